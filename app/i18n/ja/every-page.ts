import { domain } from './domain.ts'
import { errors } from './errors.ts'
import { common } from './everywhere.ts'
import { shell } from './shell.ts'

/** The texts in Japanese that every page may need, and so the browser loads with every page. */
export const everyPage = { common, domain, errors, shell }
