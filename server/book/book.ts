import type { BodyId, CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { RequestDocument } from '#app/domain/request-documents.ts'
import { exportRequest } from './export-request.ts'
import { type RequestBookDeps, requestBook } from './request-book.ts'
import { showBook } from './show-book.ts'
import type { DocumentDeps } from './write-book-file.ts'

export type Book = ReturnType<typeof createBook>

/** 本冊, and single requests, as Word documents. */
export function createBook(deps: DocumentDeps & RequestBookDeps) {
  return {
    show: (actor: Actor, cycleId: CycleId, committeeId: BodyId | null = null) =>
      showBook(deps.database, actor, cycleId, committeeId),
    requestBook: (actor: Actor, input: unknown) => requestBook(deps, actor, input),
    exportRequest: (actor: Actor, id: PolicyRequestId, kind: RequestDocument = 'request') =>
      exportRequest(deps, actor, id, kind),
  }
}
