import { sectionText } from '#app/document/document-text.ts'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { BodyId, CycleId, PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import { type Actor, bodiesFor, can } from '#app/domain/permissions.ts'
import { isInHandOfBody } from '#app/domain/proposal.ts'
import { ok, refuse } from '#app/domain/result.ts'
import { PROPOSING_BODIES } from '#app/domain/roles.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId, cycleBefore } from '#server/cycles/cycles.repository.ts'
import type { Database } from '#server/db/client.ts'
import { readTexts } from '#server/document-text/document-text.repository.ts'
import { bodyChoices } from '#server/policy-requests/choices.repository.ts'
import { findRequestSubject } from '#server/policy-requests/policy-requests.repository.ts'
import { readNumbering } from '#server/profiles/profiles.ts'
import { type Call, findCall } from './call.repository.ts'
import { type LastYearsChoice, lastYearsChoices } from './last-years.ts'
import { countProposed } from './outcomes.repository.ts'
import { mayRead, mayWrite } from './proposal-rights.ts'
import {
  adoptedOfBodies,
  answersOfRequests,
  bodiesThatHandedIn,
  draftsOf,
  findProposal,
  findProposals,
  type Proposal,
  reasonsOfWithdrawal,
  waitingByYear,
} from './proposals.repository.ts'
import { toldTo, withoutOutcomes } from './told-to.ts'

/** What people are shown of wishes, each as far as it concerns them. */
export function showProposals({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return {
    /** The own bodies that hand in. */
    ownBodies: async (actor: Actor) => ownBodyIds(actor, await bodiesNamed(database, ownIds(actor))),
    /**
     * What the own bodies wish this year, with what became of each, and what they asked for last year. Of others nothing.
     */
    ofOwnBodies: async (actor: Actor, cycleId: CycleId) => {
      const bodies = ownBodyIds(actor, await bodiesNamed(database, ownIds(actor)))
      const bodyIds = bodies.map(({ id }) => id)
      const previousCycleId = await cycleBefore(database, cycleId)
      const [call, proposals, lastYears] = await Promise.all([
        findCall(database, cycleId),
        findProposals(database, { cycleId, bodyId: { in: bodyIds }, state: { not: 'takenBack' } }).then(toldTo(actor)),
        previousCycleId ? adoptedOfBodies(database, previousCycleId, bodyIds) : [],
      ])
      const answers = await answersOfRequests(database, [
        ...lastYears.map(({ id }) => id),
        ...proposals.flatMap(({ outcomes }) => outcomes.flatMap(({ request }) => request?.id ?? [])),
      ])
      const listed = proposals.map(withoutText)
      // What the bureau proposes to the person's committees.
      const committees = bodiesFor(actor, 'proposal.readProposed')
      const proposed = committees.length > 0 ? await countProposed(database, cycleId, committees) : 0
      const shown = call && shownCall(call, bodyIds, clock.now())
      return { bodies, call: shown, proposals: listed, lastYears, answers, proposed }
    },
    /**
     * One wish with what became of it; refused with `notFound` (also for what the person may not know of).
     */
    open: async (actor: Actor, id: ProposalId) => {
      const proposal = await findProposal(database, id)
      if (!proposal || !mayRead(actor, proposal)) return refuse('notFound')
      const [told = proposal] = toldTo(actor)([proposal])
      const ids = told.outcomes.flatMap(({ request }) => request?.id ?? [])
      const over = told.outcomes.flatMap(({ request }) => (request?.state === 'withdrawn' ? [request.id] : []))
      const isOwn = can(actor, 'proposal.readDraft', { bodyId: proposal.bodyId })
      const open = told.outcomes.flatMap(({ request }) => (request?.isReadable ? [request.id] : []))
      const [call, answers, withdrawn, texts, numbering, lastYears] = await Promise.all([
        findCall(database, proposal.cycleId),
        answersOfRequests(database, ids),
        reasonsOfWithdrawal(database, over),
        readTexts(database, open),
        readNumbering(database),
        mayWrite(actor, proposal) && isInHandOfBody(proposal)
          ? lastYearsChoices(
              ...([database, proposal.cycleId, [proposal.bodyId]] as const),
              ...([isOwn ? (['draft', 'handedIn'] as const) : (['handedIn'] as const), proposal.previous?.id] as const),
            )
          : [],
      ])
      return ok({
        proposal: told,
        /** What the form gives to choose from. */
        lastYears,
        answers,
        /** Nothing ends in silence: why a request that the wish went into was withdrawn. */
        withdrawn,
        /** The committee's words, to be read beside the own. */
        wordings: new Map([...texts].map(([request, text]) => [request, sectionText(text, 'body', numbering)])),
        call: call && shownCall(call, [proposal.bodyId], clock.now()),
        mayRecord: can(actor, 'proposal.consolidate'),
        mayWrite: mayWrite(actor, proposal) && isInHandOfBody(proposal) && !call?.consolidatedAt,
      })
    },
    /** What the bodies asked for last year, for the bureau that types what came on paper; of drafts it knows nothing. */
    toTypeFrom: async (actor: Actor): Promise<LastYearsChoice[]> => {
      const cycleId = can(actor, 'proposal.consolidate') ? await currentCycleId(database) : null
      if (!cycleId) return []
      const bodies = await bodyChoices(database, PROPOSING_BODIES)
      const ids = bodies.map(({ id }) => id)
      return lastYearsChoices(database, cycleId, ids, ['handedIn'])
    },
    /** The 受付番号 of a wish that the person may know of. */
    numberOf: async (actor: Actor, id: ProposalId | null) => {
      const proposal = id && (await findProposal(database, id))
      return proposal && mayRead(actor, proposal) ? { id: proposal.id, number: proposal.number } : null
    },
    /**
     * What became of each wish that was handed in in a year, by number: for the bureau of all bodies, for others of the own ones.
     * Refused with `notPermitted` for those who hand in nothing.
     */
    outcomes: async (actor: Actor, cycleId: CycleId) => {
      const ofAll = can(actor, 'proposal.consolidate')
      const bodyIds = ownIds(actor)
      if (!ofAll && bodyIds.length === 0) return refuse('notPermitted')
      const proposals = await findProposals(database, {
        cycleId,
        state: 'handedIn',
        ...(!ofAll && { bodyId: { in: bodyIds } }),
      }).then(toldTo(actor))
      const ids = proposals.flatMap(({ outcomes }) => outcomes.flatMap(({ request }) => request?.id ?? []))
      return ok({ proposals, answers: await answersOfRequests(database, ids) })
    },
    /**
     * What waits for the person on ホーム, of whichever year: wishes without an outcome (for who decides on them), proposals of the bureau (for who records what their
     * committee decides), the begun drafts of the own bodies, and
     * the own bodies that are asked, before their last day, and have handed in nothing yet.
     */
    waiting: async (actor: Actor, cycleId: CycleId) => {
      const open = can(actor, 'proposal.consolidate') ? await waitingByYear(database, null) : []
      const committees = bodiesFor(actor, 'proposal.confirm')
      const proposed = committees.length > 0 ? await waitingByYear(database, committees) : []
      const bodies = ownBodyIds(actor, await bodiesNamed(database, ownIds(actor)))
      if (bodies.length === 0) return { open, proposed, drafts: [], asked: [] }
      const bodyIds = bodies.map(({ id }) => id)
      const [stored, drafts, handedIn] = await Promise.all([
        findCall(database, cycleId),
        draftsOf(database, cycleId, bodyIds),
        bodiesThatHandedIn(database, cycleId, bodyIds),
      ])
      const call = stored && shownCall(stored, bodyIds, clock.now())
      if (!stored || !call?.isOpen) return { open, proposed, drafts: [], asked: [] }
      const asked = bodies.flatMap((body) => {
        const dueOn = call.dueOn[body.id] ?? ''
        const isWaitedFor = stored.asked.has(body.id) && call.today <= dueOn && !handedIn.includes(body.id)
        return isWaitedFor ? [{ ...body, dueOn }] : []
      })
      return { open, proposed, drafts, asked }
    },
    /**
     * The wishes that went into a request, in the words of their bodies, for those who deliberate on it; refused with `notFound` for
     * everybody else.
     */
    behindRequest: async (actor: Actor, requestId: PolicyRequestId) => {
      const subject = await findRequestSubject(database, requestId)
      if (!subject || !can(actor, 'policyRequest.readDeliberation', subject)) return refuse('notFound')
      const wishes = await findProposals(database, {
        state: 'handedIn',
        outcomes: { some: { requestId, standing: { not: 'sentBack' } } },
      })
      return ok(wishes.map(withoutOutcomes))
    },
  }
}

/** A wish as lists show it: its text is long, and there can be hundreds. */
export type ListedWish = Omit<Proposal, 'demand' | 'situation' | 'reason' | 'addressedTo' | 'sheetKey' | 'sheetHash'>

const withoutText = ({
  demand: _d,
  situation: _s,
  reason: _r,
  addressedTo: _a,
  sheetKey: _k,
  sheetHash: _h,
  ...listed
}: Proposal): ListedWish => listed

/** Bodies of the person in which a wish can be written; a role held in a body of another kind gives none. */
const ownIds = (actor: Actor): BodyId[] => bodiesFor(actor, 'proposal.readDraft')

const ownBodyIds = <Named extends { readonly id: BodyId }>(actor: Actor, bodies: readonly Named[]): Named[] =>
  bodies.filter(({ id }) => can(actor, 'proposal.write', { bodyId: id }))

async function bodiesNamed(database: Database, ids: readonly BodyId[]) {
  const rows = await database.body.findMany({
    where: { id: { in: [...ids] }, kind: { in: [...PROPOSING_BODIES] } },
    orderBy: [{ sortOrder: 'asc' }, { nameJa: 'asc' }],
    select: { id: true, nameJa: true, nameEn: true },
  })
  return rows.map((row) => ({ ...row, id: row.id as BodyId }))
}

export type ShownCall = {
  readonly guidance: string
  readonly opensOn: string
  readonly isOpen: boolean
  readonly isClosed: boolean
  /** The last day of each of the bodies. */
  readonly dueOn: Readonly<Record<BodyId, string>>
  readonly today: string
}

function shownCall(call: Call, bodyIds: readonly BodyId[], now: Date): ShownCall {
  const today = todayInJapan(now)
  return {
    guidance: call.guidance,
    opensOn: call.opensOn,
    isOpen: today >= call.opensOn && !call.consolidatedAt,
    isClosed: call.consolidatedAt !== null,
    dueOn: Object.fromEntries(bodyIds.map((id) => [id, call.asked.get(id) ?? call.dueOn])),
    today,
  }
}
