import type { PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import { type Similar, SimilarTexts } from '#app/domain/similar-texts.ts'

export type SimilarKey = ProposalId | PolicyRequestId
/** The texts of one kind and year as they are now: `stamp` is another one after any change of them. */
export type TextsAsked = {
  readonly index: string
  readonly stamp: string
  /** Only where the thread said that it has no index of this stamp. */
  readonly texts?: readonly (readonly [SimilarKey, string])[]
}
export type SimilarJob = {
  readonly wishes: TextsAsked
  readonly requests: TextsAsked
  readonly text: string
  readonly except: SimilarKey
}
export type SimilarDone =
  | { readonly missing: readonly ('wishes' | 'requests')[] }
  | { readonly wishes: readonly Similar<SimilarKey>[]; readonly requests: readonly Similar<SimilarKey>[] }

/** Wishes and requests of two years: whoever looks back makes this year's index anew for nobody. */
const KEPT = 4

/** Keeps the indexes last asked, and answers from them. */
export function createSimilarWork(): (job: SimilarJob) => SimilarDone {
  const indexes = new Map<string, { readonly stamp: string; readonly texts: SimilarTexts<SimilarKey> }>()
  const indexFor = ({ index, stamp, texts }: TextsAsked): SimilarTexts<SimilarKey> | null => {
    const known = indexes.get(index)
    const current = known?.stamp === stamp ? known : texts && { stamp, texts: indexOf(texts) }
    if (!current) return null
    // The one asked last stands last.
    indexes.delete(index)
    indexes.set(index, current)
    for (const [oldest] of indexes) if (indexes.size > KEPT) indexes.delete(oldest)
    return current.texts
  }
  return ({ wishes: askedWishes, requests: askedRequests, text, except }) => {
    const [wishes, requests] = [indexFor(askedWishes), indexFor(askedRequests)]
    if (!wishes || !requests)
      return { missing: [...(wishes ? [] : (['wishes'] as const)), ...(requests ? [] : (['requests'] as const))] }
    return {
      wishes: wishes.like(text, { most: 5, least: 0.18, except }),
      requests: requests.like(text, { most: 5, least: 0.12 }),
    }
  }
}

function indexOf(texts: readonly (readonly [SimilarKey, string])[]): SimilarTexts<SimilarKey> {
  const index = new SimilarTexts<SimilarKey>()
  for (const [key, text] of texts) index.add(key, text)
  return index
}
