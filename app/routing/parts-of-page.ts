/**
 * Parts of a page that a browser loads on demand, and that this page shows from the start: the page comes to life when they are
 * there. Drawn without them it would not be what the server sent, and React would throw away what somebody has typed meanwhile.
 */
const awaited: Promise<unknown>[] = []

/** Called while the modules of the page's routes run. In a browser only. */
export const awaitPart = (part: Promise<unknown>): void => void awaited.push(part)

export const partsOfThisPage = (): Promise<unknown> => Promise.all(awaited)
