import { createHash } from 'node:crypto'
import type { BodyId, RecipientId } from '#app/domain/ids.ts'
import { PROPOSING_BODIES } from '#app/domain/roles.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { bodyChoices } from '#server/policy-requests/choices.repository.ts'
import { recipientChoices } from '#server/recipients/recipients.repository.ts'
import {
  type BookOutline,
  ITEM_UNITS,
  type ItemUnit,
  likelyUnit,
  type OutlineChapter,
  type OutlineItem,
  outlineOf,
  type UnknownName,
} from './book-outline.ts'
import type { BookChoices, SentBook } from './first-year.repository.ts'

export type NamedChoice<Id extends string = string> = {
  readonly id: Id
  readonly nameJa: string
  readonly nameEn: string
}
/** What a name can stand for, by what the book names with it. */
export type NameChoices = {
  readonly proposer: readonly NamedChoice<BodyId>[]
  readonly recipient: readonly NamedChoice<RecipientId>[]
}
/** A name that nobody here has, and how often the book names it. */
export type AskedName = UnknownName & { readonly count: number; readonly chosen: string }

export type UnderstoodBook = {
  readonly outline: BookOutline
  /** Of all chapters the committee that is chosen, or seems to be right; empty: not taken. */
  readonly committeeOf: readonly string[]
  readonly committees: readonly NamedChoice<BodyId>[]
  readonly names: readonly AskedName[]
  readonly nameChoices: NameChoices
  /** Fingerprint of what is shown, and of what was chosen. */
  readonly shown: string
}

export const keyOfName = ({ as, name }: UnknownName): string => `${as}:${name}`
export const itemsOf = ({ pillars }: OutlineChapter): readonly OutlineItem[] => pillars.flatMap(({ items }) => items)

/** A book as it is understood with what the person chose: whom they said a name to be, the book names by it. */
export async function understandBook(
  reader: Database | Transaction,
  book: SentBook,
  unit: unknown,
): Promise<UnderstoodBook> {
  const bodies = await bodyChoices(reader, PROPOSING_BODIES)
  const [committees, recipients] = [await bodyChoices(reader, ['committee']), await recipientChoices(reader)]
  const nameChoices = { proposer: bodies.map(named), recipient: recipients.map(named) }
  const chosen = book.chosen ?? {}
  const asUnit: ItemUnit =
    ITEM_UNITS.find((one) => String(one) === String(unit)) ??
    ITEM_UNITS.find((one) => String(one) === chosen.unit) ??
    likelyUnit(book.entries)
  const known = { committees, bodies, recipients }
  const names = namesAsked(outlineOf(book.entries, asUnit, known), chosen)
  const meant = (as: UnknownName['as']) =>
    names.flatMap((one) =>
      one.as === as && nameChoices[as].some(({ id }) => id === one.chosen)
        ? [{ id: one.chosen, nameJa: one.name }]
        : [],
    )
  const outline = outlineOf(book.entries, asUnit, {
    committees,
    bodies: [...bodies, ...meant('proposer')],
    recipients: [...recipients, ...meant('recipient')],
  })
  const committeeOf = outline.chapters.map(
    ({ committeeId }, at) =>
      (chosen.unit === String(asUnit) ? chosen.committees?.[String(at)] : undefined) ?? committeeId ?? '',
  )
  const shown = createHash('sha256')
    .update(JSON.stringify([outline, committeeOf, chosen]))
    .digest('hex')
  return { outline, committeeOf, committees: committees.map(named), names, nameChoices, shown }
}

const named = <Id extends string>({ id, nameJa, nameEn }: NamedChoice<Id>): NamedChoice<Id> => ({ id, nameJa, nameEn })

/** The names nobody has, those that stand there most often first. */
function namesAsked(outline: BookOutline, { names: chosen = {} }: BookChoices): AskedName[] {
  const found = new Map<string, AskedName>()
  for (const one of outline.chapters.flatMap(itemsOf).flatMap(({ unknownNames }) => unknownNames)) {
    const key = keyOfName(one)
    const before = found.get(key)
    found.set(key, { ...one, count: (before?.count ?? 0) + 1, chosen: chosen[key] ?? '' })
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}

/** What a year is called that nobody gave a name. */
export const titleOfYear = (year: string): string => `${year}年度に向けた要求（取込み）`
const PROPOSED = /^\d{4}年度に向けた要求（取込み）$/

/** The answers of a form laid over those that are kept. Fields: `title`, `targetFiscalYear`, `committee.N`, `name.N`. */
export function choicesOf(
  book: SentBook,
  { names, outline }: Pick<UnderstoodBook, 'names' | 'outline'>,
  fields: Readonly<Record<string, string>>,
): BookChoices {
  const unit = String(outline.unit)
  const before = book.chosen ?? {}
  const numbered = (name: string) =>
    Object.entries(fields).flatMap(([field, value]) => {
      const at = new RegExp(`^${name}\\.(\\d{1,4})$`).exec(field)?.[1]
      return at === undefined ? [] : [[at, value] as const]
    })
  const targetFiscalYear = fields.targetFiscalYear ?? before.targetFiscalYear ?? ''
  const title = fields.title ?? before.title ?? ''
  return {
    // The name that was proposed goes with the year; one that somebody wrote stays.
    title: PROPOSED.test(title) && /^\d{4}$/.test(targetFiscalYear) ? titleOfYear(targetFiscalYear) : title,
    targetFiscalYear,
    unit,
    committees: {
      ...(before.unit === unit ? before.committees : {}),
      ...Object.fromEntries(numbered('committee').filter(([at]) => outline.chapters[Number(at)])),
    },
    names: {
      ...before.names,
      ...Object.fromEntries(
        numbered('name').flatMap(([at, value]) => {
          const name = names[Number(at)]
          return name ? [[keyOfName(name), value]] : []
        }),
      ),
    },
  }
}

/** The year that the beginning of the book names, where it is one of the past: of a book for two years the first. */
export function yearNamed({ entries }: Pick<SentBook, 'entries'>, last: number): number {
  const text = entries
    .slice(0, 20)
    .map((entry) => entry.text)
    .join('\n')
    .normalize('NFKC')
  const found = /(20\d\d)\s*(?:[・~〜～,、-]\s*20\d\d\s*)?年度/.exec(text)?.[1]
  return found && Number(found) <= last ? Number(found) : last
}
