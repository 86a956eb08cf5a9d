import type { ReactNode } from 'react'
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
import { ProposedList } from './proposed-list.tsx'
import { RecipientFinder, type RecipientFinderProps } from './recipient-finder.tsx'
import { type TurnEntry, TurnList } from './turn-list.tsx'
import { type WaitingWishes, wishTurns } from './wish-turns.ts'

type Props = {
  readonly name: string
  readonly today: string
  readonly cycle: Cycle | null
  readonly home: Home | null
  readonly answering: OpenItems | null
  readonly wishes: WaitingWishes | null
  /** Requests of last year on which this person has to decide. */
  readonly carryOvers: number
  readonly jobs: readonly Job[]
  /** Whether there are requests that this person may read. */
  readonly mayRead: boolean
  readonly recipients: RecipientFinderProps['recipients']
  /** What is to be known of rights and accounts (features/access). */
  readonly access: ReactNode
}

/** ホーム: what waits for this person, the year with today in it, and what happened lately. */
export function HomePage({
  name,
  today,
  cycle,
  home,
  answering,
  wishes,
  carryOvers,
  jobs,
  mayRead,
  recipients,
  access,
}: Props) {
  const { t, i18n } = useTranslation('home')
  const isEnglish = i18n.language === 'en'
  if (!cycle || !home)
    return (
      <>
        <PageHeader title={t('title')} />
        <div className="flex flex-col gap-6">
          {access}
          <Notice tone="info">{t('noCycle')}</Notice>
        </div>
      </>
    )
  const turns = [
    ...(wishes ? wishTurns(wishes, isEnglish, (key, values) => t(`${key}`, values)) : []),
    ...carryOverTurn(carryOvers, t('carryOver')),
    ...home.turns.map((turn) => requestTurn(turn, isEnglish)),
    ...(answering
      ? answeringTurns(answering, cycle.id, isEnglish, (row) =>
          t('answered', { answered: row.answered, submitted: row.submitted }),
        )
      : []),
  ]
  return (
    <>
      <PageHeader
        title={t('hello', { name })}
        actions={
          <>
            {mayRead && <LinkButton to="/policy-requests">{t('allRequests')}</LinkButton>}
            {home.mayCreate && (
              <LinkButton to="/policy-requests/new" variant="primary">
                {t('newRequest')}
              </LinkButton>
            )}
          </>
        }
      />
      <PhaseBar cycle={cycle} today={today} />
      <div className="mb-6 flex flex-col gap-6 empty:hidden">{access}</div>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <section aria-labelledby="turns">
          <h2 id="turns" className="text-std-20B-160">
            {t('yourTurn')}
          </h2>
          <TurnList turns={turns} cycle={cycle} today={today} />
          <JobList jobs={jobs} />
          <ProposedList {...home.proposed} />
        </section>
        <div className="flex flex-col gap-6">
          <RecipientFinder recipients={recipients} committeeId={home.committeeId} />
          <NewsList news={home.news} />
        </div>
      </div>
    </>
  )
}

type RequestTurn = Home['turns'][number]
type WaitingRequest = RequestTurn['items'][number]

/** Where each kind of work on a request is done. */
const HREF: Partial<Record<RequestTurn['kind'], (item: WaitingRequest) => string>> = {
  approve: ({ id }) => `/policy-requests/${id}/move/approveInCommittee`,
  takeUp: ({ id }) => `/policy-requests/${id}/move/takeUp`,
  adopt: ({ id }) => `/policy-requests/${id}/move/adopt`,
  close: ({ id }) => `/policy-requests/${id}/move/close`,
  confirm: ({ id }) => `/policy-requests/${id}/changes`,
  submit: ({ cycle }) => `/submissions?cycle=${cycle.id}`,
}

/** Where all of a kind and year are; those to confirm are among what the bureau works on. */
const listHref = (kind: RequestTurn['kind'], cycleId: string): string =>
  kind === 'submit'
    ? `/submissions?cycle=${cycleId}`
    : `/policy-requests?cycle=${cycleId}&state=${TURNS[kind === 'confirm' ? 'consolidate' : kind].state}`

const requestTurn = ({ kind, total, items, more }: RequestTurn, isEnglish: boolean): TurnEntry => ({
  kind,
  total,
  items: items.map((item) => ({
    key: item.id,
    href: HREF[kind]?.(item) ?? `/policy-requests/${item.id}`,
    number: item.number,
    title: item.title,
    place: isEnglish ? item.bodyNameEn : item.bodyNameJa,
    year: item.cycle.isCurrent ? null : item.cycle.title,
    at: item.updatedAt,
  })),
  more: more.map(({ cycle, count }) => ({
    href: listHref(kind, cycle.id),
    count,
    year: cycle.isCurrent ? null : cycle.title,
  })),
})

const carryOverTurn = (total: number, title: string): TurnEntry[] =>
  total === 0
    ? []
    : [
        {
          ...{ kind: 'carryOver', total, more: [] },
          items: [{ key: 'carryOver', href: '/carry-over', number: null, title, place: '', year: null, at: null }],
        },
      ]

function answeringTurns(
  { awaited, toEvaluate, toConfirm }: OpenItems,
  currentId: string,
  isEnglish: boolean,
  answered: (row: OpenItems['awaited'][number]) => string,
): TurnEntry[] {
  const nameOf = (recipient: { nameJa: string; nameEn: string }) => (isEnglish ? recipient.nameEn : recipient.nameJa)
  const yearOf = (item: { cycleId: string; cycleTitle: string }) =>
    item.cycleId === currentId ? null : item.cycleTitle
  const openAnswer = (item: OpenItems['toConfirm']['items'][number]) => ({
    key: item.responseId,
    href: `/policy-requests/${item.requestId}?panel=answers`,
    number: item.number,
    title: item.title,
    place: nameOf(item.recipient),
    year: yearOf(item),
    at: null,
  })
  const recipients = awaited.slice(0, 6).map((row) => ({
    key: `${row.cycleId}${row.recipient.id}`,
    href: `/answers/${row.recipient.id}?cycle=${row.cycleId}`,
    number: null,
    title: nameOf(row.recipient),
    place: answered(row),
    year: yearOf(row),
    at: null,
  }))
  return [
    answeringTurn('answer', awaited.length, recipients),
    answeringTurn('draftEvaluation', toEvaluate.total, toEvaluate.items.map(openAnswer)),
    answeringTurn('evaluate', toConfirm.total, toConfirm.items.map(openAnswer)),
  ].filter((turn) => turn.total > 0)
}

/** The page of answers has those of all years. */
function answeringTurn(kind: TurnEntry['kind'], total: number, items: TurnEntry['items']): TurnEntry {
  const count = total - items.length
  return { kind, total, items, more: count > 0 ? [{ href: '/answers', count, year: null }] : [] }
}
