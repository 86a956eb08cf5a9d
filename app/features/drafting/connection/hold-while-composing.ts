import * as encoding from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'

/** Kinds of message of the y-websocket protocol, and the kind of synchronisation that asks; the others bring edits. */
const SYNC = 0
const AWARENESS = 1
const COMPARE = 0

/** After a composition the editor reads what was committed a moment later (ms). */
const SETTLING = 100
/** Nobody converts one word for longer (ms); an input method that was left open does not keep others' text away. */
const LONGEST = 30_000

/**
 * Others' edits and carets wait while the person converts kana: when the browser's text around an open composition is
 * rewritten, some input methods commit what was there and begin anew, and the word stands in the text twice. What tells
 * whether one's own edits are saved does not wait.
 * One's own composition waits as well (shared-text.ts) and is written before theirs are let in: they would build on a
 * text that the editor does not show.
 * @param page where compositions are heard; null where there is no page
 * @param writeOwn writes what the editor holds back of the composition
 * @returns a function that ends the listening and lets everything through
 */
export function holdWhileComposing(
  provider: WebsocketProvider,
  page: EventTarget | null,
  writeOwn: () => void,
): () => void {
  let held: (() => void)[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  const release = () => {
    timer = null
    writeOwn()
    const waiting = held
    held = []
    for (const deliver of waiting) deliver()
  }
  const holdFor = (milliseconds: number) => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(release, milliseconds)
  }
  for (const kind of [SYNC, AWARENESS]) {
    const handle = provider.messageHandlers[kind]
    if (!handle) continue
    provider.messageHandlers[kind] = (encoder, decoder, ...rest) => {
      const canWait = kind === AWARENESS || decoder.arr[decoder.pos] !== COMPARE
      // The answer to an edit or a caret is empty: there is nothing to send when it is read later.
      if (timer && canWait) held.push(() => handle(encoding.createEncoder(), decoder, ...rest))
      else handle(encoder, decoder, ...rest)
    }
  }
  const onGoingOn = () => holdFor(LONGEST)
  const onEnd = () => holdFor(SETTLING)
  page?.addEventListener('compositionstart', onGoingOn)
  page?.addEventListener('compositionupdate', onGoingOn)
  page?.addEventListener('compositionend', onEnd)
  return () => {
    page?.removeEventListener('compositionstart', onGoingOn)
    page?.removeEventListener('compositionupdate', onGoingOn)
    page?.removeEventListener('compositionend', onEnd)
    if (timer) clearTimeout(timer)
    release()
  }
}
