/** The time, as a dependency, so that terms and limits can be shown by tests. */
export type Clock = { now(): Date }

/** The time of the machine. */
export const systemClock: Clock = { now: () => new Date() }
