import type { PagesOf } from './office-pages.ts'
import { outcomeSheet } from './outcome-sheet.ts'
import { wishSheet } from './wish-sheet.ts'
import type { OnProgress } from './word-input.ts'
import { writeBookDocx } from './write-book.ts'
import { writePackageDocx } from './write-package.ts'
import { writeRemindersDocx } from './write-reminders.ts'
import { writeRequestDocx } from './write-request.ts'
import { writeOutcomeListDocx, writeWishSheetDocx } from './write-wish-tables.ts'

/** Every kind of document there is, and what writes it. */
export const WRITERS = {
  request: writeRequestDocx,
  book: writeBookDocx,
  package: writePackageDocx,
  outcomeSheet,
  wishSheet,
  outcomeList: writeOutcomeListDocx,
  wishSheetForWord: writeWishSheetDocx,
  reminders: writeRemindersDocx,
} as const satisfies Record<
  string,
  (input: never, onProgress: OnProgress, pagesOf: PagesOf | null) => Promise<Uint8Array>
>

export type WordKind = keyof typeof WRITERS
/** Kind → what it is written from. */
export type WordInputs = { [Kind in WordKind]: Parameters<(typeof WRITERS)[Kind]>[0] }
