import type { everyPage as japanese } from '../ja/every-page.ts'
import type { Texts } from '../texts.ts'
import { domain } from './domain.ts'
import { errors } from './errors.ts'
import { common } from './everywhere.ts'
import { shell } from './shell.ts'

/** The texts in English that every page may need, and so the browser loads with every page. */
export const everyPage: Texts<typeof japanese> = { common, domain, errors, shell }
