/**
 * The largest form that the server reads, in bytes as it is sent (URL-encoded): the text of an answer, 20 000 characters of
 * three bytes, nine when encoded, and its letter.
 */
export const MAX_FORM_BYTES = 1024 * 1024
