import type { ProposalFields } from '#app/domain/proposal-input.ts'
import type { RefusalReason } from '#app/domain/result.ts'
import { type Asks, QUESTIONS } from '#app/domain/wish-questions.ts'

/**
 * What is to be handed in says at least what it is about and what the call requires; only what the body asked for last year can be
 * ended, or continued without another word.
 * @returns field → what is wrong with it; null: nothing
 */
export function missingToHandIn(
  fields: ProposalFields,
  hasPrevious: boolean,
  asks: Asks,
): Record<string, RefusalReason> | null {
  const wrong: Record<string, RefusalReason> = {}
  if (fields.title === '') wrong.title = 'required'
  if (fields.intent === 'finished' && !hasPrevious) wrong.intent = 'unknownChoice'
  for (const name of QUESTIONS)
    if (asks[name] === 'required' && fields[name] === '' && !hasPrevious) wrong[name] = 'required'
  return Object.keys(wrong).length > 0 ? wrong : null
}
