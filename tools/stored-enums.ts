/**
 * Writes the enums of prisma/schema.prisma from the tables of the domain that they repeat, and a migration that adds what is new:
 * `npm run db:enums`. A value is never taken away: what is stored stays readable.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CARRY_OVERS } from '#app/domain/carry-over.ts'
import { CYCLE_PHASE_KINDS } from '#app/domain/cycle-phases.ts'
import { DECISION_OUTCOMES, MEETING_FORMS } from '#app/domain/decision.ts'
import { EVALUATION_CODES, NEXT_ACTIONS } from '#app/domain/evaluation.ts'
import { POLICY_REQUEST_KINDS } from '#app/domain/policy-request.ts'
import { OUTCOME_KINDS, OUTCOME_STANDINGS, PROPOSAL_INTENTS, PROPOSAL_STATES } from '#app/domain/proposal.ts'
import { RECIPIENT_KINDS } from '#app/domain/recipients.ts'
import { REVISION_REASONS } from '#app/domain/revision.ts'
import { BODY_KINDS, ROLES } from '#app/domain/roles.ts'
import { REQUEST_STATES } from '#app/domain/workflow.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { JOB_KINDS } from '#server/jobs/job.ts'

/** Enum of the schema → the words of the domain that it stores. */
const STORED: Readonly<Record<string, readonly string[]>> = {
  BodyKind: BODY_KINDS,
  CarryOverKind: CARRY_OVERS,
  CyclePhaseKind: CYCLE_PHASE_KINDS,
  DecisionOutcome: DECISION_OUTCOMES,
  EvaluationCode: EVALUATION_CODES,
  JobKind: JOB_KINDS,
  Locale: LOCALES,
  MeetingForm: MEETING_FORMS,
  NextAction: NEXT_ACTIONS,
  OutcomeKind: OUTCOME_KINDS,
  OutcomeStanding: OUTCOME_STANDINGS,
  PolicyRequestKind: POLICY_REQUEST_KINDS,
  ProposalIntent: PROPOSAL_INTENTS,
  ProposalState: PROPOSAL_STATES,
  RecipientKind: RECIPIENT_KINDS,
  RequestState: REQUEST_STATES,
  RevisionReason: REVISION_REASONS,
  Role: ROLES,
}
const SCHEMA = 'prisma/schema.prisma'
const MIGRATIONS = 'prisma/migrations'

type Gap = {
  readonly name: string
  readonly type: string
  readonly missing: readonly string[]
  readonly extra: readonly string[]
}

/** How each enum of `schema` differs from the domain; those that are equal are left out. @throws for an enum that is not there */
export const enumGaps = (schema: string): Gap[] =>
  Object.entries(STORED).flatMap(([name, words]) => {
    const { values, type } = enumIn(schema, name)
    const missing = words.filter((word) => !values.includes(word))
    const extra = values.filter((value) => !words.includes(value))
    return missing.length + extra.length > 0 ? [{ name, type, missing, extra }] : []
  })

function enumIn(schema: string, name: string): { values: string[]; type: string } {
  const [, block, type] =
    schema.match(new RegExp(`^enum ${name} \\{\\n([^}]*?)\\n\\n  @@map\\("(\\w+)"\\)\\n\\}`, 'm')) ?? []
  if (block === undefined || type === undefined) throw new Error(`${SCHEMA} has no enum ${name}`)
  return { values: block.split('\n').map((line) => line.trim()), type }
}

/** The schema with what is missing, at the end of each enum, as `ALTER TYPE` adds it. */
export const withMissing = (schema: string, gaps: readonly Gap[]): string =>
  gaps.reduce(
    (text, { name, missing }) =>
      text.replace(
        new RegExp(`^(enum ${name} \\{\\n[^}]*?)\\n\\n  @@map`, 'm'),
        `$1${missing.map((word) => `\n  ${word}`).join('')}\n\n  @@map`,
      ),
    schema,
  )

export const migrationOf = (gaps: readonly Gap[]): string =>
  gaps.flatMap(({ type, missing }) => missing.map((word) => `ALTER TYPE "${type}" ADD VALUE '${word}';\n`)).join('')

function write(): void {
  const schema = readFileSync(SCHEMA, 'utf8')
  const gaps = enumGaps(schema)
  const gone = gaps.flatMap(({ name, extra }) => extra.map((word) => `${name}.${word}`))
  if (gone.length > 0) throw new Error(`Stored values are not taken away; the domain lacks ${gone.join(', ')}`)
  if (gaps.length === 0) {
    console.log('The enums of the schema say what the domain says.')
    return
  }
  writeFileSync(SCHEMA, withMissing(schema, gaps))
  const folder = join(
    MIGRATIONS,
    `${nextStamp()}_${gaps
      .map(({ type, missing }) => [type, ...missing].join('_'))
      .join('_')
      .toLowerCase()
      .slice(0, 60)}`,
  )
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'migration.sql'),
    `-- Words that the domain has and the database did not (npm run db:enums).\n${migrationOf(gaps)}`,
  )
  console.log(`Wrote ${SCHEMA} and ${folder}; now: npm run db:generate`)
}

/** After every migration there is, and not before now. */
function nextStamp(): string {
  const last =
    readdirSync(MIGRATIONS)
      .filter((name) => /^\d{14}_/.test(name))
      .sort()
      .at(-1)
      ?.slice(0, 14) ?? '0'
  const now = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  return now > last ? now : String(Number(last) + 1)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) write()
