import { type FederationProfile, wordsOf } from '#app/domain/federation-profile.ts'
import { fileName } from '#app/domain/file-name.ts'
import type { Database } from '#server/db/client.ts'
import type { JobWork } from '#server/jobs/job.ts'
import type { FederationSettings } from '#server/settings/settings.ts'
import type { WordWriter } from '#server/word/word-worker-pool.ts'
import type { BookContent } from './book-content.ts'
import { documentEntries } from './documents.repository.ts'
import { committeesForWord, SDG_GOALS, WORD_MEDIA_TYPE } from './request-for-word.ts'

export type DocumentDeps = {
  readonly database: Database
  readonly settings: { readonly read: () => Promise<FederationSettings> }
  /** Whose words the documents have. */
  readonly profiles: { readonly read: () => Promise<FederationProfile> }
  readonly word: WordWriter
}

/** The work of a `book` job: writes the adopted requests it was asked for as one Word file. */
export const writeBookFile =
  ({ database, settings, profiles, word }: DocumentDeps): JobWork =>
  async (input, onProgress) => {
    const { items, title, madeOn } = input as BookContent
    const [entries, { federationName, coSenderBody, dateStyle }, profile] = await Promise.all([
      documentEntries(database, items),
      settings.read(),
      profiles.read(),
    ])
    const bytes = await word.write(
      'book',
      {
        ...{ title, federationName, coSenderName: coSenderBody || null, date: madeOn, dateStyle },
        ...formOf(profile),
        committees: committeesForWord(entries),
        sdgGoals: SDG_GOALS,
      },
      ({ done, total }) => onProgress(done, total),
    )
    return { name: fileName([title], 'docx'), mediaType: WORD_MEDIA_TYPE, bytes }
  }

/** What a profile says of every document: its words, which are Japanese whatever the language of the screen, and its 番号の付け方. */
export const formOf = (profile: FederationProfile) => ({
  words: wordsOf(profile, 'ja'),
  numberingScheme: profile.numberingScheme,
})
