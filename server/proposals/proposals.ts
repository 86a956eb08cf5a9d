import { todayInJapan } from '#app/domain/calendar-date.ts'
import { formKeyInput } from '#app/domain/form-key-input.ts'
import { type BodyId, type PolicyRequestId, type ProposalId, type ProposalOutcomeId, parseId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, can, mayInBody } from '#app/domain/permissions.ts'
import { PROPOSALS_OF_BODY_MAX } from '#app/domain/proposal.ts'
import {
  changeProposalInput,
  continueInput,
  newProposalInput,
  type ProposalFields,
  proposalFields,
} from '#app/domain/proposal-input.ts'
import { ok, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { PROPOSING_BODIES } from '#app/domain/roles.ts'
import { appendAuditEvent, appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId, cycleBefore } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once, onceDone } from '#server/forms/form-receipt.ts'
import { readAsks } from '#server/profiles/profiles.ts'
import { findRevision } from '#server/revisions/revisions.repository.ts'
import type { SheetInput } from '#server/word/outcome-sheet.ts'
import type { WishSheetInput } from '#server/word/wish-sheet.ts'
import type { WordWriter } from '#server/word/word-worker-pool.ts'
import type { Call } from './call.repository.ts'
import { openCall } from './call.ts'
import { textToMend, titleOf } from './carried-text.ts'
import { type GivenSheet, giveSheet } from './give-sheet.ts'
import { missingToHandIn } from './hand-in.ts'
import { holdToWrite } from './hold-to-write.ts'
import { previousOf } from './last-years.ts'
import {
  adoptedOfBodies,
  countOfBody,
  findBodyName,
  findProposal,
  findProposals,
  insertProposal,
  type Proposal,
  storeHandedIn,
  updateProposal,
} from './proposals.repository.ts'
import { openHandingOver, recordHandingOver } from './record-handing-over.ts'
import { showProposals } from './show-proposals.ts'

export type { LastYearsChoice } from './last-years.ts'
export type { Proposal } from './proposals.repository.ts'
export type { ListedWish, ShownCall } from './show-proposals.ts'

type Deps = { readonly database: Database; readonly clock: Clock; readonly word: WordWriter }

