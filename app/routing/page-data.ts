/**
 * Waits until the data of the page has arrived whole, so that the page can be taken over in one go. Remix suspends at the root of the
 * page while it reads them, and a key pressed in that moment makes React 18 give up: it must answer the key at once and has nothing to
 * show (its error 345, "Root did not complete"). Called once, before React takes the page over.
 */
export async function pageDataHasArrived(): Promise<void> {
  const context = window.__remixContext
  if (!context.stream) return
  const [forRemix, whole] = context.stream.tee()
  context.stream = forRemix
  await whole.pipeTo(new WritableStream())
}
