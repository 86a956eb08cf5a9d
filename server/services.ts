import type { AccessChanges } from '#server/access-changes.ts'
import { type Account, createAccount } from '#server/account/account.ts'
import { type Answers, createAnswers } from '#server/answers/answers.ts'
import { type Audit, createAudit } from '#server/audit/audit.ts'
import { type Bodies, createBodies } from '#server/bodies/bodies.ts'
import { type Book, createBook } from '#server/book/book.ts'
import { writeBookFile } from '#server/book/write-book-file.ts'
import { type CarryOverService, createCarryOver } from '#server/carry-over/carry-over.ts'
import type { Clock } from '#server/clock.ts'
import { type Cycles, createCycles } from '#server/cycles/cycles.ts'
import type { Database } from '#server/db/client.ts'
import type { DocumentReader } from '#server/documents/read/document-reader.ts'
import { createFirstYear, type FirstYear } from '#server/first-year/first-year.ts'
import { createHome, type HomeService } from '#server/home/home.ts'
import { createJobs, type Jobs } from '#server/jobs/jobs.ts'
import { createFiles } from '#server/jobs/open-file.ts'
import { createLineage, type LineageService } from '#server/lineage/lineage.ts'
import { createMeetings, type Meetings } from '#server/meetings/meetings.ts'
import type { PasswordJudge } from '#server/passwords/judge-password.ts'
import { createAccessNotices } from '#server/people/access-notices.ts'
import { createMembershipAsks, type MembershipAsks } from '#server/people/membership-asks.ts'
import { createOneTimeLinks } from '#server/people/one-time-links.ts'
import { createPeople, type People } from '#server/people/people.ts'
import { createPillars, type Pillars } from '#server/pillars/pillars.ts'
import { createPolicyRequests, type PolicyRequests } from '#server/policy-requests/policy-requests.ts'
import { createProfiles, type Profiles } from '#server/profiles/profiles.ts'
import { type Attachments, createAttachments } from '#server/proposals/attachments/attachments.ts'
import { type CallService, createCall } from '#server/proposals/call.ts'
import { type Confirmation, createConfirmation } from '#server/proposals/confirmation.ts'
import { type Consolidation, createConsolidation } from '#server/proposals/consolidation.ts'
import { createProposals, type Proposals } from '#server/proposals/proposals.ts'
import { createReminders, type Reminders } from '#server/proposals/reminders.ts'
import { createImports, type Imports } from '#server/proposals/sheets/imports.ts'
import { createRecipientHeads, type RecipientHeads } from '#server/recipients/recipient-heads.ts'
import { createSamples, type Samples } from '#server/samples/samples.ts'
import type { SecretBox } from '#server/second-factor/secret-box.ts'
import { createSessions, type Sessions } from '#server/sessions/sessions.ts'
import type { Tokens } from '#server/sessions/tokens.ts'
import { createSettings, type Settings } from '#server/settings/settings.ts'
import { createSubmissions, type Submissions } from '#server/submissions/submissions.ts'
import { writePackageFile } from '#server/submissions/write-package-file.ts'
import type { WordWriter } from '#server/word/word-worker-pool.ts'
import { createWorkflow, type Workflow } from '#server/workflow/workflow.ts'
import { createWorkspace, type WorkspaceService } from '#server/workspace/workspace.ts'
import { createYearCounts, type YearCountsService } from '#server/year-counts/year-counts.ts'

export type ServiceDeps = {
  readonly database: Database
  readonly clock: Clock
  readonly accessChanges: AccessChanges
  readonly isDemo: boolean
  readonly tokens: Tokens
  /** The thread that writes documents; whoever opened it closes it. */
  readonly word: WordWriter
  /** The thread that reads files that were sent; likewise. */
  readonly reader: DocumentReader
  /** The thread that judges passwords; likewise. */
  readonly passwords: PasswordJudge
  readonly secrets: SecretBox
  readonly publicUrl: string
  /** Told what a person cannot mend, and about what. */
  readonly onError: (error: unknown, about: string) => void
}

/** What the product can do, by capability. Screens, jobs, imports and tests all come through here. */
export type Services = {
  readonly sessions: Sessions
  readonly account: Account
  readonly people: People
  readonly membershipAsks: MembershipAsks
  readonly accessNotices: ReturnType<typeof createAccessNotices>
  readonly links: ReturnType<typeof createOneTimeLinks>
  readonly bodies: Bodies
  readonly recipientHeads: RecipientHeads
  readonly cycles: Cycles
  readonly settings: Settings
  readonly profiles: Profiles
  readonly samples: Samples
  readonly audit: Audit
  readonly pillars: Pillars
  readonly policyRequests: PolicyRequests
  readonly workspace: WorkspaceService
  readonly workflow: Workflow
  readonly meetings: Meetings
  readonly call: CallService
  readonly attachments: Attachments
  readonly reminders: Reminders
  readonly proposals: Proposals
  readonly imports: Imports
  readonly consolidation: Consolidation
  readonly confirmation: Confirmation
  readonly carryOver: CarryOverService
  readonly firstYear: FirstYear
  readonly lineage: LineageService
  readonly yearCounts: YearCountsService
  readonly home: HomeService
  readonly book: Book
  readonly submissions: Submissions
  readonly answers: Answers
  readonly files: ReturnType<typeof createFiles>
  readonly jobs: Jobs
}

/** Puts the services together. Nothing runs yet: jobs start with `jobs.wake()`. */
export function createServices(deps: ServiceDeps): Services {
  const settings = createSettings(deps)
  const profiles = createProfiles(deps)
  const documents = { database: deps.database, settings, profiles, word: deps.word }
  const jobs = createJobs({ ...deps, work: { book: writeBookFile(documents), package: writePackageFile(documents) } })
  return {
    sessions: createSessions({ ...deps, settings }),
    account: createAccount({ ...deps, settings }),
    people: createPeople(deps),
    membershipAsks: createMembershipAsks(deps),
    accessNotices: createAccessNotices(deps),
    links: createOneTimeLinks({ ...deps, settings }),
    bodies: createBodies(deps),
    recipientHeads: createRecipientHeads(deps),
    cycles: createCycles(deps),
    settings,
    profiles,
    samples: createSamples({ ...deps, profiles }),
    audit: createAudit(deps),
    pillars: createPillars(deps),
    policyRequests: createPolicyRequests(deps),
    workspace: createWorkspace(deps),
    workflow: createWorkflow(deps),
    meetings: createMeetings(deps),
    call: createCall(deps),
    attachments: createAttachments(deps),
    reminders: createReminders({ ...deps, settings, profiles }),
    proposals: createProposals(deps),
    imports: createImports(deps),
    consolidation: createConsolidation(deps),
    confirmation: createConfirmation(deps),
    carryOver: createCarryOver(deps),
    firstYear: createFirstYear(deps),
    lineage: createLineage(deps),
    yearCounts: createYearCounts(deps),
    home: createHome(deps),
    book: createBook({ ...deps, ...documents, jobs }),
    submissions: createSubmissions({ ...deps, jobs, settings }),
    answers: createAnswers(deps),
    files: createFiles(deps),
    jobs,
  }
}
