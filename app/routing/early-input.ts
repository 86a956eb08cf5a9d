/**
 * A page is shown before its program runs, and on a slow machine or line that can be seconds: what is typed or chosen then reaches
 * no listener. React would put a text area and a choice back to what the server sent, know nothing of the rest, and nobody would be
 * asked before it is lost. So it is remembered, and entered once more when the page is alive.
 * In the browser only: `rememberEarlyInput` is called once, before React takes the page over.
 */

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const FIELDS = 'form :is(textarea, select, input:not([type=hidden], [type=submit], [type=file]))'

/** What was entered, by field: its text or the value chosen; for what is ticked, whether it is. */
const entered = new Map<Field, string | boolean>()
let ending: AbortController | null = null

/** Remembers what was entered until now, and what is entered until `enterEarlyInput`. */
export function rememberEarlyInput(): void {
  for (const field of document.querySelectorAll<Field>(FIELDS))
    if (contentOf(field) !== originalOf(field)) entered.set(field, contentOf(field))
  ending = new AbortController()
  const note = ({ target }: Event) => {
    if (target instanceof Element && target.matches(FIELDS)) entered.set(target as Field, contentOf(target as Field))
  }
  for (const event of ['input', 'change'])
    window.addEventListener(event, note, { signal: ending.signal, capture: true })
}

/** Enters what was remembered as the person did, now that everybody listens. */
export function enterEarlyInput(): void {
  ending?.abort()
  for (const [field, content] of entered) if (field.isConnected) enter(field, content)
  entered.clear()
}

const isTicked = (field: Field): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio'

const contentOf = (field: Field): string | boolean => (isTicked(field) ? field.checked : field.value)

function originalOf(field: Field): string | boolean {
  if (field instanceof HTMLSelectElement)
    return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? ''
  return isTicked(field) ? field.defaultChecked : field.defaultValue
}

function enter(field: Field, content: string | boolean): void {
  if (isTicked(field)) {
    // A radio button loses its tick by the tick of another.
    if (field.type === 'radio' && !content) return
    field.checked = !content
    field.click()
    return
  }
  if (!(field instanceof HTMLSelectElement)) {
    // React hears only of what differs from what it set itself, which it learns by a property of its own on the field.
    field.value = field.defaultValue
    const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, content)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return
  }
  field.value = String(content)
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
