import { Form, Link } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { ListedWish, ShownCall } from '#server/proposals/proposals.ts'
import { ProposalMarks } from './proposal-marks.tsx'
import type { Answered } from './shown-proposal.ts'
import { inOneLine, toldAnswers, toldOutcome, toldState, toldWaiting } from './told-outcome.ts'

type Body = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
type LastYears = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly proposerBodyIds: readonly string[]
}
type Props = {
  readonly cycle: { readonly id: string; readonly isCurrent: boolean }
  readonly bodies: readonly Body[]
  readonly call: ShownCall | null
  readonly proposals: readonly ListedWish[]
  readonly lastYears: readonly LastYears[]
  readonly answers: Answered
  readonly mayConsolidate: boolean
  /** How many proposals of the bureau wait for the person's committees. */
  readonly proposed: number
  readonly wasTakenBack: boolean
  /** What an import just did. */
  readonly imported: { readonly created?: number; readonly changed?: number; readonly handedIn?: number } | null
  /** The wish that was just made of last year's request. */
  readonly carriedId: string | null
  readonly refusal: Refusal | null
}

/** 要求事項: what the own bodies wish this year and what became of it, and what they asked for last year. */
export function ProposalsPage({
  cycle,
  bodies,
  call,
  refusal,
  mayConsolidate,
  proposed,
  wasTakenBack,
  imported,
  carriedId,
  ...rest
}: Props) {
  const carried = rest.proposals.find(({ id }) => id === carriedId)
  const { t, i18n } = useTranslation(['proposals', 'refusals'])
  const takesNow = cycle.isCurrent && call?.isOpen === true
  return (
    <>
      <PageHeader
        title={t('proposals:title')}
        actions={
          <>
            {rest.proposals.length > 0 && (
              <>
                <LinkButton to={`/proposals/outcomes.xlsx?cycle=${cycle.id}`} size="small" reloadDocument>
                  {t('proposals:outcomeListFile')}
                </LinkButton>
                <LinkButton to={`/proposals/outcomes.docx?cycle=${cycle.id}`} size="small" reloadDocument>
                  {t('proposals:outcomeListWord')}
                </LinkButton>
              </>
            )}
            {proposed > 0 && (
              <LinkButton to={`/confirmation?cycle=${cycle.id}`} size="small">
                {t('proposals:toProposals', { count: proposed })}
              </LinkButton>
            )}
            {mayConsolidate && (
              <LinkButton to="/consolidation" size="small">
                {t('proposals:toDesk')}
              </LinkButton>
            )}
          </>
        }
      />
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {wasTakenBack && <Notice tone="success">{t('proposals:takenBack')}</Notice>}
      {imported && <Notice tone="success">{t('proposals:imported', imported)}</Notice>}
      {carried && (
        <Notice tone="success">
          {t('proposals:carried', { number: carried.number ?? '' })}{' '}
          <Link to={`/proposals/${carried.id}`} className="link">
            {t('proposals:openCarried')}
          </Link>
        </Notice>
      )}
      {bodies.length === 0 ? (
        <p>{t('proposals:noBody')}</p>
      ) : (
        <>
          <CallState call={call} isCurrent={cycle.isCurrent} locale={i18n.language} />
          {bodies.map((body) => (
            <BodyPart
              key={body.id}
              body={body}
              isOnly={bodies.length === 1}
              call={call}
              takesNow={takesNow}
              {...rest}
            />
          ))}
        </>
      )}
    </>
  )
}

type CallStateProps = { readonly call: ShownCall | null; readonly isCurrent: boolean; readonly locale: string }

function CallState({ call, isCurrent, locale }: CallStateProps) {
  const { t } = useTranslation('proposals')
  if (!call) return <p>{t(isCurrent ? 'noCall' : 'noCallThatYear')}</p>
  if (call.isClosed) return <p>{t('closedNotice')}</p>
  if (!call.isOpen) return <p>{t('notOpen', { day: formatDay(call.opensOn, locale) })}</p>
  if (call.guidance === '') return null
  return (
    <Disclosure summary={t('guidance')}>
      <p lang="ja" className="max-w-4xl whitespace-pre-line">
        {call.guidance}
      </p>
    </Disclosure>
  )
}

type PartProps = Pick<Props, 'call' | 'proposals' | 'lastYears' | 'answers'> & {
  readonly body: Body
  readonly isOnly: boolean
  readonly takesNow: boolean
}

function BodyPart({ body, isOnly, call, takesNow, proposals, lastYears, answers }: PartProps) {
  const { t, i18n } = useTranslation('proposals')
  const name = i18n.language === 'en' ? body.nameEn : body.nameJa
  const own = proposals.filter(({ bodyId }) => bodyId === body.id)
  const asked = lastYears.filter(({ proposerBodyIds }) => proposerBodyIds.includes(body.id))
  const dueOn = call?.dueOn[body.id as keyof typeof call.dueOn]
  return (
    // The tables are regions of the same names: this is none.
    <div className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-6 gap-y-2">
        <h2 className="text-std-20B-150">{isOnly ? t('thisYear') : t('thisYearOf', { body: name })}</h2>
        {takesNow && call && dueOn && (
          <p className="text-dns-16N-130">
            {t(call.today > dueOn ? 'overdue' : 'dueOn', { day: formatDay(dueOn, i18n.language) })}
          </p>
        )}
        {takesNow && (
          <Link
            to={`/proposals/import?body=${body.id}`}
            className="link ml-auto inline-flex min-h-11 items-center"
            aria-label={isOnly ? undefined : t('byExcelFor', { body: name })}
          >
            {t('byExcel')}
          </Link>
        )}
        {takesNow && (
          <Form method="post">
            <input type="hidden" name="bodyId" value={body.id} />
            <SubmitButton name="intent" value="begin" aria-label={isOnly ? undefined : t('writeFor', { body: name })}>
              {t('write')}
            </SubmitButton>
          </Form>
        )}
      </div>
      {own.length === 0 ? (
        <p>{t('nothingYet')}</p>
      ) : (
        <ProposalTable caption={t('thisYearOf', { body: name })} proposals={own} answers={answers} />
      )}
      {asked.length > 0 && (
        <>
          <h3 className="mt-6 text-std-18B-160">{isOnly ? t('lastYear') : t('lastYearOf', { body: name })}</h3>
          <p className="mb-2 text-dns-16N-130 text-solid-gray-800">
            {t(takesNow ? 'lastYearLead' : 'lastYearLeadOnly')}
          </p>
          <LastYearTable
            caption={t('lastYearOf', { body: name })}
            bodyId={body.id}
            asked={asked}
            own={own}
            answers={answers}
            takesNow={takesNow}
          />
        </>
      )}
    </div>
  )
}

