import type { ja } from '../ja/all.ts'
import type { Texts } from '../texts.ts'
import { access } from './access.ts'
import { account } from './account.ts'
import { administration } from './administration.ts'
import { answers } from './answers.ts'
import { audit } from './audit.ts'
import { bodies } from './bodies.ts'
import { book } from './book.ts'
import { carryOver } from './carryOver.ts'
import { confirmation } from './confirmation.ts'
import { cycles } from './cycles.ts'
import { drafting } from './drafting.ts'
import { everyPage } from './every-page.ts'
import { firstYear } from './firstYear.ts'
import { heads } from './heads.ts'
import { home } from './home.ts'
import { jobs } from './jobs.ts'
import { lineage } from './lineage.ts'
import { menu } from './menu.ts'
import { people } from './people.ts'
import { policyRequests } from './policyRequests.ts'
import { profile } from './profile.ts'
import { proposals } from './proposals.ts'
import { recipients } from './recipients.ts'
import { refusals } from './refusals.ts'
import { sdgs } from './sdgs.ts'
import { sessions } from './sessions.ts'
import { submissions } from './submissions.ts'
import { wishSheets } from './wishSheets.ts'
import { workflow } from './workflow.ts'
import { yearCounts } from './yearCounts.ts'

/** Every text on screen in English, by capability. */
export const en: Texts<typeof ja> = {
  ...everyPage,
  access,
  account,
  administration,
  answers,
  audit,
  bodies,
  book,
  carryOver,
  confirmation,
  cycles,
  drafting,
  firstYear,
  heads,
  home,
  jobs,
  lineage,
  menu,
  people,
  policyRequests,
  profile,
  proposals,
  recipients,
  refusals,
  sdgs,
  sessions,
  submissions,
  wishSheets,
  workflow,
  yearCounts,
}
