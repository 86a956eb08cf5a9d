import { isCalendarDate, todayInJapan } from '#app/domain/calendar-date.ts'
import { beginningOf } from '#app/domain/cut-text.ts'
import type { CycleId, ResponseId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { answerSha256 } from '#server/answers/answer-sha256.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'
import type { NewAnswer } from './answer-rows.ts'
import type { SentRecords } from './first-year.repository.ts'
import { insertImportedAnswers, insertImportedWishes } from './insert-records.repository.ts'
import type { PlannedWish } from './plan-wishes.ts'
import { recordChoicesOf, understandRecords } from './show-records.ts'

type Confirmed = { readonly shown: string; readonly fields: Readonly<Record<string, string>> }

/** Takes rows of last year's tables into the year whose book was imported; see `FirstYear.confirm`. */
export async function takeRecords(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  sent: SentRecords,
  { shown, fields }: Confirmed,
): Promise<Result<CycleId>> {
  // Of two who take the same file in one second the second one sees what the first one took, and is told.
  await lockName(tx, `year.import ${sent.kind}`)
  const before = await understandRecords(tx, sent)
  if (before.shown !== shown) return refuse('versionChanged')
  const file = { ...sent, chosen: recordChoicesOf(sent, before, fields) }
  const understood = await understandRecords(tx, file)
  const { cycleId } = understood.ground
  if (!cycleId) return refuse('yearFirst')
  const taking = { tx, actor, file, cycleId, at: clock.now() }
  return understood.kind === 'answers'
    ? takeAnswers(taking, understood.plan.answers)
    : takeWishes(taking, understood.plan.rows)
}

type Taking = {
  readonly tx: Transaction
  readonly actor: Actor
  readonly file: SentRecords
  readonly cycleId: CycleId
  readonly at: Date
}

async function takeAnswers({ tx, actor, file, cycleId, at }: Taking, answers: readonly NewAnswer[]) {
  if (answers.length === 0) return refuse('recordsNothingNew')
  const today = todayInJapan(at)
  if (answers.some(({ respondedOn }) => !isCalendarDate(respondedOn)))
    return refuse('invalidInput', { fields: { respondedOn: 'required' } })
  if (answers.some(({ respondedOn }) => respondedOn > today))
    return refuse('invalidInput', { fields: { respondedOn: 'dateInFuture' } })
  const made = await insertImportedAnswers(
    tx,
    answers.map(({ at: row, ...answer }) => ({ ...answer, importedFrom: fromRow(file, row) })),
    { cycleId, recordedById: actor.personId, at },
  )
  const events = made.flatMap(({ id, answer }): NewAuditEvent[] => {
    const { requestId, recipientId, round, respondedOn, importedFrom, evaluation } = answer
    const recorded: NewAuditEvent = {
      ...{ actor, action: 'response.record', subjectType: 'policyRequest', subjectId: requestId, at },
      details: {
        ...{ responseId: id as ResponseId, recipientId, round, respondedOn, importedFrom },
        answerSha256: answerSha256(answer),
      },
    }
    if (!evaluation) return [recorded]
    const judged = { code: evaluation, reason: answer.evaluationReason, nextAction: answer.nextAction }
    return [
      recorded,
      {
        ...{ actor, action: 'evaluation.confirm', subjectType: 'response', subjectId: id, at },
        details: { requestId, recipientId, round, ...judged, importedFrom },
      },
    ]
  })
  await appendAuditEvents(tx, [...events, ofFile(actor, file, cycleId, 'year.importAnswers', made.length)])
  return ok(cycleId)
}

async function takeWishes({ tx, actor, file, cycleId, at }: Taking, rows: readonly PlannedWish[]) {
  const wishes = rows.flatMap(({ becomes, bodyId, fields, outcome, record }) =>
    becomes === 'new' && bodyId ? [{ bodyId, fields, outcome, importedFrom: fromRow(file, record.at) }] : [],
  )
  if (wishes.length === 0) return refuse('recordsNothingNew')
  const made = await insertImportedWishes(tx, wishes, { cycleId, personId: actor.personId, at })
  const events = made.flatMap(({ id, number, wish }): NewAuditEvent[] => {
    const { bodyId, importedFrom, outcome } = wish
    const about = { actor, subjectType: 'proposal', subjectId: id, at } as const
    return [
      {
        ...{ ...about, action: 'proposal.create' },
        details: { bodyId, cycleId, isTyped: true, title: wish.fields.title, number, importedFrom },
      },
      ...(outcome
        ? [
            {
              ...about,
              action: 'proposal.decide' as const,
              details: { bodyId, number, kind: outcome.kind, requestId: outcome.requestId, importedFrom },
            },
          ]
        : []),
    ]
  })
  await appendAuditEvents(tx, [...events, ofFile(actor, file, cycleId, 'year.importWishes', made.length)])
  return ok(cycleId)
}

const fromRow = ({ file }: SentRecords, row: string): string => beginningOf(`${file} ${row}`, 400)

const ofFile = (
  actor: Actor,
  { file, sha256 }: SentRecords,
  cycleId: CycleId,
  action: 'year.importWishes' | 'year.importAnswers',
  count: number,
): NewAuditEvent => ({ actor, action, subjectType: 'cycle', subjectId: cycleId, details: { file, sha256, count } })
