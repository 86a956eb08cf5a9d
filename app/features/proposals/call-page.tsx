import { Form } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PhoneLabel } from '#app/ui/phone-label.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { HandedInByBody } from '#server/proposals/call.ts'
import { CallForm, type CallValues, type StoredCall } from './call-form.tsx'

type Props = {
  readonly cycle: { readonly id: string; readonly title: string }
  readonly bodies: readonly HandedInByBody[]
  readonly call: (StoredCall & { readonly consolidatedAt: Date | null; readonly version: number }) | null
  /** What last year's would be this year, while there is none. */
  readonly proposed: StoredCall | null
  readonly today: string
  /** The days of the phase 募集 of the cycle. */
  readonly usual: { readonly opensOn: string; readonly dueOn: string }
  readonly answer:
    | { readonly done: 'callStored' | 'closed' | 'reopened' }
    | { readonly refusal: Refusal; readonly values: CallValues | null }
    | null
}

/** 募集: when and how wishes are asked for, who is silent, and the end of the consolidation. */
export function CallPage({ cycle, bodies, call, proposed, usual, today, answer }: Props) {
  const { t } = useTranslation(['proposals', 'refusals'])
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <>
      <PageHeader
        title={t('proposals:callTitle')}
        actions={<LinkButton to="/consolidation">{t('proposals:toDesk')}</LinkButton>}
      />
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {answer && 'done' in answer && <Notice tone="success">{t(`proposals:${answer.done}`)}</Notice>}
      {call && <Status cycleId={cycle.id} bodies={bodies} call={call} today={today} />}
      <CallForm
        key={call?.version ?? 0}
        {...{ bodies, usual }}
        cycleId={cycle.id}
        version={call?.version ?? 0}
        stored={call}
        proposed={proposed}
        refused={answer && 'refusal' in answer && answer.values ? { ...answer, values: answer.values } : null}
      />
      {call && (
        <Form method="post" className="mt-8 flex flex-wrap items-center gap-3 border-t border-solid-gray-300 pt-4">
          <input type="hidden" name="cycleId" value={cycle.id} />
          <input type="hidden" name="basedOn" value={call.version} />
          {call.consolidatedAt ? (
            <SubmitButton name="intent" value="reopenConsolidation" variant="secondary">
              {t('proposals:reopenConsolidation')}
            </SubmitButton>
          ) : (
            <>
              <SubmitButton name="intent" value="closeConsolidation" variant="secondary">
                {t('proposals:closeConsolidation')}
              </SubmitButton>
              <span className="text-dns-14N-130">{t('proposals:closeHelp')}</span>
            </>
          )}
        </Form>
      )}
    </>
  )
}

type StatusProps = Pick<Props, 'bodies' | 'today'> & {
  readonly cycleId: string
  readonly call: NonNullable<Props['call']>
}

/** Who has handed in how much, and who is silent: of drafts nobody but their body knows. */
function Status({ cycleId, bodies, call, today }: StatusProps) {
  const { t, i18n } = useTranslation(['proposals'])
  const { asked, dueOn, opensOn, consolidatedAt } = call
  const nameOf = (body: HandedInByBody) => (i18n.language === 'en' ? body.nameEn : body.nameJa)
  const isSilent = (body: HandedInByBody) => body.bodyId in asked && body.handedIn === 0
  const shown = bodies.filter((body) => body.bodyId in asked || body.handedIn > 0)
  const silent = shown.filter(isSilent)
  const mayRemind = silent.length > 0 && !consolidatedAt && today >= opensOn
  const lastDay = (body: HandedInByBody): string => {
    if (!(body.bodyId in asked)) return ''
    const own = asked[body.bodyId] ?? dueOn
    const day = formatDay(own, i18n.language)
    return isSilent(body) && today > own ? t('proposals:bodyOverdue', { day }) : day
  }
  return (
    <div className="mb-8 max-w-4xl">
      <h2 className="text-std-18B-160">{t('proposals:status')}</h2>
      <p className="mb-2">
        {silent.length === 0 ? t('proposals:allHandedIn') : t('proposals:silent', { count: silent.length })}
      </p>
      {mayRemind && (
        <p className="mb-2">
          <LinkButton to={`/call/reminders.docx?cycle=${cycleId}`} reloadDocument>
            {t('proposals:remindersForAll', { count: silent.length })}
          </LinkButton>
        </p>
      )}
      <DataTable caption={t('proposals:status')} captionIs="hidden" minWidth="none" onPhone="stacked">
        <thead>
          <tr>
            <th scope="col">{t('proposals:body')}</th>
            <th scope="col">{t('proposals:bodyDueOn')}</th>
            <th scope="col">{t('proposals:handedIn')}</th>
            <th scope="col">{t('proposals:lateCount')}</th>
            <th scope="col">{t('proposals:open')}</th>
            {mayRemind && <th scope="col">{t('proposals:reminder')}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((body) => (
            <tr key={body.bodyId}>
              <th scope="row">
                {nameOf(body)}
                {!(body.bodyId in asked) && <span className="ml-2 text-dns-14N-130">{t('proposals:notAsked')}</span>}
              </th>
              <td>
                <PhoneLabel>{t('proposals:bodyDueOn')}</PhoneLabel>
                {lastDay(body)}
              </td>
              <td>
                <PhoneLabel>{t('proposals:handedIn')}</PhoneLabel>
                {isSilent(body) ? t('proposals:nothingHandedIn') : body.handedIn}
              </td>
              <td className={body.late === 0 ? 'max-sm:hidden' : undefined}>
                <PhoneLabel>{t('proposals:lateCount')}</PhoneLabel>
                {body.late}
              </td>
              <td className={body.open === 0 ? 'max-sm:hidden' : undefined}>
                <PhoneLabel>{t('proposals:open')}</PhoneLabel>
                {body.open}
              </td>
              {mayRemind && (
                <td>
                  {isSilent(body) && (
                    <a
                      href={`/call/reminders.docx?cycle=${cycleId}&body=${body.bodyId}`}
                      aria-label={t('proposals:reminderFor', { body: nameOf(body) })}
                      className="link inline-flex min-h-11 items-center md:min-h-0"
                    >
                      {t('proposals:reminderFile')}
                    </a>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  )
}
