/** What a file may be at most before and while it is read. Sheets of a body have some 15 rows; a year's wishes of all have 600. */

/** As it is sent (bytes). */
export const FILE_BYTES_MAX = 5 * 1024 * 1024
/** What it unpacks to, all parts together (bytes). */
export const UNPACKED_BYTES_MAX = 64 * 1024 * 1024
/** Parts of a packed file. */
export const PARTS_MAX = 2000
/** Cells in which something stands. */
export const CELLS_MAX = 200_000
/** Columns that are looked at; a table of wishes has a dozen. */
export const COLUMNS_MAX = 256
/** Merged ranges of a sheet. */
export const MERGES_MAX = 2000
/** Letters of all cells together: a text that many cells share counts in each. */
export const LETTERS_MAX = 4_000_000
/** How long (ms) one file may take. */
export const READING_TIME = 2000
/** What the thread may have in memory (MB). */
export const READING_MEMORY = 384
/** Pages of a PDF. */
export const PDF_PAGES_MAX = 600
/** Elements of a part of a Word file; a book of 500 pages has some 200 000. */
export const NODES_MAX = 1_500_000
