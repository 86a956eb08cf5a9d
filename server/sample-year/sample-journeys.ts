import type { EvaluationCode } from '#app/domain/evaluation.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { RequestState, TransitionId } from '#app/domain/workflow.ts'
import answers from '../../prisma/sample-year/answers.json' with { type: 'json' }
import { editText } from './edit-text.ts'
import { inYear } from './sample-calendar.ts'
import { SAMPLE_REQUESTS, type SampleRequest } from './sample-data.ts'
import { answer, chairOf, create, createPrevious, handOver, move } from './sample-steps.ts'
import { wishSteps } from './sample-wishes.ts'
import { find, type Step } from './sample-world.ts'

type Ids = Map<string, PolicyRequestId>

/** How far each request of the current year has come; those not named are 起草中. `first`: adopted in July, handed over in August. */
const STAGES: Readonly<Record<string, 'first' | Exclude<RequestState, 'submitted' | 'closed'>>> = {
  '1-01': 'first',
  '1-02': 'first',
  '1-03': 'adopted',
  '1-04': 'adopted',
  '1-05': 'onCentralAgenda',
  '2-01': 'first',
  '2-02': 'adopted',
  '2-03': 'adopted',
  '2-04': 'onCentralAgenda',
  '2-05': 'consolidating',
  '2-06': 'committeeApproved',
  '2-07': 'inCommittee',
  '3-01': 'first',
  '3-02': 'adopted',
  '3-03': 'onCentralAgenda',
  '3-04': 'committeeApproved',
  '4-01': 'first',
  '4-02': 'adopted',
  '4-03': 'adopted',
  '4-04': 'inCommittee',
  '5-01': 'adopted',
  '5-02': 'consolidating',
  '5-03': 'inCommittee',
  '6-01': 'first',
  '6-02': 'adopted',
  '6-03': 'adopted',
  '6-04': 'adopted',
  '6-05': 'onCentralAgenda',
  '6-06': 'committeeApproved',
  '6-07': 'consolidating',
  '7-01': 'first',
  '7-02': 'adopted',
  '7-03': 'adopted',
  '7-04': 'onCentralAgenda',
  '7-05': 'inCommittee',
}

type WayStep = readonly [TransitionId, RequestState, actor: string | null, day: string]

/** The usual way; `null` stands for the chair of the request's committee. Days are MM-DD of the work year. */
const WAY: readonly WayStep[] = [
  ['submitToCommittee', 'drafting', null, '05-20'],
  ['approveInCommittee', 'inCommittee', null, '06-18'],
  ['takeUp', 'committeeApproved', 'bureau-clerk', '06-25'],
  ['putOnAgenda', 'consolidating', 'bureau-clerk', '07-08'],
  ['adopt', 'onCentralAgenda', 'central-secretary', '07-24'],
]
const stageOf = (sample: SampleRequest) => STAGES[sample.id.slice(-4)] ?? 'drafting'

/** How many steps of the way lead to `state`. */
const stepsTo = (state: RequestState | 'first'): number => {
  const index = WAY.findIndex(([, from]) => from === state)
  return index >= 0 ? index : WAY.length
}

/** All steps of both years, in the order of their days. */
export function sampleSteps(fiscalYear: number): Step[] {
  const previous: Ids = new Map()
  const current: Ids = new Map()
  const steps = [
    ...previousYear(fiscalYear, previous),
    ...currentYear(fiscalYear, previous, current),
    ...wishSteps(fiscalYear - 1, current),
  ]
  return steps
    .map((step, index) => ({ ...step, index }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.index - b.index))
}

const alongTheWay = (sample: SampleRequest, ids: Ids, count: number, year: number, adoptionDay?: string): Step[] =>
  WAY.slice(0, count).map(([transition, from, actor, day]) => ({
    day: `${year}-${transition === 'adopt' && adoptionDay ? adoptionDay : day}`,
    run: (world) =>
      move(
        world,
        actor ? find(world.actors, actor) : chairOf(world, sample.committee),
        find(ids, sample.id),
        transition,
        from,
      ),
  }))

