import { randomUUID } from 'node:crypto'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { BodyId, CycleId, PillarId, RecipientId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Result } from '#app/domain/result.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import type { Services } from '#server/services.ts'

/** Everything the sample year's steps look things up in. */
export type SampleWorld = {
  readonly services: Services
  readonly database: Database
  readonly clock: SampleClock
  readonly actors: ReadonlyMap<string, Actor>
  readonly bodies: ReadonlyMap<string, BodyId>
  readonly recipients: ReadonlyMap<string, RecipientId>
  readonly pillars: ReadonlyMap<string, PillarId>
  readonly cycles: { readonly previous: CycleId; readonly current: CycleId }
  /** Fiscal year that the current cycle is for. */
  readonly fiscalYear: number
}

/** Something that happens on a day. Steps of a day happen in the order they are written. */
export type Step = { readonly day: string; readonly run: (world: SampleWorld) => Promise<void> }

const HALF_MINUTE = 30_000

/** A clock that stands on a day of the sample year and goes on a little with every look, never beyond the real time. */
export class SampleClock implements Clock {
  #time: number

  constructor(private readonly real: Clock) {
    this.#time = real.now().getTime()
  }

  now(): Date {
    this.#time = Math.min(this.#time + HALF_MINUTE, this.real.now().getTime())
    return new Date(this.#time)
  }

  /** Stands on `day` at nine in the morning in Japan; a day still to come is today. */
  setDay(day: string): void {
    this.#time = Math.min(new Date(`${day}T09:00:00+09:00`).getTime(), this.real.now().getTime())
  }

  today(): string {
    return todayInJapan(new Date(this.#time))
  }
}

/** The value of a step that must succeed: the sample year is written so that nothing is refused. */
export function must<Value>(result: Result<Value>, about: string): Value {
  if (!result.ok) throw new Error(`The sample year could not be loaded: ${about}: ${JSON.stringify(result.refusal)}`)
  return result.value
}

export const formKey = (): string => randomUUID()

/** What was found under `key`. @throws when the sample's data name something that is not there */
export function find<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`The sample year names ${key}, which is not there`)
  return value
}
