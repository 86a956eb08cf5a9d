import { fromCalendarDate } from '#app/domain/calendar-date.ts'
import type { BodyId, CycleId, PersonId } from '#app/domain/ids.ts'
import type { Transaction } from '#server/db/client.ts'
import type { NewAnswer } from './answer-rows.ts'
import type { PlannedWish } from './plan-wishes.ts'

type By = { readonly cycleId: CycleId; readonly at: Date }
type ImportedAnswer = Omit<NewAnswer, 'at'> & { readonly importedFrom: string }

/** Answers of last year, with what was judged of them: that is over, and no draft. Who answered was asked. */
export async function insertImportedAnswers(
  tx: Transaction,
  answers: readonly ImportedAnswer[],
  { cycleId, at, recordedById }: By & { readonly recordedById: PersonId },
) {
  await tx.policyRequestRecipient.createMany({
    data: answers.map(({ requestId, recipientId }) => ({ requestId, recipientId, cycleId })),
    skipDuplicates: true,
  })
  const rows = await tx.response.createManyAndReturn({
    data: answers.map(
      ({ evaluation: _code, evaluationReason: _reason, nextAction: _next, respondedOn, ...answer }) => ({
        ...answer,
        ...{ respondedOn: fromCalendarDate(respondedOn), recordedById, recordedAt: at },
      }),
    ),
    select: { id: true, requestId: true, recipientId: true, round: true },
  })
  const keyOf = (one: { requestId: string; recipientId: string; round: number }) =>
    `${one.requestId} ${one.recipientId} ${one.round}`
  const answerOf = new Map(answers.map((answer) => [keyOf(answer), answer]))
  const made = rows.flatMap((row) => {
    const answer = answerOf.get(keyOf(row))
    return answer ? [{ id: row.id, answer }] : []
  })
  await tx.evaluation.createMany({
    data: made.flatMap(({ id, answer }) =>
      answer.evaluation
        ? [
            {
              ...{ responseId: id, code: answer.evaluation, reason: answer.evaluationReason },
              ...{ nextAction: answer.nextAction, evaluatedById: recordedById, evaluatedAt: at },
              ...{ confirmedById: recordedById, confirmedAt: at },
            },
          ]
        : [],
    ),
  })
  return made
}

type ImportedWish = Pick<PlannedWish, 'fields' | 'outcome'> & {
  readonly bodyId: BodyId
  readonly importedFrom: string
}

/** Wishes of last year with what became of them; they get the next 受付番号 of their year. */
export async function insertImportedWishes(
  tx: Transaction,
  wishes: readonly ImportedWish[],
  { cycleId, at, personId }: By & { readonly personId: PersonId },
) {
  const { _max } = await tx.proposal.aggregate({ where: { cycleId }, _max: { number: true } })
  const numbered = wishes.map((wish, nth) => ({ wish, number: (_max.number ?? 0) + 1 + nth }))
  const rows = await tx.proposal.createManyAndReturn({
    data: numbered.map(({ wish: { bodyId, fields, importedFrom }, number }) => ({
      ...{ ...fields, cycleId, bodyId, importedFrom, number, state: 'handedIn' as const, isTyped: true },
      ...{ version: 2, createdById: personId, createdAt: at, updatedAt: at },
    })),
    select: { id: true, number: true },
  })
  const idOf = new Map(rows.map((row) => [row.number, row.id]))
  const made = numbered.flatMap((one) => {
    const id = idOf.get(one.number)
    return id ? [{ ...one, id }] : []
  })
  await tx.proposalOutcome.createMany({
    data: made.flatMap(({ id, wish: { outcome } }) =>
      outcome ? [{ ...outcome, proposalId: id, hasNamedBody: false, recordedById: personId, recordedAt: at }] : [],
    ),
  })
  return made
}
