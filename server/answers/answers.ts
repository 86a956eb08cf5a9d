import type { PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { MatrixFilter } from '#app/domain/matrix-filter.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { answersOfRequest, previousAnswers } from './answers-of-request.ts'
import { correctResponse } from './correct-response.ts'
import { confirmEvaluation, draftEvaluation } from './evaluate-response.ts'
import { markNoResponse } from './mark-no-response.ts'
import { matrix } from './matrix.ts'
import { openItems, SHOWN_AT_HOME } from './open-items.ts'
import { type RecipientAddress, recipientPage } from './recipient-page.ts'
import { type AnswersDeps, type ResponseOrigin, recordResponse } from './record-response.ts'
import { answersOverview, recordingDesk } from './recording-desk.ts'
import { withdrawResponse } from './withdraw-response.ts'

export type Answers = ReturnType<typeof createAnswers>

/** 回答 and 評価: recording them, judging them, finding them again. */
export function createAnswers(deps: AnswersDeps) {
  const { database } = deps
  return {
    recordResponse: (actor: Actor, input: unknown, origin?: ResponseOrigin) =>
      recordResponse(deps, actor, input, origin),
    correctResponse: (actor: Actor, input: unknown) => correctResponse(deps, actor, input),
    withdrawResponse: (actor: Actor, input: unknown) => withdrawResponse(deps, actor, input),
    draftEvaluation: (actor: Actor, input: unknown) => draftEvaluation(deps, actor, input),
    confirmEvaluation: (actor: Actor, input: unknown) => confirmEvaluation(deps, actor, input),
    markNoResponse: (actor: Actor, input: unknown) => markNoResponse(deps, actor, input),
    answersOfRequest: (actor: Actor, id: PolicyRequestId, at: RecipientId | null = null) =>
      answersOfRequest(database, actor, id, at),
    previousAnswers: (actor: Actor, id: PolicyRequestId) => previousAnswers(database, actor, id),
    recipientPage: (actor: Actor, address: RecipientAddress) => recipientPage(database, actor, address),
    matrix: (actor: Actor, filter: MatrixFilter) => matrix(database, actor, filter),
    openItems: (actor: Actor) => openItems(database, actor, SHOWN_AT_HOME),
    answersOverview: (actor: Actor) => answersOverview(database, actor),
    recordingDesk: (actor: Actor, at: Parameters<typeof recordingDesk>[2]) => recordingDesk(database, actor, at),
  }
}
