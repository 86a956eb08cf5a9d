import { isCalendarDate } from '#app/domain/calendar-date.ts'
import { writtenMarks } from '#app/domain/federation-profile.ts'
import type { BodyId, CycleId, RecipientId } from '#app/domain/ids.ts'
import { dayNamed, type WrittenMarks } from '#app/domain/last-year-records.ts'
import { PROPOSING_BODIES } from '#app/domain/roles.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { bodyChoices } from '#server/policy-requests/choices.repository.ts'
import { readProfile } from '#server/profiles/profiles.ts'
import { recipientChoices } from '#server/recipients/recipients.repository.ts'
import type { SentRecords } from './first-year.repository.ts'
import { importedYears } from './last-year.repository.ts'
import { type LastRequest, type Match, requestMatcher, requestsOfYear } from './match-requests.ts'
import type { NamedChoice } from './understand-book.ts'

/** What a word of a table can be asked about: whom it names, or what it says. */
export type AskedAs = 'proposer' | 'recipient' | 'evaluation' | 'outcome'
export type AskedWord = { readonly as: AskedAs; readonly name: string; readonly count: number; readonly chosen: string }

/** What rows of last year's tables are understood by. */
export type Ground = {
  readonly years: readonly { readonly id: CycleId; readonly title: string }[]
  readonly cycleId: CycleId | null
  readonly requests: readonly LastRequest[]
  readonly match: (title: string, number: string) => Match
  readonly bodies: readonly NamedChoice<BodyId>[]
  readonly recipients: readonly NamedChoice<RecipientId>[]
  /** How this federation writes its marks. */
  readonly marks: WrittenMarks
  /** What the person chose, by the field of the form or the word. */
  readonly chosen: Readonly<Record<string, string>>
}

export async function groundOf(reader: Database | Transaction, { chosen = {} }: SentRecords): Promise<Ground> {
  const years = await importedYears(reader)
  const cycleId = years.find(({ id }) => id === chosen.cycleId)?.id ?? years[0]?.id ?? null
  const requests = cycleId ? await requestsOfYear(reader, cycleId) : []
  const named = <Id extends string>({ id, nameJa, nameEn }: NamedChoice<Id>) => ({ id, nameJa, nameEn })
  return {
    ...{ years, cycleId, requests, match: requestMatcher(requests), chosen },
    marks: writtenMarks(await readProfile(reader)),
    bodies: (await bodyChoices(reader, PROPOSING_BODIES)).map(named),
    recipients: (await recipientChoices(reader)).map(named),
  }
}

const plain = (name: string): string => name.normalize('NFKC').replace(/[\s・･、,]/g, '')

export const bodyNamed = ({ bodies }: Ground, name: string): BodyId | null =>
  bodies.find(({ nameJa, nameEn }) => plain(nameJa) === plain(name) || plain(nameEn) === plain(name))?.id ?? null

/** 「横浜市長」 and 「横浜」 are the city, 「県」 the prefecture. */
export function recipientNamed({ recipients }: Pick<Ground, 'recipients'>, name: string): RecipientId | null {
  const wanted = plain(name)
  const same = recipients.find(
    ({ nameJa }) =>
      plain(nameJa) === wanted || (wanted === '県' && /県$/.test(nameJa)) || nameJa.replace(/[市町村]$/, '') === wanted,
  )
  if (same) return same.id
  const within = recipients.filter(({ nameJa }) => wanted.startsWith(plain(nameJa)))
  return within.length === 1 ? (within[0]?.id ?? null) : null
}

/** The one recipient that the file's name or what stands above the tables names; a city is named with its prefecture. */
export function recipientOfFile({ recipients }: Ground, { file, context }: SentRecords): RecipientId | null {
  for (const lines of [[file], context]) {
    const named = recipients.filter(({ nameJa }) => lines.some((line) => plain(line).includes(plain(nameJa))))
    const cities = named.filter(({ nameJa }) => !/[都道府県]$/.test(nameJa))
    const [only] = cities.length > 0 ? cities : named
    if (only && (cities.length === 1 || named.length === 1)) return only.id
  }
  return null
}

/** The day on which it was answered, where what stands above the tables says so; one that there is. */
export function dayOfFile({ context, file }: SentRecords): string {
  const told = [...context.filter((line) => /回答|日付/.test(line)), file, ...context]
  for (const line of told) {
    const day = dayNamed(line)
    if (day && isCalendarDate(day)) return day
  }
  return ''
}

/** Counts the words that are asked, those of the most rows first. */
export function askedWords(
  words: readonly { readonly as: AskedAs; readonly name: string }[],
  chosen: Ground['chosen'],
): AskedWord[] {
  const found = new Map<string, AskedWord>()
  for (const { as, name } of words) {
    const key = wordKey(as, name)
    found.set(key, { as, name, count: (found.get(key)?.count ?? 0) + 1, chosen: chosen[key] ?? '' })
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}

export const wordKey = (as: AskedAs, name: string): string => `word:${as}:${name}`

/** What is not taken: the head of its column, in how many rows something stands there, and the first of these. */
export type LeftOut = { readonly head: string; readonly count: number; readonly places: readonly string[] }
export function countLeftOut(all: readonly { readonly head: string; readonly at: string }[]): LeftOut[] {
  const found = new Map<string, string[]>()
  for (const { head, at } of all) found.set(head, [...(found.get(head) ?? []), at])
  return [...found].map(([head, places]) => ({ head, count: places.length, places: places.slice(0, PLACES_TOLD) }))
}
const PLACES_TOLD = 3

/** A column as a note names it. */
export type NotedField =
  | ('intent' | 'title' | 'demand' | 'situation' | 'reason' | 'addressedTo' | 'isUrgent' | 'outcome' | 'outcomeReason')
  | ('request' | 'answer' | 'evaluation' | 'evaluationReason' | 'nextAction' | 'respondedOn')
/**
 * What is to be known of a row before it is taken: `tooLong`, it has to be mended and is not taken; `keptInReason`, what is no word of
 * that field, or too long for it, stays behind the reason (of answers: of the evaluation); `keptInAnswer`, behind the answer;
 * `judgedTwice`, rows of one answer judge it otherwise, the first counts and all of them stay in words; `daysDiffer`, the last day
 * counts; `notTaken`.
 */
export type RecordNote =
  | { readonly kind: 'tooLong'; readonly field: NotedField; readonly length: number; readonly max: number }
  | { readonly kind: 'keptInReason' | 'keptInAnswer' | 'notTaken'; readonly field: NotedField; readonly text: string }
  | { readonly kind: 'judgedTwice' | 'daysDiffer' | 'judgedOtherwiseThere' }
