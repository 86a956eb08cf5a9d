import type { CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import { awaitsOutcome } from '#app/domain/proposal.ts'
import { proposeTargets } from '#app/domain/sdgs/propose-targets.ts'
import { compareTargetCodes, isTargetCode } from '#app/domain/sdgs/sdgs.ts'
import { TARGET_TEXTS } from '#app/domain/sdgs/target-texts.ts'
import { saysEnough } from '#app/domain/similar-texts.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { type Successor, successorsOf } from '#server/policy-requests/successors.repository.ts'
import { textToMend } from './carried-text.ts'
import type { openRequests, Proposal } from './proposals.repository.ts'
import type { Alike } from './similar-wishes.ts'

type OpenRequest = Awaited<ReturnType<typeof openRequests>>[number]
/** A request that still takes wishes and may be meant. `carriesOn`: it carries on the request that the wish carries on. */
export type ProposedRequest = OpenRequest & { readonly shared: readonly string[]; readonly carriesOn: boolean }
/** A request that carries on what the wish carries on, but takes no more wishes. */
export type ClosedSuccessor = {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly state: RequestState
}
/** A target of the SDGs for a request that is made of the wish. `words`: those of the wish that it was found by; none: it was last year's. */
export type OfferedTarget = {
  readonly code: string
  readonly ja: string
  readonly en: string
  readonly words: readonly string[]
}
type Offered = {
  readonly alike: Alike | null
  readonly similarRequests: readonly ProposedRequest[]
  /** The one that is chosen beforehand; null: the person chooses. */
  readonly proposedRequestId: PolicyRequestId | null
  readonly closedSuccessors: readonly ClosedSuccessor[]
  readonly targets: readonly OfferedTarget[]
}
/** What the desk proposes where there is no wish. */
export const NOTHING_OFFERED: Offered = {
  ...{ alike: null, similarRequests: [], proposedRequestId: null, closedSuccessors: [], targets: [] },
}

type Asked = {
  readonly database: Database
  readonly cycleId: CycleId
  /** The requests of the year that still take wishes. */
  readonly requests: readonly OpenRequest[]
  /** What is like a text; null where it could not be reckoned. */
  readonly alikeTo: (text: string) => Promise<Alike | null>
}

/**
 * What the desk proposes for a wish: what is like it, where it could go, and targets for a request that is made of it. Where another
 * request carries on what the wish carries on, that one is meant: the words of last year's text make it like nothing else.
 */
export async function offeredFor(wish: Proposal, { database, cycleId, requests, alikeTo }: Asked): Promise<Offered> {
  const [alike, successors, last] = await Promise.all([
    alikeTo(`${wish.title}。${wish.demand}`),
    wish.previous ? successorsOf(database, cycleId, [wish.previous.id]) : [],
    wish.previous && awaitsOutcome(wish) ? findRequestDetail(database, wish.previous.id) : null,
  ])
  const carriedOn = successors.flatMap(({ id }) => requests.filter((request) => request.id === id))
  const byWords = successors.length > 0 ? await byOwnWords(database, wish, alikeTo) : alike
  const similar = (byWords?.requests ?? []).flatMap(({ key, shared }) => {
    const request = requests.find(({ id }) => id === key && !successors.some((one) => one.id === id))
    return request ? [{ ...request, shared, carriesOn: false }] : []
  })
  const [best] = similar
  const likeliest = !wish.previous && best && saysEnough(best.shared) ? best.id : null
  return {
    alike,
    // What carries on the request that the wish carries on comes first, whatever its words.
    similarRequests: [...carriedOn.map((request) => ({ ...request, shared: [], carriesOn: true })), ...similar],
    proposedRequestId: carriedOn[0]?.id ?? likeliest,
    closedSuccessors: successors
      .filter(({ id, state }) => state !== 'withdrawn' && !requests.some((one) => one.id === id))
      .map(closed),
    targets: awaitsOutcome(wish) ? targetsFor(wish, last?.sdgTargetCodes ?? []) : [],
  }
}

const closed = ({ id, number, title, state }: Successor): ClosedSuccessor => ({ id, number, title, state })

/** What is like those sentences of the wish that do not stand in last year's text. */
async function byOwnWords(database: Database, wish: Proposal, alikeTo: Asked['alikeTo']): Promise<Alike | null> {
  if (!wish.previous) return null
  const last = textToMend(await readText(database, wish.previous.id))
  const lastSentences = new Set(sentencesOf(`${wish.previous.title}。${last?.demand ?? ''}。${last?.reason ?? ''}`))
  const own = sentencesOf(`${wish.title}。${wish.demand}`).filter((sentence) => !lastSentences.has(sentence))
  return own.length === 0 ? null : alikeTo(own.join('。'))
}

const sentencesOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[。\n]/)
    .map((sentence) => sentence.replace(/\s+/gu, ''))
    .filter((sentence) => sentence !== '')

/** Those of last year's request, or where it had none, those that the words of the wish are found in. */
function targetsFor(wish: Proposal, lastYears: readonly string[]): OfferedTarget[] {
  const proposed =
    lastYears.length > 0
      ? lastYears
          .filter(isTargetCode)
          .toSorted(compareTargetCodes)
          .map((code) => ({ code, words: [] }))
      : proposeTargets(`${wish.title}。${wish.demand}。${wish.situation}`, TARGET_TEXTS)
  return proposed.map(({ code, words }) => {
    const [ja, en] = TARGET_TEXTS[code] ?? ['', '']
    return { code, words, ja, en }
  })
}