type TableProps = Pick<Props, 'proposals' | 'answers'> & { readonly caption: string }

function ProposalTable({ caption, proposals, answers }: TableProps) {
  const { t } = useTranslation(['proposals', 'domain'])
  return (
    <DataTable caption={caption} captionIs="hidden" onPhone="stacked">
      <thead>
        <tr>
          <th scope="col">{t('proposals:number')}</th>
          <th scope="col">{t('proposals:subject')}</th>
          <th scope="col">{t('proposals:intent')}</th>
          <th scope="col">{t('proposals:outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {proposals.map((proposal) => (
          <tr key={proposal.id}>
            <td>{proposal.number ?? t('domain:proposalState.draft')}</td>
            <th scope="row">
              <Link to={`/proposals/${proposal.id}`} className="link" lang="ja">
                {proposal.title || t('proposals:untitled')}
              </Link>{' '}
              <ProposalMarks {...proposal} />
            </th>
            <td className="whitespace-nowrap">{t(`domain:proposalIntent.${proposal.intent}`)}</td>
            <td>
              <BecameOf proposal={proposal} answers={answers} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** What became of a wish, in words. */
function BecameOf({ proposal, answers }: { readonly proposal: ListedWish; readonly answers: Answered }) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  if (proposal.state === 'draft') return t('proposals:stillDraft')
  const waiting = toldWaiting(t, proposal)
  if (waiting !== null && proposal.outcomes.length === 0) return waiting
  return (
    <ul>
      {proposal.outcomes.map((outcome) => {
        const count = outcome.request && answers[outcome.request.id]
        return (
          <li key={outcome.id}>
            {inOneLine(i18n.language, [
              toldOutcome(t, i18n.language, outcome),
              ...(outcome.request ? [toldState(t, i18n.language, outcome.request, count)] : []),
            ])}
          </li>
        )
      })}
    </ul>
  )
}

type LastYearProps = {
  readonly caption: string
  readonly bodyId: string
  readonly asked: readonly LastYears[]
  readonly own: readonly ListedWish[]
  readonly answers: Answered
  readonly takesNow: boolean
}
const HOW = ['continued', 'strengthened', 'finished'] as const

function LastYearTable({ caption, bodyId, asked, own, answers, takesNow }: LastYearProps) {
  const { t } = useTranslation(['proposals', 'domain'])
  const carriedAs = (id: string) => own.find(({ previous }) => previous?.id === id)
  const hasChoice = takesNow || asked.some(({ id }) => carriedAs(id))
  return (
    <DataTable caption={caption} captionIs="hidden" onPhone="stacked">
      <thead>
        <tr>
          <th scope="col">{t('proposals:subject')}</th>
          <th scope="col">{t('proposals:answers')}</th>
          {hasChoice && <th scope="col">{t('proposals:thisYearChoice')}</th>}
        </tr>
      </thead>
      <tbody>
        {asked.map((request) => {
          const carried = carriedAs(request.id)
          const count = answers[request.id]
          return (
            <tr key={request.id} id={`last-${request.id}`}>
              <th scope="row">
                {request.number}{' '}
                <Link to={`/policy-requests/${request.id}`} className="link" lang="ja">
                  {request.title}
                </Link>
              </th>
              <td>
                <Link to={`/answers/request/${request.id}`} className="link">
                  {toldAnswers(t, count)}
                </Link>
              </td>
              {hasChoice && (
                <td>
                  {carried ? (
                    <Link to={`/proposals/${carried.id}`} className="link">
                      {t(carried.number === null ? 'proposals:carriedOnDraft' : 'proposals:carriedOn', {
                        intent: t(`domain:proposalIntent.${carried.intent}`),
                        number: carried.number,
                      })}
                    </Link>
                  ) : (
                    takesNow && <CarryOn bodyId={bodyId} request={request} />
                  )}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}

function CarryOn({ bodyId, request }: { readonly bodyId: string; readonly request: LastYears }) {
  const { t } = useTranslation('proposals')
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="intent" value="carryOn" />
      <input type="hidden" name="bodyId" value={bodyId} />
      <input type="hidden" name="requestId" value={request.id} />
      {HOW.map((how) => (
        <SubmitButton
          key={how}
          name="how"
          value={how}
          size="small"
          variant="secondary"
          aria-label={t('carryOnNamed', { title: request.title, how: t(`carryOnAs.${how}`) })}
        >
          {t(`carryOnAs.${how}`)}
        </SubmitButton>
      ))}
    </Form>
  )
}
