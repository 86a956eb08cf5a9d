/**
 * For long reckoning on the main thread: between its parts others are answered.
 * @param span how long (ms) it may go on at a time
 * @returns to be awaited between two parts; most of the time it goes on at once
 */
export function givesWay(span = 8): () => Promise<void> | void {
  let since = performance.now()
  return () => {
    if (performance.now() - since < span) return
    return new Promise((resolve) =>
      setImmediate(() => {
        since = performance.now()
        resolve()
      }),
    )
  }
}
