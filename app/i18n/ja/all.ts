import { answers } from './answers.ts'
import { book } from './book.ts'
import { common } from './common.ts'
import { domain } from './domain.ts'
import { errors } from './errors.ts'
import { home } from './home.ts'
import { jobs } from './jobs.ts'
import { policyRequests } from './policyRequests.ts'
import { refusals } from './refusals.ts'
import { shell } from './shell.ts'
import { submissions } from './submissions.ts'
import { workflow } from './workflow.ts'

/** Every text on screen in Japanese, by capability. */
export const ja = { answers, book, common, domain, errors, home, jobs, policyRequests, refusals, shell, submissions, workflow }
