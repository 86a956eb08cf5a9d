import { Form, Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { MEETING_FORMS, type MeetingForm, meetingToGoOnWith } from '#app/domain/decision.ts'
import { OUTCOME_REASON_MAX } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { ProposalText } from './proposal-text.tsx'
import type { ShownProposal } from './shown-proposal.ts'
import { plannedOutcome, toldOutcome, toldStanding, toldState } from './told-outcome.ts'

type Committee = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
type Item = { readonly wish: ShownProposal; readonly outcome: ShownProposal['outcomes'][number] }
type Meeting = {
  readonly heldOn: string
  readonly form: MeetingForm
  readonly eligible: number
  readonly present: number
}
type Values = Readonly<Record<'heldOn' | 'form' | 'eligible' | 'present' | 'sentBackReason', string>> & {
  readonly outcomes: readonly string[]
}
type Props = {
  readonly cycleId: string
  readonly committee: Committee
  readonly committees: readonly (Committee & { readonly waiting: number })[]
  readonly items: readonly Item[]
  readonly place: {
    readonly previous: string | null
    readonly next: string | null
    readonly start: number
    readonly total: number
  }
  readonly lastMeeting: Meeting | null
  /** Is what was confirmed shown, to be sent back where it was a mistake? */
  readonly isConfirmed: boolean
  readonly mayConfirm: boolean
  readonly today: string
  readonly done: 'confirmed' | 'sentBack' | null
  readonly answer: { readonly refusal: Refusal; readonly values: Values } | null
  /** Why it was refused; where the record of the meeting may be what is wrong, with the way to correct it. */
  readonly refusalShown: (refusal: Refusal) => ReactNode
}

/** 事務局案の確認: what the bureau proposes to become of wishes at the left, the meeting that confirms it at the right. */
export function ConfirmationPage({
  committees,
  committee,
  items,
  place,
  mayConfirm,
  done,
  answer,
  refusalShown,
  ...rest
}: Props) {
  const { t } = useTranslation(['confirmation', 'common', 'proposals', 'refusals'])
  return (
    <>
      <PageHeader
        title={t('confirmation:title')}
        crumbs={[{ label: t('proposals:title'), to: '/proposals' }]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={t('confirmation:lead')}
      />
      <p role="status" className="mb-2 text-success-2">
        {done && !answer && <>✓ {t(`confirmation:${done}`)}</>}
      </p>
      {answer && refusalShown(answer.refusal)}
      <Narrowing committees={committees} committee={committee} {...rest} />
      {items.length === 0 ? (
        <p>{t(rest.isConfirmed ? 'confirmation:noneConfirmed' : 'confirmation:none')}</p>
      ) : (
        <Form
          method="post"
          // After some were confirmed the others are chosen afresh.
          key={`${committee.id} ${items[0]?.outcome.id}`}
          className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
        >
          <fieldset className="min-w-0">
            <legend className="text-std-18B-160">
              {t(rest.isConfirmed ? 'confirmation:confirmedItems' : 'confirmation:items', { total: place.total })}
            </legend>
            <Parts place={place} />
            <ul className="divide-y divide-solid-gray-300">
              {items.map((item) => (
                <ProposedItem
                  // Another version is another box: the tick under the former one does not stay.
                  key={`${item.outcome.id} ${item.wish.version}`}
                  {...item}
                  isTicked={answer ? answer.values.outcomes.includes(keyOf(item)) : !rest.isConfirmed}
                  mayConfirm={mayConfirm}
                />
              ))}
            </ul>
          </fieldset>
          {mayConfirm ? (
            <div className="flex flex-col gap-4 lg:sticky lg:top-4">
              {!rest.isConfirmed && <MeetingPart {...rest} answer={answer} />}
              <SendBackPart answer={answer} isOpen={rest.isConfirmed} />
            </div>
          ) : (
            <Notice tone="info">{t('confirmation:readOnly')}</Notice>
          )}
        </Form>
      )}
    </>
  )
}

/** What is confirmed is what was shown. */
const keyOf = ({ outcome, wish }: Item): string => `${outcome.id} ${wish.version}`

type NarrowingProps = Pick<Props, 'committees' | 'committee' | 'cycleId' | 'isConfirmed'>

function Narrowing({ committees, committee, cycleId, isConfirmed }: NarrowingProps) {
  const { t, i18n } = useTranslation('confirmation')
  const [search] = useSearchParams()
  return (
    <Form
      method="get"
      action="/confirmation"
      key={`${committee.id} ${isConfirmed}`}
      className="mb-4 flex flex-wrap items-end gap-3"
    >
      {search.has('cycle') && <input type="hidden" name="cycle" value={cycleId} />}
      {committees.length > 1 && (
        <SelectField
          label={t('committee')}
          name="body"
          width="medium"
          defaultValue={committee.id}
          options={committees.map((one) => ({
            value: one.id,
            label: t('committeeWaiting', {
              committee: i18n.language === 'en' ? one.nameEn : one.nameJa,
              count: one.waiting,
            }),
          }))}
        />
      )}
      <SelectField
        label={t('shown')}
        name="show"
        width="narrow"
        defaultValue={isConfirmed ? 'confirmed' : 'waiting'}
        options={(['waiting', 'confirmed'] as const).map((value) => ({ value, label: t(`showing.${value}`) }))}
      />
      <Button type="submit" variant="secondary">
        {t('show')}
      </Button>
    </Form>
  )
}

function Parts({ place }: Pick<Props, 'place'>) {
  const { t } = useTranslation(['confirmation', 'common'])
  const [search] = useSearchParams()
  const to = (at: string) => {
    const params = new URLSearchParams(search)
    params.delete('done')
    params.set('at', at)
    return `/confirmation?${params}`
  }
  if (!place.previous && !place.next) return null
  return (
    <p className="flex flex-wrap gap-4 py-1">
      {t('confirmation:part', { ...place })}
      {place.previous && (
        <Link to={to(place.previous)} className="link">
          {t('common:previousPage')}
        </Link>
      )}
      {place.next && (
        <Link to={to(place.next)} className="link">
          {t('common:nextPage')}
        </Link>
      )}
    </p>
  )
}

type ItemProps = Item & { readonly isTicked: boolean; readonly mayConfirm: boolean }

function ProposedItem({ wish, outcome, isTicked, mayConfirm }: ItemProps) {
  const { t, i18n } = useTranslation(['proposals', 'domain', 'confirmation'])
  const title = (
    <>
      {t('proposals:selected', { number: wish.number })}　<span lang="ja">{wish.title}</span>（
      {i18n.language === 'en' ? wish.bodyEn : wish.bodyJa}）
    </>
  )
  return (
    <li className="py-2">
      {mayConfirm ? (
        <Checkbox name="item" value={keyOf({ wish, outcome })} defaultChecked={isTicked} label={title} />
      ) : (
        <p className="text-std-16N-170">{title}</p>
      )}
      <div className={mayConfirm ? 'ml-8' : undefined}>
        <p className="text-std-16B-170">
          {outcome.standing === 'decided'
            ? toldOutcome(t, i18n.language, outcome)
            : t('confirmation:proposed', { outcome: plannedOutcome(t, i18n.language, outcome) })}
        </p>
        {outcome.reason && <p>{t('confirmation:reason', { reason: outcome.reason })}</p>}
        <p className="text-dns-14N-130 text-solid-gray-700">
          {[
            t(`domain:proposalIntent.${wish.intent}`),
            outcome.confirmedOn
              ? toldStanding(t, i18n.language, outcome)
              : t('confirmation:by', { day: formatMoment(outcome.recordedAt, i18n.language) }),
            ...(outcome.request ? [toldState(t, i18n.language, outcome.request, null)] : []),
          ].join('　')}
        </p>
        <Disclosure
          summary={
            <>
              {t('confirmation:read')}
              <span className="sr-only"> {wish.number}</span>
            </>
          }
        >
          <ProposalText proposal={wish} />
        </Disclosure>
      </div>
    </li>
  )
}

type MeetingProps = Pick<Props, 'lastMeeting' | 'today' | 'answer'>

function MeetingPart({ lastMeeting: last, today, answer }: MeetingProps) {
  const lastMeeting = meetingToGoOnWith(last, today)
  const { t, i18n } = useTranslation(['confirmation', 'workflow', 'domain', 'refusals', 'common'])
  const values = answer?.values
  const error = (field: string) => fieldError(t, answer?.refusal ?? null, field)
  return (
    <>
      {lastMeeting && !answer && (
        <p className="text-dns-14N-130">
          {t('confirmation:sameMeeting', { date: formatDay(lastMeeting.heldOn, i18n.language) })}
        </p>
      )}
      <fieldset className="panel flex flex-col gap-3">
        <legend className="px-1 text-std-18B-160">{t('confirmation:meeting')}</legend>
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
          <TextField
            label={t('workflow:heldOn')}
            name="heldOn"
            type="date"
            max={today}
            width="narrow"
            requiredMark={t('common:required')}
            defaultValue={values?.heldOn ?? lastMeeting?.heldOn ?? ''}
            error={error('heldOn')}
          />
          <RadioGroup
            legend={t('workflow:form')}
            name="form"
            defaultValue={values?.form ?? lastMeeting?.form ?? 'sitting'}
            options={MEETING_FORMS.map((form) => ({ value: form, label: t(`domain:meetingForm.${form}`) }))}
            error={error('form')}
          />
        </div>
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          {(['eligible', 'present'] as const).map((name) => (
            <TextField
              key={name}
              label={t(`workflow:${name}`)}
              name={name}
              inputMode="numeric"
              width="short"
              requiredMark={t('common:required')}
              defaultValue={values?.[name] ?? (name === 'eligible' && lastMeeting ? String(lastMeeting.eligible) : '')}
              error={error(name)}
            />
          ))}
        </div>
        <p className="text-dns-14N-130 text-solid-gray-700">
          {t('workflow:presentHelp')} {t('workflow:heldOnHelp')}
        </p>
        <div>
          <SubmitButton name="intent" value="confirm">
            {t('confirmation:confirm')}
          </SubmitButton>
        </div>
      </fieldset>
    </>
  )
}

function SendBackPart({ answer, isOpen }: Pick<Props, 'answer'> & { readonly isOpen: boolean }) {
  const { t } = useTranslation(['confirmation', 'refusals', 'common'])
  const error = fieldError(t, answer?.refusal ?? null, 'sentBackReason')
  return (
    <Disclosure summary={t('confirmation:sendBackTitle')} isOpen={isOpen || error !== null || undefined}>
      <div className="flex flex-col items-start gap-3">
        <TextArea
          label={t('confirmation:sendBackReason')}
          name="sentBackReason"
          rows={3}
          help={t('confirmation:sendBackHelp')}
          requiredMark={t('common:required')}
          maxLength={OUTCOME_REASON_MAX}
          defaultValue={answer?.values.sentBackReason ?? ''}
          error={error}
        />
        <SubmitButton name="intent" value="sendBack" variant="secondary">
          {t('confirmation:sendBack')}
        </SubmitButton>
      </div>
    </Disclosure>
  )
}
