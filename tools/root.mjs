import { fileURLToPath } from 'node:url'

/** The top folder of the product; every command works from here, wherever it was called. */
export const root = fileURLToPath(new URL('..', import.meta.url))
