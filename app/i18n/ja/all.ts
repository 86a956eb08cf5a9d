import { access } from './access.ts'
import { administration } from './administration.ts'
import { answers } from './answers.ts'
import { audit } from './audit.ts'
import { bodies } from './bodies.ts'
import { book } from './book.ts'
import { cycles } from './cycles.ts'
import { domain } from './domain.ts'
import { drafting } from './drafting.ts'
import { errors } from './errors.ts'
import { common } from './everywhere.ts'
import { home } from './home.ts'
import { jobs } from './jobs.ts'
import { people } from './people.ts'
import { policyRequests } from './policyRequests.ts'
import { recipients } from './recipients.ts'
import { refusals } from './refusals.ts'
import { sdgs } from './sdgs.ts'
import { sessions } from './sessions.ts'
import { shell } from './shell.ts'
import { submissions } from './submissions.ts'
import { workflow } from './workflow.ts'

/** Every text on screen in Japanese, by capability. */
export const ja = {
  access,
  administration,
  answers,
  audit,
  bodies,
  book,
  common,
  cycles,
  domain,
  drafting,
  errors,
  home,
  jobs,
  people,
  policyRequests,
  recipients,
  refusals,
  sdgs,
  sessions,
  shell,
  submissions,
  workflow,
}
