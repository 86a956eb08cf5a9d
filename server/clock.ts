/** The time, as a dependency, so that terms and limits can be shown by tests. */
export type Clock = { now(): Date }

/** The time of the machine. */
export const systemClock: Clock = { now: () => new Date() }

/** Something that was put off. */
export type Timer = {
  readonly cancel: () => void
  /** Begins to wait anew. */
  readonly restart: () => void
}

/** Waiting, as a dependency: what runs later runs when this says so. All times in milliseconds. */
export type Timing = {
  /** Time that has passed since some moment. It never jumps, whatever is done to the machine's clock. */
  readonly elapsed: () => number
  /** Runs `run` once. Waiting for it keeps no process alive. */
  readonly after: (delay: number, run: () => void) => Timer
  /** Runs `run` again and again. */
  readonly every: (interval: number, run: () => void) => Pick<Timer, 'cancel'>
}

/** The timers of the process. */
export const systemTiming: Timing = {
  elapsed: () => performance.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay).unref()
    return { cancel: () => clearTimeout(timer), restart: () => void timer.refresh() }
  },
  every: (interval, run) => {
    const timer = setInterval(run, interval)
    return { cancel: () => clearInterval(timer) }
  },
}
