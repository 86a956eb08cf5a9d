import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { BodyId, CycleId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { PROPOSALS_OF_BODY_MAX } from '#app/domain/proposal.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'
import type { Call } from '../call.repository.ts'
import { countOfBody, type Proposal, updateProposal } from '../proposals.repository.ts'
import type { OnProgress } from './import-work.ts'
import {
  type Imported,
  type ImportedProposal,
  insertImported,
  lastNumber,
  storeAllHandedIn,
} from './imports.repository.ts'
import { acts, type ImportPlan, toHandIn } from './plan-import.ts'
import { importedAs, type PlannedRow } from './plan-rows.ts'

/** Rows that are written before the progress is told. */
const AT_A_TIME = 50

type Applied = {
  readonly actor: Actor
  readonly plan: ImportPlan
  readonly call: Call
  readonly cycleId: CycleId
  readonly handIn: boolean
  readonly at: Date
  readonly onProgress: OnProgress
}
type RowOfBody = { readonly row: PlannedRow; readonly bodyId: BodyId; readonly isTyped: boolean }

/** Writes what a plan says, with a record of each wish and one of each file. The call, the bodies and their wishes are held. */
export async function applyPlan(tx: Transaction, applied: Applied): Promise<Result<Imported>> {
  const { actor, plan, call, cycleId, handIn, at, onProgress } = applied
  const rows = plan.files.flatMap(({ tables }) =>
    tables.flatMap(({ body, isTyped, rows: ofTable }) =>
      body ? ofTable.map((row): RowOfBody => ({ row, bodyId: body.id as BodyId, isTyped })) : [],
    ),
  )
  const isLate = (bodyId: BodyId) => todayInJapan(at) > (call.asked.get(bodyId) ?? call.dueOn)
  const made = rows.filter(({ row }) => acts(row) && row.target === null)
  const tooMany = await bodyWithTooMany(tx, cycleId, made)
  if (tooMany) return refuse('tooManyProposals', { values: { count: PROPOSALS_OF_BODY_MAX } })
  const events: NewAuditEvent[] = []
  const eventOf = (action: NewAuditEvent['action'], id: string, bodyId: string, details: object) =>
    events.push({ actor, action, subjectType: 'proposal', subjectId: id, details: { bodyId, ...details } })

  const changed = rows.filter(({ row }) => row.becomes === 'changed')
  const drafts = handIn ? toHandIn(rows).filter(({ row }) => row.target !== null) : []
  let done = 0
  const total = made.length + changed.length + drafts.length
  const tell = (written: number) => {
    done += written
    onProgress(done, total)
  }
  tell(0)

  let number = handIn || made.some(({ isTyped }) => isTyped) ? await lastNumber(tx, cycleId) : 0
  let receivedNow = 0
  for (const part of inParts(made)) {
    const proposals = part.map(({ row, bodyId, isTyped }): ImportedProposal => {
      const isHandedIn = handIn || isTyped
      if (isHandedIn) number += 1
      return {
        ...row.fields,
        ...{ cycleId, bodyId, isTyped, previousRequestId: row.previousRequestId, sheetKey: row.sheetKey },
        ...{
          sheetHash: importedAs(row.fields, actor.personId),
          isLate: isHandedIn && isLate(bodyId),
          number: isHandedIn ? number : null,
        },
      }
    })
    for (const created of await insertImported(tx, proposals, actor.personId, at)) {
      const { id, bodyId, title, number: received, isTyped, isLate: late } = created
      eventOf('proposal.create', id, bodyId, { cycleId, isTyped, title })
      if (received === null) continue
      receivedNow += 1
      eventOf('proposal.handIn', id, bodyId, { cycleId, number: received, isLate: late, title })
    }
    tell(part.length)
  }

  for (const { row, bodyId } of changed) {
    const target = row.target as Proposal
    const late = target.isLate || (target.state === 'handedIn' && isLate(bodyId))
    const imported = { sheetKey: target.sheetKey ?? row.sheetKey, sheetHash: importedAs(row.fields, actor.personId) }
    await updateProposal(tx, target.id, { ...row.fields, ...imported, isLate: late }, at)
    // What it said can be read again: a sheet writes over many at once.
    const before = Object.fromEntries(row.changed.map((name) => [name, target[name]]))
    eventOf('proposal.change', target.id, bodyId, { fields: row.changed, before })
    tell(1)
  }

  for (const part of inParts(drafts)) {
    const handed = part.map(({ row, bodyId }) => {
      const target = row.target as Proposal
      if (target.number === null) number += 1
      return { id: target.id, number: target.number ?? number, isLate: isLate(bodyId), bodyId, title: row.fields.title }
    })
    await storeAllHandedIn(tx, handed, at)
    for (const { id, bodyId, number: received, isLate: late, title } of handed)
      eventOf('proposal.handIn', id, bodyId, { cycleId, number: received, isLate: late, title })
    tell(part.length)
  }
  for (const { name, sha256, tables } of plan.files)
    if (tables.some((table) => table.rows.some(acts)))
      events.push({
        ...{ actor, action: 'proposal.import', subjectType: 'cycle', subjectId: cycleId },
        details: { file: name, sha256, rows: tables.reduce((sum, table) => sum + table.rows.filter(acts).length, 0) },
      })
  await appendAuditEvents(tx, events)
  return ok({ created: made.length, changed: changed.length, handedIn: receivedNow + drafts.length })
}

function inParts<Item>(items: readonly Item[]): Item[][] {
  const parts = Math.ceil(items.length / AT_A_TIME)
  return Array.from({ length: parts }, (_, part) => items.slice(part * AT_A_TIME, (part + 1) * AT_A_TIME))
}

/** An import that went wrong is stopped. */
async function bodyWithTooMany(tx: Transaction, cycleId: CycleId, made: readonly RowOfBody[]): Promise<boolean> {
  for (const bodyId of new Set(made.map((one) => one.bodyId))) {
    const more = made.filter((one) => one.bodyId === bodyId).length
    if ((await countOfBody(tx, cycleId, bodyId)) + more > PROPOSALS_OF_BODY_MAX) return true
  }
  return false
}
