import type { Refusal, RefusalReason } from '#app/domain/result.ts'

/**
 * The `t` of any `useTranslation(…)`. Every reason has a sentence in both languages (`refusals`, checked by the type of
 * the texts), so the namespaces that a screen asked for do not matter.
 */
type Translate = (...args: never[]) => unknown

/**
 * The sentence for a refusal: what happened and what to do.
 * @param t from `useTranslation`, whichever namespaces it was asked for
 */
export const refusalText = (t: Translate, refusal: Pick<Refusal, 'reason' | 'values'>): string =>
  (t as unknown as (key: string, values?: object) => string)(`refusals:${refusal.reason}`, { ...refusal.values })

/** The sentence for one wrong field of a form, or null when it is well. */
export function fieldError(t: Translate, refusal: Refusal | null | undefined, field: string): string | null {
  const reason: RefusalReason | undefined = refusal?.fields?.[field]
  return reason ? refusalText(t, { reason, values: refusal?.values }) : null
}