/** 要求事項: the wishes of a body, from the first draft to what became of them. */
export function createProposals({ database, clock, word }: Deps) {
  return {
    ...showProposals({ database, clock }),
    mayConsolidate: (actor: Actor): boolean => can(actor, 'proposal.consolidate'),
    /** What stands in the sheet in which a body hands in. */
    toHandIn: (actor: Actor, bodyId: BodyId): Promise<Result<GivenSheet>> => giveSheet(database, actor, bodyId),
    /** That sheet as an Excel file. */
    wishSheet: (input: WishSheetInput): Promise<Uint8Array> => word.write('wishSheet', input),
    /** 引き継ぎの記録 of a wish that was passed on. */
    openHandingOver: (actor: Actor, id: ProposalId, outcomeId: ProposalOutcomeId) =>
      openHandingOver({ database }, actor, id, outcomeId),
    recordHandingOver: (actor: Actor, raw: unknown) => recordHandingOver({ database, clock }, actor, raw),
    /** The same as a Word file. */
    wishSheetForWord: (input: WishSheetInput): Promise<Uint8Array> =>
      word.write('wishSheetForWord', { ...input, date: todayInJapan(clock.now()) }),
    /** 要求事項の取扱い一覧 as a Word file. */
    outcomeList: (input: SheetInput): Promise<Uint8Array> =>
      word.write('outcomeList', { ...input, date: todayInJapan(clock.now()) }),
    /** 要求事項の取扱い一覧 as an Excel file. */
    sheet: (input: SheetInput): Promise<Uint8Array> => word.write('outcomeSheet', input),
    /**
     * Begins a wish of a body in the current year, or hands it in at once (`handIn`; always so when the bureau types what came on
     * paper: its drafts would be nobody's). The same `formKey` again gives the one that was made first.
     * @returns its id; refused with `notPermitted`, `invalidInput` (fields), `callNotOpen`, `consolidationClosed`, `tooManyProposals`
     */
    create: (actor: Actor, raw: unknown): Promise<Result<ProposalId>> =>
      inTransaction(database, async (tx) => {
        if (!mayInBody(actor, 'proposal.write', sentField(raw, 'bodyId'))) return refuse('notPermitted')
        const input = parseInput(newProposalInput, raw)
        if (!input.ok) return input
        const { formKey, bodyId: body, handIn, previousRequestId, ...fields } = input.value
        const bodyId = body as BodyId
        if (!can(actor, 'proposal.write', { bodyId })) return refuse('notPermitted')
        const isTyped = !can(actor, 'proposal.readDraft', { bodyId })
        return once(tx, { key: formKey, personId: actor.personId, purpose: 'proposal.create' }, () =>
          begin(tx, clock, actor, {
            ...{ fields, bodyId, isTyped, handIn: handIn || isTyped },
            previousRequestId: (previousRequestId ?? null) as PolicyRequestId | null,
          }),
        )
      }),
    /**
     * Opens a sheet to write on: an empty draft of the body, or the one that the person has not written on yet. Refused as `create`.
     */
    begin: (actor: Actor, bodyId: unknown): Promise<Result<ProposalId>> =>
      inTransaction(database, async (tx) => {
        const id = parseId<BodyId>(bodyId)
        if (!id || !can(actor, 'proposal.readDraft', { bodyId: id })) return refuse('notPermitted')
        if (!can(actor, 'proposal.write', { bodyId: id })) return refuse('notPermitted')
        const blank = proposalFields.parse({})
        // Two clicks in one second are one sheet.
        await lockName(tx, `blank sheet ${id} ${actor.personId}`)
        const [there] = await findProposals(tx, {
          ...{ bodyId: id, createdById: actor.personId, state: 'draft', previousRequestId: null },
          ...{ cycle: { isCurrent: true }, ...blank },
        })
        if (there) return ok(there.id)
        const rest = { bodyId: id, isTyped: false, previousRequestId: null, handIn: false }
        return begin(tx, clock, actor, { fields: blank, ...rest })
      }),
    /**
     * Saves a wish and, when asked, hands it in. Refused with `versionChanged` when somebody of the body saved since the form was
     * made, `proposalDecided` when something became of it meanwhile. The same `formKey` again gives the first answer.
     */
    change: async (actor: Actor, raw: unknown): Promise<Result<{ readonly version: number }>> => {
      const saved = await inTransaction(database, (tx) =>
        once(tx, { key: keyOf(raw), personId: actor.personId, purpose: 'proposal.change' }, () =>
          change(tx, clock, actor, raw),
        ),
      )
      return saved.ok ? ok({ version: Number(saved.value) }) : saved
    },
    /**
     * 「今年も継続」「直して出す」「終える」: carries on what the body asked for last year, as a wish that is handed in (the first and
     * the last) or as a draft to be mended. Pressed again it gives the wish that is there.
     */
    carryOn: (actor: Actor, raw: unknown): Promise<Result<ProposalId>> =>
      inTransaction(database, async (tx) => {
        if (!mayInBody(actor, 'proposal.write', sentField(raw, 'bodyId'))) return refuse('notPermitted')
        const input = parseInput(continueInput, raw)
        if (!input.ok) return input
        const bodyId = input.value.bodyId as BodyId
        const requestId = input.value.requestId as PolicyRequestId
        const { how } = input.value
        if (!can(actor, 'proposal.readDraft', { bodyId })) return refuse('notPermitted')
        const cycleId = await currentCycleId(tx)
        const previousCycleId = cycleId && (await cycleBefore(tx, cycleId))
        const [last] = previousCycleId ? await adoptedOfBodies(tx, previousCycleId, [bodyId], requestId) : []
        if (!cycleId || !last) return refuse('notFound')
        await lockName(tx, `carry on ${cycleId} ${bodyId} ${requestId}`)
        const [there] = await findProposals(tx, {
          cycleId,
          bodyId,
          previousRequestId: requestId,
          state: { not: 'takenBack' },
        })
        if (there) return there.intent === how ? ok(there.id) : refuse('alreadyExists')
        const revision = last.adoptedRevisionId && (await findRevision(tx, last.adoptedRevisionId))
        const fields: ProposalFields = {
          ...proposalFields.parse({}),
          intent: how,
          title: titleOf(last.title),
          // What is only continued is not copied: the request that it becomes takes the text itself, whole.
          ...(how === 'strengthened' && revision && textToMend(revision.content.document)),
        }
        const rest = { bodyId, isTyped: false, previousRequestId: requestId, handIn: how !== 'strengthened' }
        return begin(tx, clock, actor, { fields, ...rest })
      }),
    /** Takes a wish back: a draft is thrown away, one that was handed in leaves the bureau's desk. Refused with `proposalDecided`. */
    takeBack: (actor: Actor, raw: unknown): Promise<Result<null>> =>
      inTransaction(database, (tx) =>
        onceDone(tx, { key: keyOf(raw), personId: actor.personId, purpose: 'proposal.takeBack' }, async () => {
          const held = await holdToWrite(tx, clock, actor, sentField(raw, 'proposalId'), false)
          if (!held.ok) return held
          const { proposal } = held.value
          if (Number(sentField(raw, 'basedOn')) !== proposal.version) return refuse('versionChanged')
          const at = clock.now()
          await updateProposal(tx, proposal.id, { state: 'takenBack' }, at)
          await appendAuditEvent(tx, eventOf(actor, proposal, 'proposal.takeBack', at, { number: proposal.number }))
          return ok(null)
        }),
      ),
  }
}

