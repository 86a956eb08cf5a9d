import { createHash } from 'node:crypto'
import { canonicalJson } from '#app/domain/canonical-json.ts'
import type { ResponseContent } from './responses.repository.ts'

/**
 * SHA-256 (hexadecimal) of what an answer says: of the canonical JSON of department, day and text. The audit record bears it instead of
 * the words, which stand in the answer: whoever has both can tell whether the answer is still what was recorded.
 */
export const answerSha256 = ({ text, department, respondedOn }: ResponseContent): string =>
  createHash('sha256').update(canonicalJson({ text, department, respondedOn }), 'utf8').digest('hex')
