import { data } from '@remix-run/node'
import type { Refusal, RefusalReason } from '#app/domain/result.ts'

const STATUS: Partial<Record<RefusalReason, number>> = {
  notSignedIn: 401,
  otherPerson: 412,
  notPermitted: 403,
  notFound: 404,
  stateChanged: 409,
  versionChanged: 409,
  alreadyExists: 409,
  alreadyUsed: 409,
  callNotOpen: 409,
  consolidationClosed: 409,
  proposalDecided: 409,
  decidedMeanwhile: 409,
  proposalHasOutcome: 409,
  requestTakesNoMore: 409,
  carriedOnAlready: 409,
  previousHandedIn: 409,
  notStored: 503,
  textFrozen: 409,
  textChangedSinceShown: 409,
  tooManyAttempts: 429,
}

/** The HTTP status that says the same as the refusal: 403, 404, 409, 412, 429, and 422 for what the person can mend in the form. */
export const statusOf = (refusal: Refusal): number => STATUS[refusal.reason] ?? 422

/** An action's answer to a refusal: the reason, and everything that was typed, so that the form keeps it. */
export function answerRefusal<Values>(refusal: Refusal, values: Values) {
  return data({ refusal, values }, { status: statusOf(refusal) })
}

/** A page that cannot be shown at all: the error boundary explains it. @throws a Response */
export function refusePage(refusal: Refusal): never {
  throw data({ refusal }, { status: statusOf(refusal) })
}