type Begun = {
  readonly fields: ProposalFields
  readonly bodyId: BodyId
  readonly isTyped: boolean
  readonly handIn: boolean
  readonly previousRequestId: PolicyRequestId | null
}

async function begin(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  { fields, bodyId, isTyped, handIn, previousRequestId }: Begun,
): Promise<Result<ProposalId>> {
  const at = clock.now()
  const body = await findBodyName(tx, bodyId)
  if (!body || !PROPOSING_BODIES.includes(body.kind))
    return refuse('invalidInput', { fields: { bodyId: 'unknownChoice' } })
  const cycleId = await currentCycleId(tx)
  if (!cycleId) return refuse('callNotOpen')
  const call = await openCall(tx, cycleId, todayInJapan(at), handIn)
  if (!call.ok) return call
  const named = { named: previousRequestId, known: null, isToBeWhole: handIn }
  const previous = await previousOf(tx, { cycleId, bodyId, intent: fields.intent, ...named })
  const wrong = await wrongFields(tx, fields, previous, handIn)
  if (wrong) return refuse('invalidInput', { fields: wrong })
  const there = handIn && (await handedInOf(tx, { cycleId, bodyId }, previous.id))
  if (there) return refuse('previousHandedIn', { values: { number: there.number ?? 0 } })
  if ((await countOfBody(tx, cycleId, bodyId)) >= PROPOSALS_OF_BODY_MAX)
    return refuse('tooManyProposals', { values: { count: PROPOSALS_OF_BODY_MAX } })
  const createdById = actor.personId
  const carriesOn = { previousRequestId: previous.id }
  const id = await insertProposal(tx, { ...fields, ...carriesOn, cycleId, bodyId, isTyped, createdById, at })
  const proposal = (await findProposal(tx, id)) as Proposal
  await appendAuditEvents(tx, [
    eventOf(actor, proposal, 'proposal.create', at, { cycleId, isTyped, title: fields.title }),
    ...(handIn ? [await handedIn(tx, actor, proposal, call.value, at)] : []),
  ])
  return ok(id)
}

async function handedIn(
  tx: Transaction,
  actor: Actor,
  proposal: Proposal,
  call: Call,
  at: Date,
): Promise<NewAuditEvent> {
  const isLate = isAfterLastDay(call, proposal.bodyId, at)
  const number = await storeHandedIn(tx, proposal, isLate, at)
  return eventOf(actor, proposal, 'proposal.handIn', at, {
    cycleId: proposal.cycleId,
    number,
    isLate,
    title: proposal.title,
  })
}

