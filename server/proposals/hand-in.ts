import type { ProposalFields } from '#app/domain/proposal-input.ts'
import type { RefusalReason } from '#app/domain/result.ts'

/**
 * What is to be handed in says at least what it is about and what is wished for; only what the body asked for last year can be
 * ended, or continued without another word.
 * @returns field → what is wrong with it; null: nothing
 */
export function missingToHandIn(
  { title, demand, intent }: ProposalFields,
  hasPrevious: boolean,
): Record<string, RefusalReason> | null {
  const wrong: Record<string, RefusalReason> = {}
  if (title === '') wrong.title = 'required'
  if (intent === 'finished' && !hasPrevious) wrong.intent = 'unknownChoice'
  if (demand === '' && !hasPrevious) wrong.demand = 'required'
  return Object.keys(wrong).length > 0 ? wrong : null
}
