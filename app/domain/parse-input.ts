import type { z } from 'zod'
import { ok, REFUSAL_REASONS, type RefusalReason, type Result, refuse } from './result.ts'

/**
 * Checks what came from outside against `schema`. The messages of the schema are reason keys.
 * @returns the parsed value, or `invalidInput` with the reason for each wrong field (dotted path → reason)
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): Result<z.output<Schema>> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  const fields: Record<string, RefusalReason> = {}
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.')
    fields[path] ??= isReason(issue.message) ? issue.message : 'invalidInput'
  }
  return refuse('invalidInput', { fields })
}

/** One field of what was sent, as it came, for asking who may: nothing else is looked at. */
export const sentField = (raw: unknown, name: string): unknown =>
  typeof raw === 'object' && raw !== null && Object.hasOwn(raw, name)
    ? (raw as Record<string, unknown>)[name]
    : undefined

const isReason = (text: string): text is RefusalReason => (REFUSAL_REASONS as readonly string[]).includes(text)
