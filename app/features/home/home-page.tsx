import type { TurnKind } from '#app/domain/turns.ts'
import { TURNS } from '#app/domain/turns.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { OpenItems } from '#server/answers/open-items.ts'
import type { Cycle } from '#server/cycles/cycles.ts'
import type { Home } from '#server/home/home.ts'
import type { Job } from '#server/jobs/job.ts'
import { JobList } from './job-list.tsx'
import { NewsList } from './news-list.tsx'
import { PhaseBar } from './phase-bar.tsx'
import { type TurnEntry, TurnList } from './turn-list.tsx'

type Props = {
  readonly name: string
  readonly today: string
  readonly cycle: Cycle | null
  readonly home: Home | null
  readonly answering: OpenItems | null
  readonly jobs: readonly Job[]
}

/** ホーム: what waits for this person, the year with today in it, and what happened lately. */
export function HomePage({ name, today, cycle, home, answering, jobs }: Props) {
  const { t, i18n } = useTranslation(['home', 'policyRequests'])
  const isEnglish = i18n.language === 'en'
  if (!cycle || !home)
    return (
      <>
        <PageHeader title={t('home:title')} />
        <Notice tone="info">{t('policyRequests:noCycle')}</Notice>
      </>
    )
  const turns = [
    ...home.turns.map((turn) => requestTurn(turn, isEnglish)),
    ...(answering
      ? answeringTurns(answering, isEnglish, (row) =>
          t('home:answered', { answered: row.answered, submitted: row.submitted }),
        )
      : []),
  ]
  return (
    <>
      <PageHeader
        title={t('home:hello', { name })}
        lead={cycle.title}
        actions={<LinkButton to="/policy-requests">{t('home:allRequests')}</LinkButton>}
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <section aria-labelledby="turns">
          <h2 id="turns" className="text-std-20B-160">
            {t('home:yourTurn')}
          </h2>
          <TurnList turns={turns} cycle={cycle} today={today} />
          <JobList jobs={jobs} />
        </section>
        <div className="flex flex-col gap-8">
          <PhaseBar cycle={cycle} today={today} />
          <NewsList news={home.news} />
        </div>
      </div>
    </>
  )
}

/** Where each kind of work on a request is done. */
const HREF: Partial<Record<TurnKind | 'confirm', (id: string) => string>> = {
  confirm: (id) => `/policy-requests/${id}/changes`,
  submit: () => '/submissions',
}

const requestTurn = (turn: Home['turns'][number], isEnglish: boolean): TurnEntry => ({
  kind: turn.kind,
  total: turn.total,
  allHref:
    turn.kind === 'submit'
      ? '/submissions'
      : turn.kind === 'confirm'
        ? null
        : `/policy-requests?state=${TURNS[turn.kind].state}`,
  items: turn.items.map((item) => ({
    key: item.id,
    href: HREF[turn.kind]?.(item.id) ?? `/policy-requests/${item.id}`,
    number: item.number,
    title: item.title,
    place: isEnglish ? item.bodyNameEn : item.bodyNameJa,
    at: item.updatedAt,
  })),
})

function answeringTurns(
  { awaited, toEvaluate, toConfirm }: OpenItems,
  isEnglish: boolean,
  answered: (row: OpenItems['awaited'][number]) => string,
): TurnEntry[] {
  const nameOf = (recipient: { nameJa: string; nameEn: string }) => (isEnglish ? recipient.nameEn : recipient.nameJa)
  const openAnswer = (item: OpenItems['toConfirm']['items'][number]) => ({
    key: item.responseId,
    href: `/policy-requests/${item.requestId}?panel=answers`,
    number: item.number,
    title: item.title,
    place: nameOf(item.recipient),
    at: null,
  })
  const turns: TurnEntry[] = [
    {
      kind: 'answer',
      total: awaited.length,
      allHref: '/answers',
      items: awaited.slice(0, 6).map((row) => ({
        key: `${row.cycleId}${row.recipient.id}`,
        href: `/answers/${row.recipient.id}`,
        number: null,
        title: nameOf(row.recipient),
        place: answered(row),
        at: null,
      })),
    },
    {
      kind: 'draftEvaluation',
      total: toEvaluate.total,
      allHref: '/answers',
      items: toEvaluate.items.map(openAnswer),
    },
    {
      kind: 'evaluate',
      total: toConfirm.total,
      allHref: '/answers',
      items: toConfirm.items.map(openAnswer),
    },
  ]
  return turns.filter((turn) => turn.total > 0)
}
