import type { Timing } from '#server/clock.ts'
import type { TextStore } from './text-store.ts'

/**
 * A store of which every call answers or fails within `milliseconds`. A database that says nothing any more (a cable, a lock that
 * nobody gives back) would keep people waiting for a word on what they wrote; when it fails, they come back and send it again.
 */
export function storeInTime(store: TextStore, timing: Timing, milliseconds: number): TextStore {
  const inTime =
    <Input, Value>(call: (input: Input) => Promise<Value>) =>
    (input: Input): Promise<Value> =>
      new Promise((resolve, reject) => {
        const deadline = timing.after(milliseconds, () =>
          reject(new Error(`the database did not answer within ${milliseconds} ms`)),
        )
        call(input)
          .then(resolve, reject)
          .finally(() => deadline.cancel())
      })
  return {
    load: inTime(store.load),
    append: inTime(store.append),
    findForeign: inTime(store.findForeign),
    compact: inTime(store.compact),
    findAccess: inTime(store.findAccess),
  }
}
