import type { BookEntry } from '#app/domain/book-order.ts'
import type { PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import { type RevisionContent, readRevision } from '#app/domain/revision.ts'
import type { Database } from '#server/db/client.ts'

/** A request in a document: which one, in which revision. */
export type DocumentItem = { readonly requestId: PolicyRequestId; readonly revisionId: RevisionId }

/** What is written of it: the revision's content at the request's place in the book. */
export type DocumentEntry = BookEntry & {
  readonly content: RevisionContent
  readonly isFictional: boolean
  readonly committee: BookEntry['committee'] & { readonly nameJa: string }
  readonly pillar: (NonNullable<BookEntry['pillar']> & { readonly purpose: string }) | null
}

/** The entries of a document in one query each for requests and revisions. @throws when one of them does not exist */
export async function documentEntries(database: Database, items: readonly DocumentItem[]): Promise<DocumentEntry[]> {
  const [requests, revisions] = await Promise.all([
    database.policyRequest.findMany({
      where: { id: { in: items.map((item) => item.requestId) } },
      select: {
        id: true,
        number: true,
        sortOrder: true,
        isFictional: true,
        body: { select: { id: true, number: true, sortOrder: true, nameJa: true } },
        pillar: { select: { id: true, sortOrder: true, title: true, purpose: true } },
      },
    }),
    database.revision.findMany({
      where: { id: { in: items.map((item) => item.revisionId) } },
      select: { id: true, content: true },
    }),
  ])
  const requestOf = new Map(requests.map((row) => [row.id, row]))
  const contentOf = new Map(revisions.map((row) => [row.id, readRevision(row.content)]))
  return items.map(({ requestId, revisionId }) => {
    const request = requestOf.get(requestId)
    const content = contentOf.get(revisionId)
    if (!request || !content) throw new Error(`request ${requestId} has no revision ${revisionId}`)
    const { body, pillar, number, sortOrder, isFictional } = request
    return { number, sortOrder, isFictional, committee: body, pillar, content }
  })
}
