import type { DeskOfYears } from './desk-of-years.ts'
import type { Page } from './page-list.ts'
import type { Touched } from './statements.ts'

/** What one page costs with one year in the database, and with all. */
export type Cost = {
  readonly status: number
  readonly milliseconds: number
  readonly statements: number
  readonly buffers: number
  readonly rows: number
  readonly bytes: number
  /** The statements that touch most, for whoever has to find the cause. */
  readonly worst: readonly (Touched & { readonly text: string })[]
}
export type Growth = { readonly page: Page; readonly one: Cost; readonly all: Cost }

/** How much a page may grow with the years, and how large it may be at all (bytes). */
export const GOALS = { time: 1.2, buffers: 1.5, bytes: 200_000 } as const
/** A page of few buffers, rows or milliseconds says nothing by its ratio: so much may come to it. */
const SLACK = { milliseconds: 2, buffers: 30, rows: 200, bytes: 2_000 } as const

/**
 * What of a page grows with the years, in counts: the same on every machine, however busy.
 * @param planned buffers that may come to a page because another plan reads it: of a small year the database reads whole tables, of
 *   many the requests of one year, each by its key
 */
export function growsIn({ one, all }: Growth, planned = 0): string[] {
  const grows = (what: 'buffers' | 'rows', slack: number) =>
    all[what] > Math.max(one[what] * GOALS.buffers, one[what] + slack) && `${what}: ${one[what]} → ${all[what]}`
  const grown = [
    one.statements !== all.statements && `statements: ${one.statements} → ${all.statements}`,
    grows('buffers', SLACK.buffers + planned),
    planned > 0 && grows('rows', SLACK.rows),
    all.bytes > Math.max(one.bytes * GOALS.time, one.bytes + SLACK.bytes) && `bytes: ${one.bytes} → ${all.bytes}`,
    all.bytes > GOALS.bytes && `bytes: ${all.bytes}`,
    all.status !== 200 && `status: ${all.status}`,
  ]
  return grown.filter((reason) => reason !== false)
}

/** Does it take longer with the years? */
export const isSlower = ({ one, all }: Growth): boolean =>
  all.milliseconds > Math.max(one.milliseconds * GOALS.time, one.milliseconds + SLACK.milliseconds)

/** A database with so many years, and the pages in it. */
export type Side = { readonly desk: DeskOfYears; readonly pages: readonly Page[] }
/** What is compared: a database with one year (`two`: with the year before as well) and one with all. */
export type Sides = { readonly one: Side; readonly two: Side; readonly all: Side }

/** Opens each page `rounds` times on both sides, in turn, so that whatever else the machine does falls on both. */
export async function measure(
  sides: Sides,
  { rounds, only }: { readonly rounds: number; readonly only: string },
  told: (growth: Growth) => void = () => {},
): Promise<Growth[]> {
  const growths: Growth[] = []
  for (const [index, page] of sides.all.pages.entries()) {
    if (!page.name.includes(only)) continue
    const base = page.hasYearBefore ? sides.two : sides.one
    const both = [base, sides.all].map(({ desk, pages }) => ({
      desk,
      page: pages[index] ?? page,
      times: [] as number[],
    }))
    for (const { desk, page: shown } of both) await desk.show(shown.role, shown.path)
    for (let round = 0; round < rounds; round++)
      for (const { desk, page: shown, times } of round % 2 ? both.toReversed() : both)
        times.push((await desk.show(shown.role, shown.path)).milliseconds)
    const [one, all] = [await costOf(both[0]), await costOf(both[1])]
    const growth = { page, one, all }
    told(growth)
    growths.push(growth)
  }
  return growths
}

type Shown = { readonly desk: DeskOfYears; readonly page: Page; readonly times: readonly number[] }

async function costOf(shown: Shown | undefined): Promise<Cost> {
  if (!shown) throw new Error('nothing to measure')
  const { desk, page, times } = shown
  const { answer, statements } = await desk.examine(page.role, page.path)
  const touching = statements.map(({ text, touched }) => ({ buffers: 0, rows: 0, ...touched, text }))
  return {
    status: answer.status,
    milliseconds: [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0,
    statements: statements.length,
    buffers: touching.reduce((sum, { buffers }) => sum + buffers, 0),
    rows: touching.reduce((sum, { rows }) => sum + rows, 0),
    bytes: answer.bytes,
    worst: touching.sort((one, other) => other.buffers - one.buffers).slice(0, 3),
  }
}
