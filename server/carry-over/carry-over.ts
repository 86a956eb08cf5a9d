import { CARRY_OVERS_AT_ONCE_MAX, countedAnswers, proposeCarryOver } from '#app/domain/carry-over.ts'
import { type CarryOverInput, carryOverInput } from '#app/domain/carry-over-input.ts'
import { type BodyId, type CycleId, type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { keyPage } from '#app/domain/key-page.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent, appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import { isCommittee } from '#server/bodies/bodies.repository.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId, cycleBefore, namedCycles } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { once } from '#server/forms/form-receipt.ts'
import { fieldsCarriedOn } from '#server/policy-requests/carried-on.ts'
import { bodyChoices } from '#server/policy-requests/choices.repository.ts'
import { insertWithText } from '#server/policy-requests/create-policy-request.ts'
import { findRequestDetails, lockRequests } from '#server/policy-requests/policy-requests.repository.ts'
import { successorsOf } from '#server/policy-requests/successors.repository.ts'
import { readMarks } from '#server/profiles/profiles.ts'
import { adoptedDocuments } from '#server/revisions/adopted-documents.repository.ts'
import {
  type CarryOverFilter,
  carryOverFacts,
  carryOverKeys,
  countCarryOvers,
  deleteEnding,
  lastRequests,
  openAmong,
  storeCarryOver,
  type Years,
} from './carry-over.repository.ts'

/** How many drafts were made, requests ended, and left alone because somebody had decided on them meanwhile. */
export type CarriedOver = { readonly made: number; readonly ended: number; readonly left: number }

/** 引き継ぎ: what becomes of last year's requests in the current year. */
export function createCarryOver({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  const yearsNow = async (): Promise<Years | null> => {
    const into = await currentCycleId(database)
    const from = into && (await cycleBefore(database, into))
    return into && from ? { from, into } : null
  }
  return {
    /**
     * A part of last year's adopted requests (the one in which `at` is), each with what is proposed for it and why, or what became of it.
     * `years` null: there is no year before the current one. Refused with `notPermitted`.
     */
    show: async (actor: Actor, filter: CarryOverFilter & { readonly at: PolicyRequestId | null }) => {
      if (!can(actor, 'policyRequest.carryOver')) return refuse('notPermitted')
      const years = await yearsNow()
      if (!years) return ok(null)
      const { keys, ...place } = keyPage(
        await carryOverKeys(database, years, filter),
        filter.at,
        CARRY_OVERS_AT_ONCE_MAX,
      )
      const [marks, requests, facts, successors, open, total, committees, cycles] = await Promise.all([
        readMarks(database),
        lastRequests(database, years.into, keys),
        carryOverFacts(database, years.into, keys),
        successorsOf(database, years.into, keys),
        countCarryOvers(database, years, 'open'),
        countCarryOvers(database, years, 'all'),
        bodyChoices(database, ['committee']),
        namedCycles(database),
      ])
      return ok({
        from: cycles.find(({ id }) => id === years.from) ?? null,
        into: cycles.find(({ id }) => id === years.into) ?? null,
        place,
        counts: { open, total },
        committees,
        rows: requests.map((request) => {
          const known = facts.get(request.id) ?? NOTHING_KNOWN
          return {
            ...request,
            proposed: proposeCarryOver(known, marks),
            known: {
              ...countedAnswers(known),
              awaited: known.awaited,
              noResponse: known.noResponse,
              wishes: known.wishes,
            },
            successors: successors
              .filter(({ previousRequestId }) => previousRequestId === request.id)
              .map(({ id, number, title, state }) => ({ id, number, title, state })),
          }
        }),
      })
    },
    /** How many of last year's requests wait for the person to decide on them; 0 for who does not decide. */
    waiting: async (actor: Actor): Promise<number> => {
      if (!can(actor, 'policyRequest.carryOver')) return 0
      const years = await yearsNow()
      return years ? countCarryOvers(database, years, 'open') : 0
    },
    /**
     * Decides on requests of last year in one go: for 継続 and 補強 a draft is made with text, tags, recipients, proposers and lineage, 終了
     * is recorded. What somebody decided on meanwhile is left as it is, so that never two are made of one. The same `formKey` again gives
     * the first answer. Refused with `notPermitted`, `noRowsChosen`, `stateChanged` (another year is the current one now), `notFound`.
     */
    confirm: async (actor: Actor, raw: unknown): Promise<Result<CarriedOver>> => {
      if (!can(actor, 'policyRequest.carryOver')) return refuse('notPermitted')
      const input = parseInput(carryOverInput, raw)
      if (!input.ok) return input.refusal.fields?.requests === 'noRowsChosen' ? refuse('noRowsChosen') : input
      const receipt = { key: input.value.formKey, personId: actor.personId, purpose: 'policyRequest.carryOver' }
      const done = await inTransaction(database, (tx) =>
        once(tx, receipt, () => confirm(tx, clock, actor, input.value)),
      )
      if (!done.ok) return done
      const [made = 0, ended = 0, left = 0] = done.value.split(' ').map(Number)
      return ok({ made, ended, left })
    },
    /** Takes 終了 back, so that the request is open again; done already: nothing. Refused with `notPermitted`, `stateChanged`. */
    undoEnding: (
      actor: Actor,
      raw: { readonly cycleId: unknown; readonly requestId: unknown },
    ): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'policyRequest.carryOver')) return refuse('notPermitted')
        const [cycleId, id] = [parseId<CycleId>(raw.cycleId), parseId<PolicyRequestId>(raw.requestId)]
        if (!cycleId || !id || (await currentCycleId(tx)) !== cycleId) return refuse('stateChanged')
        await lockRequests(tx, [id])
        if (!(await deleteEnding(tx, cycleId, id))) return ok(null)
        const undone = eventOf(actor, 'policyRequest.undoCarryOver', id, clock.now(), { kind: 'finished', cycleId })
        await appendAuditEvent(tx, undone)
        return ok(null)
      }),
  }
}

