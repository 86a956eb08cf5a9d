import { canonicalJson } from './canonical-json.ts'
import { beginningOf } from './cut-text.ts'
import type { RefusalReason } from './result.ts'

/** Longest document number, place and list of people, in characters: one line of a letter or of a table. */
export const DOCUMENT_NUMBER_MAX = 60
export const PLACE_MAX = 120
export const HANDED_BY_MAX = 200
/** Longest はじめに of a package, in characters: about two pages. */
export const INTRODUCTION_MAX = 3000

/** The circle that stands for the running number in a pattern: 「連合神政発第○号」. Three code points look like it. */
const PLACE_OF_NUMBER = /[○〇◯]/

/** `pattern` with its circle replaced by `number`; a pattern without a circle is the number of every letter as it stands. */
export const fillDocumentNumber = (pattern: string, number: number): string =>
  pattern.replace(PLACE_OF_NUMBER, String(number))

/** A number by which two letters are told apart: full-width digits and spaces make no other number of it. */
export const documentNumberKey = (documentNumber: string): string => documentNumber.normalize('NFKC').replace(/\s/g, '')

/** The numbers that the next letters may have: first those of `gaps`, then `next` and what follows it. */
export type FreeDocumentNumbers = {
  readonly pattern: string
  readonly gaps: readonly number[]
  readonly next: number
}

/** Takes a document number apart: its pattern and its running number, which is the last run of digits; null without digits. */
function takeApart(documentNumber: string): { readonly pattern: string; readonly number: number } | null {
  const plain = documentNumber.normalize('NFKC')
  const last = [...plain.matchAll(/\d+/g)].at(-1)
  if (!last) return null
  // Of a longer run the last nine digits count on.
  const end = last.index + last[0].length
  const start = Math.max(last.index, end - 9)
  return { pattern: `${plain.slice(0, start)}○${plain.slice(end)}`, number: Number(plain.slice(start, end)) }
}

/**
 * The numbers that go on from the document numbers in use, in the pattern of the highest one. A gap between two numbers of that
 * pattern is offered again unless it is longer than `longestGap`: so many are left out on purpose, for other letters of the federation.
 * @returns `{ pattern: '第○号', gaps: [], next: 1 }` when none of them has digits
 */
export function freeDocumentNumbers(used: readonly string[], longestGap = 0): FreeDocumentNumbers {
  const taken = used.flatMap((documentNumber) => takeApart(documentNumber) ?? [])
  const highest = taken.reduce((most, one) => (one.number > most.number ? one : most), { pattern: '第○号', number: 0 })
  const { pattern, number } = highest
  const ofPattern = taken.filter((one) => one.pattern === pattern).map((one) => one.number)
  const gaps = [...new Set(ofPattern)]
    .sort((one, other) => one - other)
    .flatMap((upper, index, all) => {
      const lower = all[index - 1] ?? upper
      const length = Math.max(upper - lower - 1, 0)
      return length > longestGap ? [] : Array.from({ length }, (_, step) => lower + step + 1)
    })
  return { pattern, gaps, next: number + 1 }
}

/** The first `count` document numbers that are free, in order, without those of `held`. */
export function proposeDocumentNumbers(
  { pattern, gaps, next }: FreeDocumentNumbers,
  count: number,
  held: readonly string[] = [],
): string[] {
  const keys = new Set(held.map(documentNumberKey))
  const proposed: string[] = []
  for (let index = 0; proposed.length < count; index++) {
    const text = fillDocumentNumber(pattern, gaps[index] ?? next + index - gaps.length)
    if (!keys.has(documentNumberKey(text))) proposed.push(text)
  }
  return proposed
}

/** What 提出 is narrowed to: where the work with a recipient stands. */
export const SUBMISSION_STAGES = ['toPrepare', 'prepared', 'submitted'] as const
export type SubmissionStage = (typeof SUBMISSION_STAGES)[number]

export type SubmissionFilter = {
  readonly stage: SubmissionStage | null
  /** 地域区分, as it is stored. */
  readonly region: string
  /** A part of the recipient's name, NFKC. */
  readonly words: string
}

/** Reads a filter from the address; what is not understood is left out. */
export const readSubmissionFilter = (search: URLSearchParams): SubmissionFilter => ({
  stage: SUBMISSION_STAGES.find((stage) => stage === search.get('stage')) ?? null,
  region: beginningOf(search.get('region') ?? '', 40),
  words: beginningOf((search.get('q') ?? '').normalize('NFKC').trim(), 40),
})

/** What the record of a delivery says besides the file and the requests in it: what a correction may change. */
export type DeliveryFacts = {
  readonly documentNumber: string
  /** YYYY-MM-DD */
  readonly submittedOn: string
  readonly place: string
  readonly handedBy: string
}

/** The facts as one string: a form carries those it was made from, so that it does not undo a later correction. */
export const submissionFingerprint = ({ documentNumber, submittedOn, place, handedBy }: DeliveryFacts): string =>
  canonicalJson([documentNumber, submittedOn, place, handedBy])

/**
 * A package is handed over between the first day of its cycle (null: not known) and today, and neither before what is in it was
 * adopted nor before the date of its letter (null: not known).
 */
export function wrongDeliveryDay(
  submittedOn: string,
  days: {
    readonly today: string
    readonly cycleStart: string | null
    readonly adoptedOn: string | null
    readonly letterDate: string | null
  },
): RefusalReason | null {
  const isBefore = (day: string | null) => day !== null && submittedOn < day
  if (submittedOn > days.today) return 'dateInFuture'
  if (isBefore(days.cycleStart)) return 'dateBeforeCycle'
  if (isBefore(days.adoptedOn)) return 'dateBeforeAdoption'
  return isBefore(days.letterDate) ? 'dateBeforeLetter' : null
}
