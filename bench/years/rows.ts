import { createHash } from 'node:crypto'
import type pg from 'pg'

export type Value = string | number | boolean | Date | Uint8Array | null
export type Row = Readonly<Record<string, Value>>

/** Puts whole lists of rows into tables, many in one statement, with constraints and triggers on. */
export class Rows {
  constructor(readonly client: pg.Client) {}

  /** `types`: column → the type it is cast to. `size`: rows of one statement. */
  async insert(
    table: string,
    types: Readonly<Record<string, string>>,
    rows: readonly Row[],
    size = 500,
  ): Promise<void> {
    const names = Object.keys(types)
    const columns = names.map((_, index) => `c${index}`)
    const statement = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')})
      SELECT ${names.map((name, index) => `c${index}::${types[name]}`).join(', ')}
      FROM unnest(${names.map((_, index) => `$${index + 1}::text[]`).join(', ')}) AS t(${columns.join(', ')})`
    for (let start = 0; start < rows.length; start += size) {
      const part = rows.slice(start, start + size)
      await this.client.query(
        statement,
        names.map((name) => part.map((row) => textOf(row[name] ?? null))),
      )
    }
  }

  async select<Found>(statement: string, values: unknown[] = []): Promise<Found[]> {
    return (await this.client.query(statement, values)).rows as Found[]
  }
}

function textOf(value: Value): string | null {
  if (value === null) return null
  if (value instanceof Date) return value.toISOString()
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : String(value)
}

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
export const DAY = 86_400_000

/** An id in the order of time, like a UUID of version 7, the same for the same key. */
export function idAt(at: Date, key: string): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const rest = createHash('md5').update(key).digest('hex')
  const variant = '89ab'[Number.parseInt(rest[3] as string, 16) & 3]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`
}
