import { enterEarlyInput } from './early-input.ts'

/**
 * What somebody typed on this page and has not saved, in any form that has room for more than a line: going elsewhere would lose
 * it. One place watches all of them, so that no form has to remember. In the browser only.
 *
 * A part of the page says by `data-kept` that it needs no question: `tab` keeps what is typed until the tab is closed, `page` as
 * long as the page only shows another panel, `told` tells by `tellUnsaved` itself.
 */

type Field = HTMLInputElement | HTMLTextAreaElement
/** Its form, what stood in it before, and what it is called. A form may draw its fields anew: what was typed stays typed. */
type Typed = { readonly form: HTMLFormElement; readonly clean: string; readonly name: string }

const typed = new Map<Field, Typed>()
let told = (): readonly string[] => []
let settleTold = async () => {}
let sending: EventTarget | null = null

/**
 * Says what else of the page is not saved, by name; for a page that knows better than its fields do.
 * @param settle has it saved, as far as it saves itself
 */
export function tellUnsaved(names: () => readonly string[], settle = async () => {}): void {
  told = names
  settleTold = settle
}

/** Has saved what saves itself. */
export const settleUnsaved = (): Promise<void> => settleTold()

/** The state of a navigation that loads the same page anew under another address: nothing on it is left. */
export const SAME_PAGE = { isSamePage: true } as const

/** Where one would go. */
export type Leaving = 'page' | 'panel'

/** What would be lost by leaving, by the names of its fields; not what is in the form that is being sent at this moment. */
export function unsavedInput(leaving: Leaving): string[] {
  const names = [...typed].flatMap(([field, { form, clean, name }]) => {
    const kept = form.closest<HTMLElement>('[data-kept]')?.dataset.kept
    const isKept = kept !== undefined && (kept !== 'page' || leaving === 'panel')
    return form.isConnected && field.value !== clean && form !== sending && !isKept ? [name] : []
  })
  return [...new Set([...(leaving === 'page' ? told() : []), ...names])]
}

/** A form has been taken: what was sent with it and is not typed on is saved. A preview is sent, and saves nothing. */
export function settleInput(sent: URLSearchParams): void {
  if (sent.get('intent') === 'preview') return
  for (const field of typed.keys()) {
    const isSent = (value: string) => value.replaceAll('\r', '') === field.value
    if (sent.getAll(field.name).some(isSent)) typed.delete(field)
  }
}

/** Watches the page, and lets the browser ask before it is closed or loaded anew. @returns a function that ends it */
export function watchInput(): () => void {
  const ending = new AbortController()
  const { signal } = ending
  window.addEventListener('input', note, { signal })
  noteRefused()
  enterEarlyInput()
  // The form that is sent goes elsewhere with what is in it; what others hold would be lost.
  const noteSending = ({ target }: Event) => {
    sending = target
    setTimeout(() => {
      sending = null
    })
  }
  window.addEventListener('submit', noteSending, { signal, capture: true })
  window.addEventListener('beforeunload', (event) => unsavedInput('page').length > 0 && event.preventDefault(), {
    signal,
  })
  return () => ending.abort()
}

function note({ target }: Event): void {
  const field = target as Field
  if (field.defaultValue !== undefined) noteField(field, field.defaultValue)
}

function noteField(field: Field, clean: string): void {
  const { form, name } = field
  if (form?.method !== 'post' || !name || typed.has(field)) return
  if (form.querySelector('textarea'))
    typed.set(field, { form, clean, name: field.labels?.[0]?.firstChild?.textContent ?? name })
}

/**
 * A form that was sent before the program ran is answered by a whole page: what was refused, or only tried, stands in it like what
 * is stored. Its action's answer names what was sent (`values`).
 */
function noteRefused(): void {
  const answers = (window as RemixWindow).__remixContext?.state?.actionData ?? {}
  const sent = new Set<unknown>()
  JSON.stringify(Object.values(answers).map(valuesOf), (_, value) => {
    sent.add(value)
    return value
  })
  for (const field of document.querySelectorAll<Field>('form :is(textarea, input[type=text])'))
    if (field.value !== '' && sent.has(field.value)) noteField(field, '')
}

const valuesOf = (answer: unknown) => (answer as { readonly values?: unknown } | null)?.values

type RemixWindow = Window & { readonly __remixContext?: { readonly state?: { readonly actionData?: object | null } } }
