import { type RefObject, useEffect } from 'react'

/**
 * Keeps what is written in a field in this tab only (sessionStorage), so that going on to the next request, or a reload, loses
 * nothing. It never leaves the browser and goes with the tab.
 */
export function useKeptText(field: RefObject<HTMLTextAreaElement>, key: string): void {
  // The stored text is known to the browser only, so it is put in after the page was made.
  useEffect(() => {
    const element = field.current
    if (!element) return
    element.value = read(key) ?? ''
    const keep = () => write(key, element.value)
    element.addEventListener('input', keep)
    return () => element.removeEventListener('input', keep)
  }, [field, key])
}

/** The fields of an answer that are kept while they are not saved. */
const FIELDS = ['respondedOn', 'department', 'text', 'code', 'reason', 'nextAction'] as const

type Kept = { readonly formKey: string; readonly dateKey: string }

/**
 * Keeps what is typed into a form and not saved yet, request by request. An empty date starts from the one typed last: all
 * answers of a letter have the letter's date.
 * @param onRestored told when something was put back
 */
export function useKeptForm(
  form: RefObject<HTMLFormElement>,
  { formKey, dateKey }: Kept,
  onRestored: () => void,
): void {
  // The stored input is known to the browser only, so it is put in after the page was made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each form, whatever the function is now
  useEffect(() => {
    const element = form.current
    if (!element) return
    const kept = JSON.parse(read(formKey) ?? '{}') as Partial<Record<(typeof FIELDS)[number], string>>
    for (const name of FIELDS) {
      const field = fieldOf(element, name)
      const text = kept[name]
      if (field?.value !== '' || !text) continue
      fill(field, text)
      onRestored()
    }
    const date = fieldOf(element, 'respondedOn')
    if (date && date.value === '') fill(date, read(dateKey) ?? '')
    const keep = () => {
      write(
        formKey,
        JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, fieldOf(element, name)?.value ?? '']))),
      )
      write(dateKey, fieldOf(element, 'respondedOn')?.value ?? '')
    }
    element.addEventListener('input', keep)
    return () => element.removeEventListener('input', keep)
  }, [form, formKey, dateKey])
}

/** Forgets the input of rounds that are recorded by now. */
export function useForgetKept(keys: readonly string[]): void {
  useEffect(() => {
    for (const key of keys) write(key, '')
  }, [keys])
}

/** Puts text into a field as if it had been typed, so that whatever counts or keeps what is typed hears of it. */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  // React listens to changes through a property of its own on the field; the prototype's setter goes past it.
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

type Fillable = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | RadioNodeList

function fieldOf(form: HTMLFormElement, name: string): Fillable | null {
  const field = form.elements.namedItem(name)
  return field && 'value' in field ? (field as Fillable) : null
}

/** Nothing hears what is chosen in a list or by a mark but the form, and it is the form that fills them. */
function fill(field: Fillable, text: string): void {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) typeInto(field, text)
  else field.value = text
}

/** A browser may refuse storage (private windows, full disk): then nothing is kept, and nothing else changes. */
function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    if (value === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, value)
  } catch {
    // Nothing is kept then; the form itself still has what was typed.
  }
}
