import type { StyleOf } from './html-styles.ts'
import type { Tally } from './left-out.ts'

/**
 * How what is pasted is read. `tidy`: as a text of ours; `withReadings`: with the readings of kanji in brackets; `asWritten`: every
 * letter of it, also hidden and struck out, and no number taken off.
 */
export type PasteManner = 'tidy' | 'withReadings' | 'asWritten'

/** What reading needs everywhere. */
export type Reading = { readonly manner: PasteManner; readonly tally: Tally; readonly styleOf: StyleOf }
