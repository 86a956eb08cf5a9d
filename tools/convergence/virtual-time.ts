/**
 * Time of a simulated world: timers run when the world says so, in their order, and a run of minutes takes milliseconds. To be
 * installed before anything that keeps a timer is loaded. What waits for promises only, goes on by itself (`settled`).
 */
type Timer = { readonly id: number; at: number; readonly run: () => void; readonly every: number | null }

const realImmediate = globalThis.setImmediate
const timers = new Map<number, Timer>()
let now = 1_800_000_000_000
let lastId = 0

function start(run: () => void, delay: number, every: number | null) {
  const timer: Timer = { id: ++lastId, at: now + Math.max(delay || 0, every === null ? 0 : 1), run, every }
  timers.set(timer.id, timer)
  const handle = {
    unref: () => handle,
    ref: () => handle,
    hasRef: () => true,
    refresh: () => {
      timer.at = now + delay
      timers.set(timer.id, timer)
      return handle
    },
    [Symbol.toPrimitive]: () => timer.id,
  }
  return handle
}

const stop = (handle: unknown) => void timers.delete(Number(handle))

/** Replaces the timers and clocks of this process. */
export function installVirtualTime(): void {
  Object.assign(globalThis, {
    setTimeout: (run: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) =>
      start(() => run(...values), delay, null),
    setInterval: (run: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) =>
      start(() => run(...values), delay, delay),
    clearTimeout: stop,
    clearInterval: stop,
    requestAnimationFrame: (run: (at: number) => void) => Number(start(() => run(now), 16, null)),
    cancelAnimationFrame: stop,
  })
  Date.now = () => now
}

/** Lets everything that waits for promises go on until nothing moves. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => realImmediate(resolve))
}

/** Lets `milliseconds` pass. */
export async function pass(milliseconds: number): Promise<void> {
  const end = now + milliseconds
  for (;;) {
    let next: Timer | null = null
    for (const timer of timers.values())
      if (timer.at <= end && (!next || timer.at < next.at || (timer.at === next.at && timer.id < next.id))) next = timer
    if (!next) break
    now = Math.max(now, next.at)
    if (next.every === null) timers.delete(next.id)
    else next.at = now + next.every
    next.run()
    await settled()
  }
  now = end
  await settled()
}

/** Forgets all timers that were not stopped: the end of a run. */
export const forgetTimers = (): void => timers.clear()
