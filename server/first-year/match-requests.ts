import { beginningOf } from '#app/domain/cut-text.ts'
import type { BodyId, CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import { SimilarTexts } from '#app/domain/similar-texts.ts'
import { ADOPTED_STATES } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'

/** A request of last year as rows of tables name it. */
export type LastRequest = {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly bodyId: BodyId
  /** As the imported book numbers it; empty for one that was made here. */
  readonly bookNumber: string
  readonly recipientIds: readonly RecipientId[]
}
export type Match = {
  /** The one that is meant, or seems to be; null: none that is like it. */
  readonly id: PolicyRequestId | null
  readonly isSure: boolean
  /** What a person chooses from where it is not sure, the likeliest first. */
  readonly candidates: readonly LastRequest[]
}

/** Candidates that are offered, and how like a title must be to be offered, and to be chosen beforehand. */
const OFFERED = 6
const LIKE = 0.15
const VERY_LIKE = 0.5

/** The requests of a year that were adopted, in the order of the book. */
export async function requestsOfYear(reader: Database | Transaction, cycleId: CycleId): Promise<LastRequest[]> {
  const rows = await reader.policyRequest.findMany({
    where: { cycleId, state: { in: [...ADOPTED_STATES] } },
    orderBy: [{ body: { sortOrder: 'asc' } }, { sortOrder: 'asc' }, { number: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, number: true, title: true, bodyId: true, importedFrom: true },
      body: { select: { number: true } },
      recipients: { select: { recipientId: true } },
    },
  })
  return rows.map((row) => ({
    ...{ id: row.id as PolicyRequestId, title: row.title, bodyId: row.bodyId as BodyId },
    number: requestNumber(row.body.number, row.number),
    bookNumber: row.importedFrom.replace(/^.*\.\w+ ?/s, ''),
    recipientIds: row.recipients.map(({ recipientId }) => recipientId as RecipientId),
  }))
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s・･、,。.「」（）()【】[\]~〜～-]/g, '')
const plainNumber = (text: string): string => text.normalize('NFKC').replace(/[\s()（）.．、。要求第項目]/g, '')

/** Finds the requests of a year by the titles and numbers that tables give: what is not sure is said, never decided. */
export function requestMatcher(requests: readonly LastRequest[]): (title: string, number: string) => Match {
  const byTitle = new Map<string, LastRequest[]>()
  const likeness = new SimilarTexts<LastRequest>()
  for (const request of requests) {
    byTitle.set(plain(request.title), [...(byTitle.get(plain(request.title)) ?? []), request])
    likeness.add(request, request.title)
  }
  const known = new Map<string, Match>()
  const find = (title: string, number: string): Match => {
    const [firstLine = ''] = title.split('\n')
    const named = byTitle.get(plain(firstLine)) ?? []
    const within =
      named.length > 0
        ? named
        : requests.filter((one) => plain(one.title).length > 5 && plain(title).includes(plain(one.title)))
    const numbered = number === '' ? [] : requests.filter((one) => isNumbered(one, number))
    const both = within.filter((one) => numbered.includes(one))
    const [only] = both.length === 1 ? both : within
    if (only && (both.length === 1 || within.length === 1)) return { id: only.id, isSure: true, candidates: [only] }
    if (title === '' && numbered.length === 1 && numbered[0])
      return { id: numbered[0].id, isSure: true, candidates: numbered }
    const like = title === '' ? [] : likeness.like(beginningOf(title, 400), { most: OFFERED, least: LIKE })
    const candidates = [...new Set([...within, ...like.map(({ key }) => key), ...numbered])].slice(0, OFFERED)
    const [best] = like
    const guess = within[0] ?? (best && best.likeness >= VERY_LIKE ? best.key : null)
    return { id: guess?.id ?? null, isSure: false, candidates }
  }
  return (title, number) => {
    const key = `${number}\n${title}`
    const found = known.get(key) ?? find(title, number)
    known.set(key, found)
    return found
  }
}

const isNumbered = ({ number, bookNumber }: LastRequest, wanted: string): boolean =>
  number === wanted.normalize('NFKC').trim() || (bookNumber !== '' && plainNumber(bookNumber) === plainNumber(wanted))
