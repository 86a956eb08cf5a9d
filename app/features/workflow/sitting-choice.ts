import type { RefusalReason } from '#app/domain/result.ts'

/** By request, the hash of its substance. */
export type Hashes = Readonly<Record<string, string>>

type Listed = {
  readonly request: { readonly id: string }
  readonly substanceSha256: string
  readonly missing: readonly unknown[]
}

/** Hashes of what a page shows. */
export const hashesOf = (items: readonly Listed[]): Hashes =>
  Object.fromEntries(items.map(({ request, substanceSha256 }) => [request.id, substanceSha256]))

/**
 * How an item of a sitting is listed. Nobody decides by a tick on what was not shown when it was set: what is another substance than
 * `shown` is not ticked, open to be read, and marked.
 * @param shown of what the person had before them; an item that is new to them is in the list like any other
 * @param chosen the ids that are ticked
 */
export function choiceOf(
  { request, substanceSha256, missing }: Listed,
  { shown, chosen, openId }: { readonly shown: Hashes; readonly chosen: readonly string[]; readonly openId: string },
): { readonly isChanged: boolean; readonly isTicked: boolean; readonly isOpen: boolean } {
  const before = shown[request.id]
  const isChanged = before !== undefined && before !== substanceSha256
  return {
    isChanged,
    isTicked: chosen.includes(request.id) && missing.length === 0 && !isChanged,
    isOpen: isChanged || request.id === openId,
  }
}

/** Was the step refused for what the list shows, so that it is to be loaded anew? Not for what was typed beside it. */
export const isAboutTheList = (reason: RefusalReason): boolean =>
  reason === 'textChangedSinceShown' || reason === 'stateChanged' || reason === 'notFound'
