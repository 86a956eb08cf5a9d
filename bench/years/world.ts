import type { Role } from '#app/domain/roles.ts'
import type { AuditKey } from '#server/db/client.ts'
import type { Rows } from './rows.ts'

/** How much is made. A year as the product is built for has 1 000 requests. */
export type Size = {
  readonly years: number
  /** Of one year. */
  readonly requests: number
  readonly recipients: number
}
/** The fiscal year for which the requests of the current cycle are. */
export const TARGET_YEAR = 2027

export type Body = { readonly id: string; readonly kind: string; readonly number: number; readonly name_ja: string }
export type Recipient = {
  readonly id: string
  readonly lg_code: string
  readonly name_ja: string
  readonly name_en: string
}
export type Person = { readonly id: string; readonly name: string }

/** What every year is made from. */
export type World = {
  readonly rows: Rows
  readonly size: Size
  readonly auditKey: AuditKey
  readonly committees: readonly Body[]
  readonly central: Body
  /** Of those that may propose. */
  readonly proposers: readonly Body[]
  readonly recipients: readonly Recipient[]
  /** Who acts, by role; the pages are measured as they see them. */
  readonly actors: Readonly<Record<Role, Person>>
  readonly members: readonly Person[]
}

export type Event = {
  readonly at: Date
  readonly person: Person
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly details: Readonly<Record<string, unknown>>
}

/** One year while it is made. */
export type Year = {
  readonly world: World
  readonly yearsAgo: number
  /** The calendar year in which the work was done. */
  readonly workYear: number
  readonly cycleId: string
  readonly on: (month: number, day: number, minutes?: number) => Date
  readonly tell: (
    at: Date,
    person: Person,
    action: string,
    subject: readonly [type: string, id: string],
    details?: Readonly<Record<string, unknown>>,
  ) => void
}
