import type { DocumentJson } from '#app/domain/document-json.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { MERGE_TARGET_STATES } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { mergeChoices, type RequestChoice } from '#server/policy-requests/choices.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'

/** What is looked for as the request to merge into: words of its number and title, and the one that was picked. */
export type MergeSearch = { readonly words: string; readonly into: PolicyRequestId | null }

/** The requests that another can be merged into, as far as they are looked for, and the picked one to read beside it. */
export type MergeSelection = {
  readonly choices: readonly RequestChoice[]
  /** How many there are in all of what is looked for. */
  readonly total: number
  readonly picked: (RequestChoice & { readonly document: DocumentJson }) | null
}

/** Choices shown at once; what is not among them is found by another word. */
const SHOWN = 12

/** Finds what `request` can be merged into; those whose title shares words stand in the order of the book. */
export async function selectMergeTarget(
  database: Database,
  actor: Actor,
  request: PolicyRequestDetail,
  { words, into }: MergeSearch,
): Promise<MergeSelection> {
  const all = await mergeChoices(database, request.cycleId, [...MERGE_TARGET_STATES], request.id)
  const wanted = tidy(words).split(/\s+/).filter(Boolean)
  const found = all.filter((choice) => {
    const name = tidy(`${choice.number} ${choice.title}`)
    return wanted.every((word) => name.includes(word))
  })
  const picked = all.find((choice) => choice.id === into)
  const detail = picked && (await findRequestDetail(database, picked.id))
  const mayRead = detail && can(actor, 'policyRequest.read', subjectOf(detail))
  return {
    choices: found.slice(0, SHOWN),
    total: found.length,
    picked: picked && mayRead ? { ...picked, document: await readText(database, picked.id) } : null,
  }
}

/** Capitals and the width of letters make no difference. */
const tidy = (text: string): string => text.normalize('NFKC').toLowerCase()