function previousYear(fiscalYear: number, ids: Ids): Step[] {
  const year = fiscalYear - 2
  const samples = SAMPLE_REQUESTS.flatMap((sample) =>
    sample.previousYear ? [{ sample, previous: sample.previousYear }] : [],
  )
  return [
    ...samples.map(
      ({ sample, previous }): Step => ({
        day: `${year}-05-12`,
        run: async (world) => void ids.set(sample.id, await createPrevious(world, sample, previous)),
      }),
    ),
    ...samples.flatMap(({ sample }) => alongTheWay(sample, ids, WAY.length, year)),
    {
      day: `${year}-08-27`,
      run: (world) =>
        handOver(
          world,
          world.cycles.previous,
          [
            ...new Set(
              samples.flatMap(({ previous }) =>
                previous.responses.map(({ recipient }) => find(world.recipients, recipient)),
              ),
            ),
          ],
          1,
        ),
    },
    ...samples.flatMap(({ sample, previous }) =>
      previous.responses.map(
        (response): Step => ({
          day: inYear(response.respondedOn, Number(response.respondedOn.slice(5, 7)) < 4 ? year + 1 : year),
          run: (world) =>
            answer(world, {
              requestId: find(ids, sample.id),
              recipientId: find(world.recipients, response.recipient),
              text: response.answer,
              department: response.department,
              evaluation: EVALUATION[response.evaluation] ?? 'unclear',
              reason: response.evaluationComment,
              nextAction: 'continue',
              isConfirmed: true,
            }),
        }),
      ),
    ),
    ...samples.map(
      ({ sample }): Step => ({
        day: `${year + 1}-03-20`,
        run: (world) => move(world, find(world.actors, 'bureau-clerk'), find(ids, sample.id), 'close', 'submitted'),
      }),
    ),
  ]
}

/** The sample's codes and ours differ in one. */
const EVALUATION: Readonly<Record<string, EvaluationCode>> = {
  realized: 'realized',
  partial: 'partial',
  ongoing: 'ongoing',
  not_realized: 'difficult',
  unclear: 'unclear',
}

/** Adopted at the second sitting: not handed over yet. */
const SECOND_SITTING = '09-25'

/** A request that the bureau changed after the committee had approved it. */
const BUREAU_EDIT = {
  id: 'DEMO-2023-5-02',
  from: '県内の各地域に設けること',
  to: '県内の全ての地域に設け、利用の状況を公表すること',
}

function currentYear(fiscalYear: number, previous: Ids, ids: Ids): Step[] {
  const year = fiscalYear - 1
  return [
    ...SAMPLE_REQUESTS.map(
      (sample): Step => ({
        day: `${year}-05-12`,
        run: async (world) => void ids.set(sample.id, await create(world, sample, previous.get(sample.id) ?? null)),
      }),
    ),
    ...SAMPLE_REQUESTS.flatMap((sample) =>
      alongTheWay(
        sample,
        ids,
        stepsTo(stageOf(sample)),
        year,
        stageOf(sample) === 'first' ? undefined : SECOND_SITTING,
      ),
    ),
    // The text waits for the committee's confirmation from here on.
    {
      day: `${year}-06-29`,
      run: (world) =>
        editText(world.database, world.clock, find(world.actors, 'bureau-clerk'), {
          requestId: find(ids, BUREAU_EDIT.id),
          bodyId: find(world.bodies, 'environment'),
          ...BUREAU_EDIT,
        }),
    },
    {
      day: `${year}-08-27`,
      run: (world) =>
        handOver(
          world,
          world.cycles.current,
          [
            ...new Set(
              SAMPLE_REQUESTS.filter((sample) => stageOf(sample) === 'first').flatMap((sample) =>
                sample.recipients.map((code) => find(world.recipients, code)),
              ),
            ),
          ],
          101,
        ),
    },
    ...Object.entries(answers.responses).flatMap(([id, byRecipient]) =>
      Object.entries(byRecipient).map(([recipient, row]): Step => {
        const [department, day, text, evaluation, reason, nextAction, isConfirmed] = row as [
          string,
          string,
          string,
          EvaluationCode,
          string,
          string,
          boolean,
        ]
        return {
          day: `${year}-${day}`,
          run: (world) =>
            answer(world, {
              requestId: find(ids, id),
              recipientId: find(world.recipients, recipient),
              text,
              department,
              evaluation,
              reason,
              nextAction,
              isConfirmed,
            }),
        }
      }),
    ),
  ]
}
