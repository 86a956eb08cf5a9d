import type { TFunction } from 'i18next'
import type { Refusal, RefusalReason } from '#app/domain/result.ts'

type Translate = TFunction<readonly ['refusals', ...string[]]> | TFunction

/** The sentence for a refusal: what happened and what to do. */
export const refusalText = (t: Translate, refusal: Pick<Refusal, 'reason' | 'values'>): string =>
  (t as (key: string, values?: object) => string)(`refusals:${refusal.reason}`, { ...refusal.values })

/** The sentence for one wrong field, or null when it is well. */
export function fieldError(t: Translate, refusal: Refusal | null | undefined, field: string): string | null {
  const reason: RefusalReason | undefined = refusal?.fields?.[field]
  return reason ? refusalText(t, { reason }) : null
}
