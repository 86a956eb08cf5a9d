import { documentFromContent } from '#app/document/document-from-content.ts'
import { addDays } from '#app/domain/calendar-date.ts'
import type { DecisionInput } from '#app/domain/decision.ts'
import type { EvaluationCode } from '#app/domain/evaluation.ts'
import type { PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { RequestState, TransitionId } from '#app/domain/workflow.ts'
import type { SampleRequest } from './sample-data.ts'
import { SAMPLE_PILLAR_OF } from './sample-data.ts'
import { find, formKey, must, type SampleWorld } from './sample-world.ts'

/** What people did in the sample year, each through the service that a screen would use. */

const KINDS: Readonly<Record<string, string>> = { 新規: 'new', 継続: 'continued', 補強: 'strengthened' }

/** The committee's chair: 環境・エネルギー has one of its own on the sign-in page, the others are named after it. */
export const chairOf = (world: SampleWorld, committee: string): Actor =>
  find(world.actors, committee === 'environment' ? 'chair' : `${committee}-chair`)

/** Creates a request of the current cycle with its text, tags and recipients. */
export async function create(
  world: SampleWorld,
  sample: SampleRequest,
  previousRequestId: PolicyRequestId | null,
): Promise<PolicyRequestId> {
  const input = {
    formKey: formKey(),
    bodyId: find(world.bodies, sample.committee),
    title: sample.title,
    kind: KINDS[sample.type],
    isPriority: sample.priority,
    previousRequestId,
    pillarId: find(world.pillars, `${sample.committee} ${SAMPLE_PILLAR_OF[sample.id] ?? 0}`),
    sdgTargetCodes: sample.sdgTargets,
    priorityAreas: sample.guidelineAreas,
    recipientIds: sample.recipients.map((code) => find(world.recipients, code)),
    proposerBodyIds: proposersOf(world, sample),
  }
  const document = documentFromContent({ body: sample.body, background: sample.background })
  const origin = { document, isFictional: true, key: sample.id }
  return must(await world.services.policyRequests.create(chairOf(world, sample.committee), input, origin), sample.id)
}

const proposersOf = (world: SampleWorld, sample: SampleRequest) =>
  sample.proposers.map((key) => find(world.bodies, key === 's-admin' ? 'bureau' : key))

/** Creates last year's request, as far as it is known: title, text, those who answered. */
export async function createPrevious(
  world: SampleWorld,
  sample: SampleRequest,
  previous: NonNullable<SampleRequest['previousYear']>,
): Promise<PolicyRequestId> {
  const input = {
    formKey: formKey(),
    bodyId: find(world.bodies, sample.committee),
    title: previous.title,
    kind: 'new',
    isPriority: sample.priority,
    sdgTargetCodes: sample.sdgTargets,
    proposerBodyIds: proposersOf(world, sample),
    recipientIds: [...new Set(previous.responses.map(({ recipient }) => find(world.recipients, recipient)))],
  }
  const document = documentFromContent({ body: [{ kind: 'paragraph', text: previous.body }], background: '' })
  const origin = { document, cycleId: world.cycles.previous, isFictional: true, key: previous.id }
  return must(await world.services.policyRequests.create(chairOf(world, sample.committee), input, origin), previous.id)
}

/** Fires a transition, with a decision of today where one is required. */
export async function move(
  world: SampleWorld,
  actor: Actor,
  requestId: PolicyRequestId,
  transition: TransitionId,
  fromState: RequestState,
): Promise<void> {
  const decision =
    transition === 'approveInCommittee' || transition === 'adopt'
      ? unanimous(world.clock.today(), transition === 'adopt' ? 98 : 18)
      : null
  const { substanceSha256 } = must(await world.services.workspace.open(actor, requestId), `open ${requestId}`)
  must(
    await world.services.workflow.move(actor, {
      requestId,
      transition,
      fromState,
      shownSubstanceSha256: substanceSha256,
      decision,
    }),
    `${transition} ${requestId}`,
  )
}

/** A meeting of which somewhat more than four fifths came, all in favour. */
function unanimous(heldOn: string, eligible: number): DecisionInput {
  const present = Math.ceil(eligible * 0.85)
  return {
    heldOn,
    form: 'sitting',
    outcome: 'approve',
    eligible,
    present,
    votesFor: present,
    votesAgainst: 0,
    abstentions: 0,
    note: '',
    amendments: [],
  }
}

/** A letter asks for the answer within about two months. */
const DAYS_TO_REPLY = 60

/** Makes the packages for these recipients, waits for the Word files, and records that they were handed over today. */
export async function handOver(
  world: SampleWorld,
  cycleId: SampleWorld['cycles']['current'],
  recipientIds: readonly RecipientId[],
  firstNumber: number,
): Promise<void> {
  const clerk = find(world.actors, 'bureau-clerk')
  const { submissions, jobs } = world.services
  const packages = recipientIds.map((recipientId, index) => ({
    recipientId,
    documentNumber: `連合神政発第${firstNumber + index}号`,
  }))
  const today = world.clock.today()
  const packageJobIds = must(
    await submissions.requestPackages(clerk, {
      formKey: formKey(),
      cycleId,
      letterDate: today,
      replyBy: addDays(today, DAYS_TO_REPLY),
      packages,
    }),
    'packages',
  )
  jobs.wake()
  await jobs.settled()
  must(
    await submissions.record(clerk, {
      formKey: formKey(),
      packageJobIds,
      submittedOn: today,
      place: '',
      handedBy: '会長、政策局',
    }),
    'submissions',
  )
}

export type SampleAnswer = {
  readonly requestId: PolicyRequestId
  readonly recipientId: RecipientId
  readonly text: string
  readonly department: string
  readonly evaluation: EvaluationCode
  readonly reason: string
  readonly nextAction: string
  readonly isConfirmed: boolean
}

/** Records an answer that came today, with its evaluation, drafted or confirmed. */
export async function answer(world: SampleWorld, sample: SampleAnswer): Promise<void> {
  const { answers } = world.services
  const recorder = find(world.actors, 'recorder')
  const { requestId, recipientId, text, department } = sample
  const form = {
    formKey: formKey(),
    requestId,
    recipientId,
    round: 1,
    text,
    department,
    respondedOn: world.clock.today(),
  }
  const responseId = must(await answers.recordResponse(recorder, form, { isFictional: true }), `answer to ${requestId}`)
  const draft = {
    responseId,
    version: 1,
    basedOn: '',
    code: sample.evaluation,
    reason: sample.reason,
    nextAction: sample.nextAction,
  }
  const basedOn = must(await answers.draftEvaluation(recorder, draft), `evaluation of ${requestId}`)
  if (!sample.isConfirmed) return
  must(
    await answers.confirmEvaluation(find(world.actors, 'bureau-clerk'), { responseId, version: 1, basedOn }),
    `evaluation of ${requestId}`,
  )
}
