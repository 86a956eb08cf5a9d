import { Form } from '@remix-run/react'
import { GUIDANCE_MAX } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DateField } from '#app/ui/date-field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PhoneLabel } from '#app/ui/phone-label.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { HandedInByBody } from '#server/proposals/call.ts'

type Values = {
  readonly basedOn: string
  readonly guidance: string
  readonly opensOn: string
  readonly dueOn: string
  readonly bodyIds: readonly string[]
  readonly dueOnOf: Readonly<Record<string, string>>
}
type Props = {
  readonly cycle: { readonly id: string; readonly title: string }
  readonly bodies: readonly HandedInByBody[]
  readonly call: {
    readonly guidance: string
    readonly opensOn: string
    readonly dueOn: string
    readonly consolidatedAt: Date | null
    readonly version: number
    readonly asked: Readonly<Record<string, string | null>>
    /** The own last days of bodies that are not asked. */
    readonly kept: Readonly<Record<string, string>>
  } | null
  readonly today: string
  /** The days of the phase 募集 of the cycle. */
  readonly usual: { readonly opensOn: string; readonly dueOn: string }
  readonly answer:
    | { readonly done: 'callStored' | 'closed' | 'reopened' }
    | { readonly refusal: Refusal; readonly values: Values | null }
    | null
}

/** 募集: when and how wishes are asked for, who is silent, and the end of the consolidation. */
export function CallPage({ cycle, bodies, call, usual, today, answer }: Props) {
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
      <CallForm cycleId={cycle.id} bodies={bodies} call={call} usual={usual} answer={answer} />
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
  const { t, i18n } = useTranslation(['proposals', 'common'])
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
        {silent.length === 0
          ? t('proposals:allHandedIn')
          : t('proposals:silent', { names: silent.map(nameOf).join(t('common:comma')) })}
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
              <td>
                <PhoneLabel>{t('proposals:lateCount')}</PhoneLabel>
                {body.late}
              </td>
              <td>
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

type FormProps = Pick<Props, 'bodies' | 'call' | 'usual' | 'answer'> & { readonly cycleId: string }

function CallForm({ cycleId, bodies, call, usual, answer }: FormProps) {
  const { t, i18n } = useTranslation(['proposals', 'common', 'domain', 'refusals'])
  const refused = answer && 'refusal' in answer && answer.values ? { ...answer, values: answer.values } : null
  const stored: Values = {
    basedOn: String(call?.version ?? 0),
    guidance: call?.guidance ?? '',
    opensOn: call?.opensOn ?? usual.opensOn,
    dueOn: call?.dueOn ?? usual.dueOn,
    bodyIds: call ? Object.keys(call.asked) : bodies.map(({ bodyId }) => bodyId),
    dueOnOf: Object.fromEntries(
      Object.entries({ ...call?.asked, ...call?.kept }).flatMap(([id, day]) => (day ? [[id, day]] : [])),
    ),
  }
  const values = refused?.values ?? stored
  const error = (field: string) => fieldError(t, refused?.refusal ?? null, field)
  const bodiesError = error('bodyIds')
  const kinds = [...new Set(bodies.map(({ kind }) => kind))]
  return (
    <Form method="post" key={stored.basedOn} className="flex max-w-4xl flex-col gap-4">
      <input type="hidden" name="cycleId" value={cycleId} />
      {/* Whoever was told that somebody else saved sees what is stored now beside it, and may save over it. */}
      <input
        type="hidden"
        name="basedOn"
        value={refused && refused.refusal.reason !== 'versionChanged' ? values.basedOn : stored.basedOn}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <DateField
          label={t('proposals:opensOn')}
          name="opensOn"
          requiredMark={t('common:required')}
          defaultValue={values.opensOn}
          error={error('opensOn')}
        />
        <DateField
          label={t('proposals:dueOnLabel')}
          name="dueOn"
          requiredMark={t('common:required')}
          defaultValue={values.dueOn}
          error={error('dueOn')}
        />
      </div>
      <p className="text-dns-14N-130 text-solid-gray-700">{t('proposals:dueOnHelp')}</p>
      <TextArea
        label={t('proposals:guidanceLabel')}
        name="guidance"
        help={t('proposals:guidanceHelp')}
        rows={5}
        maxLength={GUIDANCE_MAX}
        defaultValue={values.guidance}
        error={error('guidance')}
      />
      <fieldset>
        <legend className="text-std-16B-170">{t('proposals:asked')}</legend>
        <p className="text-dns-14N-130 text-solid-gray-700">{t('proposals:askedHelp')}</p>
        {bodiesError && <FieldError id="bodies-error">{bodiesError}</FieldError>}
        {kinds.map((kind) => (
          <div key={kind} className="mt-2">
            <p className="text-dns-14B-130 text-solid-gray-800">{t(`domain:bodyKind.${kind}`)}</p>
            <ul>
              {bodies
                .filter((body) => body.kind === kind)
                .map((body) => {
                  const name = i18n.language === 'en' ? body.nameEn : body.nameJa
                  return (
                    <li key={body.bodyId} className="flex flex-wrap items-center justify-between gap-x-4">
                      <Checkbox
                        label={name}
                        name="body"
                        value={body.bodyId}
                        defaultChecked={values.bodyIds.includes(body.bodyId)}
                      />
                      <input
                        type="date"
                        name={`dueOn.${body.bodyId}`}
                        aria-label={t('proposals:ownDueOn', { body: name })}
                        defaultValue={values.dueOnOf[body.bodyId] ?? ''}
                        aria-invalid={error(`dueOnOf.${body.bodyId}`) ? true : undefined}
                        aria-describedby={error(`dueOnOf.${body.bodyId}`) ? `due-${body.bodyId}` : undefined}
                        className="min-h-9 rounded-8 border border-solid-gray-600 px-2 text-dns-16N-130 aria-invalid:border-2 aria-invalid:border-error-2"
                      />
                      {error(`dueOnOf.${body.bodyId}`) && (
                        <FieldError id={`due-${body.bodyId}`}>{error(`dueOnOf.${body.bodyId}`) ?? ''}</FieldError>
                      )}
                    </li>
                  )
                })}
            </ul>
          </div>
        ))}
      </fieldset>
      <div>
        <SubmitButton name="intent" value="store">
          {t(call ? 'proposals:saveCall' : 'proposals:openCall')}
        </SubmitButton>
      </div>
    </Form>
  )
}
