import { MAX_FORM_BYTES } from '#app/domain/form-size.ts'
import { PERSON_OF_PAGE, personOfPage } from './person-of-page.ts'
import { settleInput } from './unsaved-input.ts'

/**
 * On a train the connection comes and goes, and over lunch a session ends. Remix would replace the page by an error, and with it
 * what was typed, or load it afresh, and the browser would show its own error. So requests for pages wait for the connection, a
 * form that nobody signed in could send waits until somebody is, a form that the server would not read stays where it is, and
 * the page says so.
 * In the browser only: `startPatientConnection` is called once, before React takes the page over.
 */

/** A failed request is sent again after this time (ms), or as soon as the browser has a network. */
const RETRY_AFTER = 2_000

/** What a request waits for: a connection, somebody signed in, the person whose page it is, or a form short enough to be read. */
export type Missing = 'network' | 'signIn' | 'owner' | 'shorterForm'

let missing: Missing | null = null
const listeners = new Set<() => void>()

/** Is something waiting, and for what? In the form that `useSyncExternalStore` takes. */
export const connection = {
  missing: (): Missing | null => missing,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

function tell(now: Missing | null): void {
  if (now === missing) return
  missing = now
  for (const listener of listeners) listener()
}

type Signal = AbortSignal | null | undefined
type Wait = (signal: Signal, forWhat: Missing) => Promise<void>

/**
 * A `fetch` that does not give up on pages: what Remix asks for (`….data`, `/__manifest`) is sent until an answer comes or
 * the person goes elsewhere. A form may so arrive twice: it goes with a key, made when it is sent where it has none, by which the
 * server gives the first answer again (server/forms). A form that is answered by 401 has done nothing, and is sent again when the
 * person comes back to this window, having signed in in another one; so is one that is answered by 412, because somebody else has
 * signed in since the page was shown.
 * @param send the browser's own `fetch`
 * @param wait how to wait before the next attempt
 * @param words loads the words for what a form may be answered with; the answer waits for them
 */
export function patientFetch(
  send: typeof fetch,
  wait: Wait = untilThereAgain,
  words: () => Promise<void> = async () => undefined,
): typeof fetch {
  return async (input, init) => {
    if (!isPageRequest(input)) return send(input, init)
    const isForm = init?.method?.toUpperCase() === 'POST'
    const owner = personOfPage()
    const form = init?.body instanceof URLSearchParams ? init.body : null
    // Browsers make such a key only where the connection is safe; without it a form is sent as it is.
    if (form && !form.has('formKey')) form.set('formKey', crypto.randomUUID?.() ?? '')
    const worded = isForm ? words().catch(() => 'missing') : null
    for (;;) {
      try {
        const response = await send(input, isForm ? inNameOf(owner, init) : init)
        const lacking = (isForm && LACKING[response.status]) || null
        tell(lacking)
        if (!lacking) {
          if (response.ok && form) settleInput(form)
          if ((await worded) === 'missing') await untilWorded(words, (signal) => wait(signal, 'network'), init?.signal)
          return response
        }
        await wait(init?.signal, lacking)
        if (!init?.signal?.aborted) continue
        tell(null)
        return response
      } catch (error) {
        // Without a connection fetch throws a TypeError; an abort is another error, and is meant.
        if (!(error instanceof TypeError) || init?.signal?.aborted) throw error
        tell('network')
        await wait(init?.signal, 'network')
      }
    }
  }
}

/** The form has been sent, and is not sent again: only the words for its answer are asked for until they are there. */
async function untilWorded(
  words: () => Promise<void>,
  wait: (signal: Signal) => Promise<void>,
  signal: Signal,
): Promise<void> {
  while (!signal?.aborted) {
    try {
      await words()
      break
    } catch {
      tell('network')
      await wait(signal)
    }
  }
  tell(null)
}

/** What the server's refusal of a form says is missing. */
const LACKING: Readonly<Record<number, Missing>> = { 401: 'signIn', 412: 'owner' }

function inNameOf(owner: string | null, init: RequestInit | undefined): RequestInit | undefined {
  if (owner === null) return init
  const headers = new Headers(init?.headers)
  headers.set(PERSON_OF_PAGE, owner)
  return { ...init, headers }
}

function isPageRequest(input: RequestInfo | URL): boolean {
  const url = new URL(input instanceof Request ? input.url : input, 'http://this-site.invalid')
  return url.pathname.endsWith('.data') || url.pathname === '/__manifest'
}

/** Until there is a network (or some time has passed); until this window is in front again, where one has signed in in another. */
const untilThereAgain: Wait = (signal, forWhat) =>
  new Promise((resolve) => {
    const event = forWhat === 'network' ? 'online' : 'focus'
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener(event, done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = forWhat === 'network' ? setTimeout(done, RETRY_AFTER) : undefined
    window.addEventListener(event, done)
    signal?.addEventListener('abort', done)
  })

/**
 * Makes requests for pages patient, keeps a link that is chosen without a network until there is one, and too large forms.
 * @param words loads what the page may need to show an answer with
 */
export function startPatientConnection(words: () => Promise<void>): void {
  window.fetch = patientFetch(window.fetch.bind(window), untilThereAgain, words)
  keepTooLargeForms()
  let chosen: HTMLAnchorElement | null = null
  window.addEventListener(
    'click',
    (event) => {
      if (navigator.onLine || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || !leavesPage(link)) return
      event.preventDefault()
      chosen = link
      tell('network')
    },
    // Before React hears of it.
    { capture: true },
  )
  window.addEventListener('online', () => {
    tell(null)
    if (chosen?.isConnected) chosen.click()
    chosen = null
  })
}

/** The server refuses them unread, and the browser would show that in place of what was typed. */
function keepTooLargeForms(): void {
  window.addEventListener(
    'submit',
    (event) => {
      if (!(event.target instanceof HTMLFormElement) || event.target.method !== 'post') return
      if (formBytes(new FormData(event.target)) <= MAX_FORM_BYTES) return
      event.preventDefault()
      event.stopImmediatePropagation()
      tell('shorterForm')
    },
    // Before React hears of it.
    { capture: true },
  )
  window.addEventListener('input', () => missing === 'shorterForm' && tell(null))
}

/** How many bytes a form is when it is sent, URL-encoded. Forms here have no files. */
export const formBytes = (form: FormData): number =>
  new URLSearchParams([...form].map(([name, value]) => [name, String(value)])).toString().length

function leavesPage(link: HTMLAnchorElement): boolean {
  if (link.origin !== location.origin || link.target === '_blank') return false
  return link.pathname !== location.pathname || link.search !== location.search || link.hash === ''
}
