import { canonicalJson } from './canonical-json.ts'
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

/**
 * The pattern and the next running number that follow the document numbers in use: the last run of digits of each number is
 * taken as running; the pattern is that of the highest one. Full-width digits count too.
 * @returns `{ pattern: '第○号', next: 1 }` when none of them has digits
 */
export function nextDocumentNumber(used: readonly string[]): { readonly pattern: string; readonly next: number } {
  let highest = { pattern: '第○号', next: 1 }
  for (const text of used) {
    const plain = text.normalize('NFKC')
    const last = [...plain.matchAll(/\d+/g)].at(-1)
    if (!last) continue
    // Of a longer run the last nine digits count on.
    const end = last.index + last[0].length
    const start = Math.max(last.index, end - 9)
    const next = Number(plain.slice(start, end)) + 1
    if (next > highest.next) highest = { pattern: `${plain.slice(0, start)}○${plain.slice(end)}`, next }
  }
  return highest
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
  region: (search.get('region') ?? '').slice(0, 40),
  words: (search.get('q') ?? '').normalize('NFKC').trim().slice(0, 40),
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