async function change(tx: Transaction, clock: Clock, actor: Actor, raw: unknown): Promise<Result<string>> {
  // To be handed in it gets a number, one at a time; whoever only writes waits for nobody.
  const held = await holdToWrite(tx, clock, actor, sentField(raw, 'proposalId'), sentField(raw, 'handIn') === true)
  if (!held.ok) return held
  const { proposal, call } = held.value
  const input = parseInput(changeProposalInput, raw)
  if (!input.ok) return input
  const { formKey: _key, proposalId: _id, basedOn, handIn, previousRequestId: named, ...fields } = input.value
  if (basedOn !== proposal.version) return refuse('versionChanged')
  const at = clock.now()
  const isOnDesk = proposal.state === 'handedIn'
  // What the bureau has on its desk is never half a wish.
  const isToBeWhole = handIn || isOnDesk
  const previous = await previousOf(tx, {
    ...{ cycleId: proposal.cycleId, bodyId: proposal.bodyId, intent: fields.intent, isToBeWhole },
    ...{ known: proposal.previous?.id ?? null, named: named as PolicyRequestId | null | undefined },
  })
  const wrong = await wrongFields(tx, fields, previous, isToBeWhole)
  if (wrong) return refuse('invalidInput', { fields: wrong })
  const isHandedIn = handIn && !isOnDesk
  // The bureau may have taken it from a mail meanwhile: it knew nothing of the draft. The call is held, so nobody comes in between.
  const there = isToBeWhole && (await handedInOf(tx, proposal, previous.id))
  if (there) return refuse('previousHandedIn', { values: { number: there.number ?? 0 } })
  const changed = changedFields(proposal, fields)
  const events: NewAuditEvent[] = []
  const carriesOn = previous.id === (proposal.previous?.id ?? null) ? null : { previousRequestId: previous.id }
  const names = [...changed, ...Object.keys(carriesOn ?? {})]
  if (names.length > 0) {
    const isLate = proposal.isLate || (isOnDesk && isAfterLastDay(call, proposal.bodyId, at))
    await updateProposal(tx, proposal.id, { ...fields, ...carriesOn, isLate }, at)
    // What was handed in can be read again as it was.
    const was = Object.fromEntries(changed.map((name) => [name, proposal[name]]))
    const before = isOnDesk
      ? { before: { ...was, ...(carriesOn && { previousRequestId: proposal.previous?.id ?? null }) } }
      : {}
    events.push(eventOf(actor, proposal, 'proposal.change', at, { fields: names, ...before }))
  }
  if (isHandedIn) events.push(await handedIn(tx, actor, { ...proposal, ...fields }, call, at))
  await appendAuditEvents(tx, events)
  return ok(String(proposal.version + (names.length > 0 ? 1 : 0) + (isHandedIn ? 1 : 0)))
}

/** The wish that carries on the same request of last year and was handed in for the body already. */
const handedInOf = async (
  tx: Transaction,
  { id, cycleId, bodyId }: Pick<Proposal, 'cycleId' | 'bodyId'> & { readonly id?: ProposalId },
  previousRequestId: PolicyRequestId | null,
): Promise<Proposal | null> => {
  if (!previousRequestId) return null
  const others = { cycleId, bodyId, previousRequestId, ...(id && { id: { not: id } }) }
  return (await findProposals(tx, { ...others, state: 'handedIn' }))[0] ?? null
}

/** What is wrong with a wish, field by field; null: nothing. */
async function wrongFields(
  tx: Transaction,
  fields: ProposalFields,
  previous: { readonly id: PolicyRequestId | null; readonly wrong: RefusalReason | null },
  isToBeWhole: boolean,
): Promise<Record<string, RefusalReason> | null> {
  const missing = isToBeWhole ? missingToHandIn(fields, previous.id !== null, await readAsks(tx)) : null
  if (previous.wrong !== 'choiceMissing')
    return previous.wrong ? { ...missing, previousRequestId: previous.wrong } : missing
  // Once it is said which one, nothing else may be missing.
  return { ...(missing?.title && { title: missing.title }), previousRequestId: previous.wrong }
}

const isAfterLastDay = (call: Call, bodyId: BodyId, at: Date): boolean =>
  todayInJapan(at) > (call.asked.get(bodyId) ?? call.dueOn)

/** The key of a form, before anything else of it is looked at. */
const keyOf = (raw: unknown): string | undefined => formKeyInput.safeParse(sentField(raw, 'formKey')).data

const changedFields = (before: ProposalFields, after: ProposalFields): (keyof ProposalFields)[] =>
  (Object.keys(after) as (keyof ProposalFields)[]).filter((name) => before[name] !== after[name])

const eventOf = (
  actor: Actor,
  { id, bodyId }: Proposal,
  action: NewAuditEvent['action'],
  at: Date,
  details: Readonly<Record<string, unknown>>,
): NewAuditEvent => ({ actor, action, at, subjectType: 'proposal', subjectId: id, details: { bodyId, ...details } })

export type Proposals = ReturnType<typeof createProposals>
