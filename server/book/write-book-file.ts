import type { Database } from '#server/db/client.ts'
import type { JobWork } from '#server/jobs/job.ts'
import type { FederationSettings } from '#server/settings/settings.ts'
import type { WordWriter } from '#server/word/word-worker-pool.ts'
import type { BookContent } from './book-content.ts'
import { documentEntries } from './documents.repository.ts'
import { committeesForWord, SDG_GOALS, WORD_MEDIA_TYPE, wordFileName } from './request-for-word.ts'

export type DocumentDeps = {
  readonly database: Database
  readonly settings: { readonly read: () => Promise<FederationSettings> }
  readonly word: WordWriter
}

/** The work of a `book` job: writes the adopted requests it was asked for as one Word file. */
export const writeBookFile =
  ({ database, settings, word }: DocumentDeps): JobWork =>
  async (input, onProgress) => {
    const { items, title, madeOn } = input as BookContent
    const [entries, { federationName, dateStyle }] = await Promise.all([
      documentEntries(database, items),
      settings.read(),
    ])
    const bytes = await word.write(
      'book',
      { title, federationName, date: madeOn, dateStyle, committees: committeesForWord(entries), sdgGoals: SDG_GOALS },
      ({ done, total }) => onProgress(done, total),
    )
    return { name: wordFileName(title), mediaType: WORD_MEDIA_TYPE, bytes }
  }
