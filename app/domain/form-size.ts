/**
 * The largest form that the server reads, in bytes as it is sent (URL-encoded): the text of an answer, 20 000 characters of
 * three bytes, nine when encoded, and its letter.
 */
export const MAX_FORM_BYTES = 1024 * 1024

/** The largest form with files, in bytes: the sheets of all bodies, or two files of the largest size that is read. */
export const MAX_FILE_FORM_BYTES = 12 * 1024 * 1024
