import type { Clock, Timer, Timing } from '#server/clock.ts'

type Event = { readonly at: number; readonly order: number; readonly run: () => void; isCancelled: boolean }

/** The time of a made-up world: what is due runs one after the other, and between two things no time passes. */
export class SimulatedTime {
  /** Milliseconds since the world began. It never jumps. */
  now = 0
  /** Things that have happened. */
  events = 0
  private order = 0
  /** A heap: the next thing stands first. */
  private readonly heap: Event[] = []

  /** Runs `run` in `delay` ms. @returns a function that calls it off */
  at(delay: number, run: () => void): () => void {
    const event: Event = { at: this.now + Math.max(0, delay), order: this.order++, run, isCancelled: false }
    this.push(event)
    return () => {
      event.isCancelled = true
    }
  }

  /** Lets the next thing happen, and everything that waits for it within the process. False: there is nothing. */
  async step(): Promise<boolean> {
    let event = this.pop()
    while (event?.isCancelled) event = this.pop()
    if (!event) return false
    this.now = event.at
    this.events += 1
    event.run()
    // Promises settle before the process looks at anything else.
    await new Promise((settled) => setImmediate(settled))
    return true
  }

  private push(event: Event): void {
    const { heap } = this
    let child = heap.push(event) - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!isBefore(event, heap[parent] as Event)) break
      heap[child] = heap[parent] as Event
      child = parent
    }
    heap[child] = event
  }

  private pop(): Event | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (!last || heap.length === 0) return first
    let parent = 0
    for (;;) {
      let child = parent * 2 + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Event, heap[child] as Event)) child += 1
      if (!isBefore(heap[child] as Event, last)) break
      heap[parent] = heap[child] as Event
      parent = child
    }
    heap[parent] = last
    return first
  }
}

const isBefore = (one: Event, other: Event) => one.at < other.at || (one.at === other.at && one.order < other.order)

/** The clock on the wall, which people and time servers set forward and back. */
export class WallClock implements Clock {
  private offset = Date.UTC(2026, 10, 2, 1)

  constructor(private readonly time: SimulatedTime) {}

  now(): Date {
    return new Date(this.offset + this.time.now)
  }

  jump(milliseconds: number): void {
    this.offset += milliseconds
  }
}

/** The timers of one process: they end with it. */
export class ProcessTiming implements Timing {
  private isAlive = true

  constructor(private readonly time: SimulatedTime) {}

  elapsed(): number {
    return this.time.now
  }

  after(delay: number, run: () => void): Timer {
    const whenAlive = () => {
      if (this.isAlive) run()
    }
    let cancel = this.time.at(delay, whenAlive)
    return {
      cancel: () => cancel(),
      restart: () => {
        cancel()
        cancel = this.time.at(delay, whenAlive)
      },
    }
  }

  every(interval: number, run: () => void): Pick<Timer, 'cancel'> {
    let cancel = () => {}
    const again = () => {
      if (!this.isAlive) return
      cancel = this.time.at(interval, again)
      run()
    }
    cancel = this.time.at(interval, again)
    return { cancel: () => cancel() }
  }

  die(): void {
    this.isAlive = false
  }
}
