import type { ContentBlock } from '#app/document/document-from-content.ts'
import { beginningOf } from '#app/domain/cut-text.ts'
import type { PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import { SAMPLE_REQUESTS, type SampleRequest } from './sample-data.ts'
import { find, formKey, must, type SampleWorld, type Step } from './sample-world.ts'

/** The wishes behind the requests of the sample year, and some that became none. */

const GUIDANCE = [
  '職場や地域で困っていること、行政に求めたいことをお寄せください。',
  '一件につき一つのことを書いてください。「何を、誰に、どうしてほしいか」が分かれば、文章の体裁は整っていなくて構いません。',
  '昨年の要求項目を続けるときは、「昨年の要求項目」の表から選んでください。',
].join('\n')

type Wish = {
  readonly body: string
  readonly title: string
  readonly demand: string
  readonly outcome: {
    readonly kind: 'passedOn' | 'notTakenUp'
    readonly addressee?: string
    readonly reason: string
  } | null
}
/** Wishes that went elsewhere, and some that came when the drafts were written already. */
const OTHERS: readonly Wish[] = [
  {
    body: 'k-metal',
    title: '最低賃金の大幅な引上げ',
    demand: '神奈川県の最低賃金を早期に1,500円以上へ引き上げること。',
    outcome: { kind: 'passedOn', addressee: '神奈川労働局', reason: '地域別最低賃金は労働局の所管です。' },
  },
  {
    body: 'r-a',
    title: '駅前広場の時計の修理',
    demand: '駅前広場の時計が止まったままなので、早く修理すること。',
    outcome: { kind: 'notTakenUp', reason: '個別の修繕は、地域連合から市の窓口に直接お伝えください。' },
  },
  {
    body: 'k-medical',
    title: '介護職員の処遇改善と夜勤の見直し',
    demand: '介護職員の賃金を引き上げ、夜勤の人数を増やすための支援を行うこと。',
    outcome: null,
  },
  {
    body: 'r-b',
    title: '路線バスの減便への対応',
    demand: '運転士の不足による路線バスの減便に対し、通院や通学の足を確保する計画を立てること。',
    outcome: null,
  },
  {
    body: 'k-construction',
    title: '公共工事の週休二日の徹底',
    demand: '公共工事の工期を週休二日を前提として設定し、必要な経費を見込むこと。',
    outcome: null,
  },
]

/** The call of the current year, the wishes that came, and what became of them once the drafts `ids` stood there. */
export function wishSteps(year: number, ids: ReadonlyMap<string, PolicyRequestId>): Step[] {
  const wishes = new Map<string, ProposalId>()
  return [
    { day: `${year}-03-01`, run: (world) => openCall(world, year) },
    ...SAMPLE_REQUESTS.flatMap((sample) =>
      proposersOf(sample).map(
        (body): Step => ({
          day: `${year}-04-10`,
          run: async (world) => {
            wishes.set(`${sample.id} ${body}`, await handIn(world, body, sample.title, textOf(sample.body)))
          },
        }),
      ),
    ),
    ...SAMPLE_REQUESTS.flatMap((sample) =>
      proposersOf(sample).map(
        (body): Step => ({
          day: `${year}-05-12`,
          run: (world) =>
            decide(world, find(wishes, `${sample.id} ${body}`), {
              kind: 'intoRequest',
              requestId: find(ids, sample.id),
            }),
        }),
      ),
    ),
    ...OTHERS.map(
      (wish): Step => ({
        day: `${year}-05-${wish.outcome ? '12' : '13'}`,
        run: async (world) => {
          const id = await handIn(world, wish.body, wish.title, wish.demand)
          if (wish.outcome) await decide(world, id, wish.outcome)
        },
      }),
    ),
  ]
}

const proposersOf = (sample: SampleRequest): string[] => sample.proposers.filter((key) => key !== 's-admin')

async function openCall(world: SampleWorld, year: number): Promise<void> {
  const clerk = find(world.actors, 'bureau-clerk')
  const asked = (await world.services.consolidation.bodies()).filter(({ kind }) =>
    ['affiliate', 'chapter', 'partner'].includes(kind),
  )
  must(
    await world.services.call.store(clerk, {
      cycleId: world.cycles.current,
      basedOn: '0',
      guidance: GUIDANCE,
      opensOn: `${year}-03-01`,
      dueOn: `${year}-04-30`,
      bodyIds: asked.map(({ id }) => id),
    }),
    'call',
  )
}

async function handIn(world: SampleWorld, body: string, title: string, demand: string): Promise<ProposalId> {
  const wish = { formKey: formKey(), bodyId: find(world.bodies, body), title: beginningOf(title, 100), demand }
  return must(await world.services.proposals.create(find(world.actors, 'bureau-clerk'), wish), title)
}

async function decide(world: SampleWorld, id: ProposalId, outcome: object): Promise<void> {
  const clerk = find(world.actors, 'bureau-clerk')
  const { proposal } = must(await world.services.proposals.open(clerk, id), id)
  const proposals = [`${id} ${proposal.version}`]
  must(await world.services.consolidation.decide(clerk, { formKey: formKey(), proposals, ...outcome }), proposal.title)
}

const textOf = (blocks: readonly ContentBlock[]): string =>
  blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items.map(({ text }) => text)))
    .join('\n')