const NOTHING_KNOWN = { answers: [], awaited: 0, noResponse: 0, wishes: { continued: 0, strengthened: 0, finished: 0 } }

/** @returns 「made ended left」, as the receipt of the form keeps it */
async function confirm(tx: Transaction, clock: Clock, actor: Actor, input: CarryOverInput): Promise<Result<string>> {
  const into = await currentCycleId(tx)
  if (!into || into !== input.cycleId) return refuse('stateChanged')
  const from = await cycleBefore(tx, into)
  const committeeId = input.committeeId as BodyId | null
  if (committeeId && !(await isCommittee(tx, committeeId)))
    return refuse('invalidInput', { fields: { committeeId: 'unknownChoice' } })
  const chosen = input.requests.map(({ id, how }) => ({ id: id as PolicyRequestId, how }))
  const ids = chosen.map(({ id }) => id)
  // Whoever makes something of one of them waits here: another clerk, and the consolidation desk.
  await lockRequests(tx, ids)
  const details = await findRequestDetails(tx, ids)
  if (!from || details.length < ids.length || details.some((one) => one.cycleId !== from)) return refuse('notFound')
  const open = await openAmong(tx, { from, into }, ids)
  const documents = await adoptedDocuments(tx, ids)
  const at = clock.now()
  const events: NewAuditEvent[] = []
  // By committee: numbers are given behind its lock, and two who go through several take them in one order.
  const inOrder = chosen
    .flatMap((one) => details.filter(({ id }) => id === one.id && open.has(id)).map((last) => ({ ...one, last })))
    .map((one) => ({ ...one, bodyId: committeeId ?? one.last.bodyId }))
    .sort((a, b) => (a.bodyId < b.bodyId ? -1 : a.bodyId > b.bodyId ? 1 : 0))
  for (const { id, how, last, bodyId } of inOrder) {
    const made =
      how === 'finished'
        ? null
        : await insertWithText(tx, clock, actor, {
            cycleId: into,
            bodyId,
            origin: { document: documents.get(id) ?? (await readText(tx, id)), isFictional: last.isFictional },
            fields: fieldsCarriedOn(last, { title: last.title, kind: how, proposerBodyIds: last.proposerBodyIds }),
          })
    const requestId = made?.id ?? null
    await storeCarryOver(tx, {
      ...{ cycleId: into, previousRequestId: id, kind: how, requestId },
      ...{ recordedById: actor.personId, at },
    })
    if (made) events.push(made.event)
    events.push(eventOf(actor, 'policyRequest.carryOver', id, at, { kind: how, cycleId: into, requestId }))
  }
  await appendAuditEvents(tx, events)
  const ended = inOrder.filter(({ how }) => how === 'finished').length
  return ok(`${inOrder.length - ended} ${ended} ${chosen.length - inOrder.length}`)
}

const eventOf = (
  actor: Actor,
  action: NewAuditEvent['action'],
  id: PolicyRequestId,
  at: Date,
  details: Readonly<Record<string, unknown>>,
): NewAuditEvent => ({ actor, action, at, subjectType: 'policyRequest', subjectId: id, details })

export type CarryOverService = ReturnType<typeof createCarryOver>
