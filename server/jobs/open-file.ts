import type { StoredFileId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import { readStoredFile } from '#server/files/files.repository.ts'
import type { WrittenFile } from '#server/files/written-file.ts'
import { mayReadJob } from './job.ts'
import { fileOwners } from './jobs.repository.ts'

export type OpenedFile = WrittenFile & { readonly sha256: string }

/**
 * A kept file for download. The rights are asked anew at every download: a file that was made for somebody whose term has
 * ended is not handed out.
 * @returns the file; refused with `notFound`, also for what the person may not read, so that ids tell nothing
 */
export async function openFile(database: Database, actor: Actor, id: StoredFileId): Promise<Result<OpenedFile>> {
  const owners = await fileOwners(database, id)
  const readable =
    owners !== null &&
    ((owners.submissionCount > 0 && can(actor, 'submission.read')) ||
      owners.jobKinds.some((kind) => mayReadJob(actor, { kind })))
  return readable ? ok(await readStoredFile(database, id)) : refuse('notFound')
}

/** Files that were made and kept. */
export const createFiles = (deps: { readonly database: Database }) => ({
  open: (actor: Actor, id: StoredFileId) => openFile(deps.database, actor, id),
})
