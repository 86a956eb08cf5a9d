import { randomUUID } from 'node:crypto'
import type { PolicyRequestId, ResponseId } from '#app/domain/ids.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import type { SubmittingFederation } from '#server/submissions/submissions.test-support.ts'

/** What is recorded of answers in a federation, and by whom. */
export function answersIn(federation: SubmittingFederation) {
  const [prefecture] = federation.recipientIds
  const answerForm = (requestId: string, change: object = {}) => ({
    formKey: randomUUID(),
    requestId,
    recipientId: prefecture as string,
    round: 1,
    text: '検討してまいります。',
    department: '脱炭素戦略本部室',
    respondedOn: federation.today,
    ...change,
  })
  const evaluationForm = (responseId: string, change: object = {}) => ({
    responseId,
    version: 1,
    basedOn: '',
    code: 'ongoing' as const,
    reason: '検討にとどまる。',
    ...change,
  })
  const staff = () => federation.actors.responseStaff
  const record = (form: ReturnType<typeof answerForm>) => federation.answers.recordResponse(staff(), form)
  const auditOf = (subjectId: string) => federation.database.auditEvent.count({ where: { subjectId } })
  const anAnswer = async (requestId: PolicyRequestId): Promise<ResponseId> =>
    expectOk(await record(answerForm(requestId)))
  const aConfirmedAnswer = async (requestId: PolicyRequestId): Promise<ResponseId> => {
    const id = await anAnswer(requestId)
    const basedOn = expectOk(await federation.answers.draftEvaluation(staff(), evaluationForm(id)))
    const chair = federation.actors.committeeChair
    expectOk(await federation.answers.confirmEvaluation(chair, { responseId: id, version: 1, basedOn }))
    return id
  }
  return { answerForm, evaluationForm, staff, record, auditOf, anAnswer, aConfirmedAnswer }
}
export type Answers = ReturnType<typeof answersIn>
