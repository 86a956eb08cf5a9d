import { Form, Link, useSearchParams } from '@remix-run/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import {
  ADDRESSEE_MAX,
  awaitsOutcome,
  neededFor,
  OUTCOME_KINDS,
  OUTCOME_REASON_MAX,
  type OutcomeKind,
  PROPOSAL_TITLE_MAX,
  type WishDecider,
} from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ListedProposal } from '#server/proposals/consolidation.ts'
import type { Proposal } from '#server/proposals/proposals.ts'
import { Overtaken } from './overtaken.tsx'
import { toldOutcome, toldStanding } from './told-outcome.ts'
import { withWish } from './use-desk-keys.ts'

type Named = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
type Request = { readonly id: string; readonly number: string; readonly title: string }
export type DeskProps = {
  readonly wish: Proposal
  /** The wish to go on with. */
  readonly next: string
  /** Is the consolidation closed? Then it is only read. */
  readonly isClosed: boolean
  /** The answer to the person who took an outcome back, another one each time. */
  readonly undone: object | null
  /** Who recorded each outcome of the wish. */
  readonly decidedBy: Readonly<Record<string, string>>
  /** Who decides: with the committee this is the bureau's proposal to it. */
  readonly decider: WishDecider
  readonly formKey: string
  readonly committees: readonly Named[]
  readonly requests: readonly Request[]
  /** False where it could not be reckoned what is like the wish. */
  readonly isLikenessKnown: boolean
  readonly similarWishes: readonly (ListedProposal & { readonly shared: readonly string[] })[]
  /** `carriesOn`: it carries on the request of last year that the wish carries on. */
  readonly similarRequests: readonly (Request & { readonly shared: readonly string[]; readonly carriesOn: boolean })[]
  readonly refused: {
    readonly refusal: Refusal
    readonly values: {
      readonly formKey: string
      readonly proposals: readonly string[]
      readonly kind: string
      readonly committeeId: string
      readonly requestId: string
      readonly title: string
      readonly addressee: string
      readonly reason: string
    }
  } | null
}

/** What became of a wish so far, and the form that says what becomes of it, alone or together with those that are like it. */
export function DeskDecision({ wish, refused, similarWishes, isClosed, undone, decidedBy, ...rest }: DeskProps) {
  const { t, i18n } = useTranslation(['proposals', 'domain', 'refusals'])
  // What is decided on is what was seen: a later version is shown beside it until the person has looked at it.
  const [seen, setSeen] = useState(wish)
  const standing = wish.outcomes.filter((one) => one.standing !== 'sentBack')
  const isDone = wish.intent === 'finished' || standing.some(({ kind }) => kind === 'notTakenUp')
  const isOpen = !isDone && !isClosed
  // What was typed is still there when a colleague's decision is taken back.
  const wasOpen = useRef(isOpen)
  wasOpen.current ||= isOpen
  // The own undoing is no surprise; its answer comes before the wish as it is then.
  const isOwn = useRef(false)
  useEffect(() => {
    isOwn.current = undone !== null
  }, [undone])
  useEffect(() => {
    if (isOwn.current) setSeen(wish)
    isOwn.current = false
  }, [wish])
  return (
    <div className="panel mt-4">
      {seen.version !== wish.version && (
        <Overtaken seen={seen} wish={wish} decidedBy={decidedBy} look={() => setSeen(wish)} />
      )}
      {wish.outcomes.length > 0 && (
        <ul>
          {wish.outcomes.map((outcome) => {
            const told = toldOutcome(t, i18n.language, outcome)
            return (
              <li key={outcome.id} className="flex flex-wrap items-center gap-3">
                <span>
                  {told} {outcome.reason}
                  <span className="block text-dns-14N-130 text-solid-gray-700">
                    {(outcome.standing !== 'decided' || outcome.confirmedOn) && (
                      <span className="block">{toldStanding(t, i18n.language, outcome)}</span>
                    )}
                    {t('proposals:decidedBy', {
                      person: decidedBy[outcome.id],
                      moment: formatMoment(outcome.recordedAt, i18n.language),
                    })}
                  </span>
                </span>
                {!isClosed && !outcome.confirmedOn && (outcome.standing !== 'sentBack' || standing.length > 0) && (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="outcomeId" value={outcome.id} />
                    <input type="hidden" name="basedOn" value={wish.version} />
                    <SubmitButton
                      name="intent"
                      value="undo"
                      size="small"
                      variant="secondary"
                      aria-label={
                        outcome.standing === 'sentBack' ? undefined : t('proposals:undoNamed', { outcome: told })
                      }
                    >
                      {t(outcome.standing === 'sentBack' ? 'proposals:dismissSentBack' : 'proposals:undo')}
                    </SubmitButton>
                  </Form>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {isDone && wish.outcomes.length === 0 && <p>{t('proposals:nothingToDecide')}</p>}
      {wasOpen.current && (
        <IfSplit isOpen={isOpen} isSplit={standing.length > 0 && standing.length === wish.outcomes.length}>
          <DecisionForm
            wish={wish}
            basedOn={seen.version}
            refused={refused}
            similarWishes={similarWishes.filter((one) => awaitsOutcome({ ...one, state: 'handedIn' }))}
            {...rest}
          />
        </IfSplit>
      )}
    </div>
  )
}

type SplitProps = { readonly isOpen: boolean; readonly isSplit: boolean; readonly children: ReactNode }

/**
 * Whoever wants to say a second thing of a wish opens the form: one that a colleague has just decided on is not split by mistake. It is
 * the same form all the time, so that what is typed in it stays.
 */
function IfSplit({ isOpen, isSplit, children }: SplitProps) {
  const { t } = useTranslation('proposals')
  const isFolded = isSplit || !isOpen
  return (
    <details open={!isFolded} hidden={!isOpen}>
      <summary
        className={
          isFolded
            ? 'flex min-h-11 cursor-pointer items-center text-std-16B-170 text-blue-1000 underline underline-offset-4'
            : 'hidden'
        }
      >
        ▸ {t('split')}
      </summary>
      {children}
    </details>
  )
}

type FormProps = Omit<DeskProps, 'isClosed' | 'undone' | 'decidedBy'> & { readonly basedOn: number }

function DecisionForm({
  wish,
  basedOn,
  next,
  refused,
  decider,
  formKey,
  committees,
  requests,
  isLikenessKnown,
  similarWishes,
  similarRequests,
}: FormProps) {
  const [search] = useSearchParams()
  const { t, i18n } = useTranslation(['proposals', 'common', 'domain', 'refusals'])
  const values = refused?.values
  const [kind, setKind] = useState<OutcomeKind>(
    OUTCOME_KINDS.find((one) => one === values?.kind) ??
      (similarRequests.length > 0 || wish.outcomes.length > 0 ? 'intoRequest' : 'newRequest'),
  )
  const needs = neededFor(kind)
  const error = (field: string) => fieldError(t, refused?.refusal ?? null, field)
  const chosen = values?.requestId ?? similarRequests[0]?.id ?? 'other'
  const committee = (label: 'committee' | 'confirmingCommittee') => (
    <SelectField
      label={t(`proposals:${label}`)}
      name="committeeId"
      width="medium"
      requiredMark={t('common:required')}
      defaultValue={values?.committeeId ?? wish.previous?.bodyId ?? ''}
      error={error('committeeId')}
      options={[
        { value: '', label: t('proposals:chooseBody') },
        ...committees.map((body) => ({ value: body.id, label: i18n.language === 'en' ? body.nameEn : body.nameJa })),
      ]}
    />
  )
  return (
    <Form
      method="post"
      id="decide"
      action={`/consolidation?${withWish(search, wish.id)}`}
      preventScrollReset
      className="mt-2 flex flex-col gap-3"
    >
      {/* Enter in a field presses the first button of a form; this one does nothing. */}
      <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
      <input type="hidden" name="formKey" value={values?.formKey ?? formKey} />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="proposal" value={`${wish.id} ${basedOn}`} />
      <fieldset>
        <legend className="text-std-16B-170">
          {t(decider === 'committee' ? 'proposals:proposeTitle' : 'proposals:decideTitle')}
        </legend>
        {decider === 'committee' && <p className="text-dns-14N-130">{t('proposals:proposeLead')}</p>}
        <div className="flex flex-wrap gap-x-5">
          {OUTCOME_KINDS.map((one, index) => (
            <label key={one} className="flex min-h-11 items-center gap-2 text-std-16N-170">
              <input
                type="radio"
                name="kind"
                value={one}
                checked={one === kind}
                onChange={() => setKind(one)}
                data-desk-key={index + 1}
                className="size-5 shrink-0 accent-blue-900"
              />
              {t(`proposals:decideAs.${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {needs === 'committeeId' && (
        <div className="flex flex-wrap gap-4">
          {committee('committee')}
          <TextField
            label={t('proposals:requestTitle')}
            name="title"
            maxLength={PROPOSAL_TITLE_MAX}
            defaultValue={values?.title || wish.title}
            error={error('title')}
          />
        </div>
      )}
      {needs === 'requestId' && (
        <RequestChoice
          requests={requests}
          similar={similarRequests}
          chosen={similarRequests.some(({ id }) => id === chosen) ? chosen : 'other'}
          other={values?.requestId ?? ''}
          error={error('requestId')}
        />
      )}
      {needs === 'addressee' && (
        <TextField
          label={t('proposals:addressee')}
          name="addressee"
          help={t('proposals:addresseeHelp')}
          requiredMark={t('common:required')}
          width="medium"
          maxLength={ADDRESSEE_MAX}
          defaultValue={values?.addressee ?? wish.addressedTo}
          error={error('addressee')}
        />
      )}
      {/* What concerns no request has no committee of its own. */}
      {decider === 'committee' && (needs === 'addressee' || needs === 'reason') && committee('confirmingCommittee')}
      <TextArea
        label={t('proposals:outcomeReason')}
        name="reason"
        rows={2}
        help={t('proposals:outcomeReasonHelp')}
        requiredMark={needs === 'reason' ? t('common:required') : undefined}
        maxLength={OUTCOME_REASON_MAX}
        defaultValue={values?.reason ?? ''}
        error={error('reason')}
      />
      <fieldset>
        <legend className="text-std-16B-170">{t('proposals:similarWishes')}</legend>
        {similarWishes.length === 0 && (
          <p className="text-dns-14N-130">{t(isLikenessKnown ? 'proposals:noSimilar' : 'proposals:likenessUnknown')}</p>
        )}
        {similarWishes.map((one) => (
          <div key={one.id} className="flex flex-wrap items-start gap-x-3">
            <Checkbox
              name="proposal"
              value={`${one.id} ${one.version}`}
              label={`${one.number} ${one.title}（${i18n.language === 'en' ? one.bodyEn : one.bodyJa}）`}
              help={t('proposals:sharedWords', { words: one.shared.join(t('common:comma')) })}
            />
            <Link
              to={`/consolidation?${withWish(search, one.id, 'all')}`}
              className="link inline-flex min-h-11 items-center text-dns-14N-130"
            >
              {t('proposals:selected', { number: one.number })}
            </Link>
          </div>
        ))}
      </fieldset>
      <div>
        <SubmitButton name="intent" value="decide">
          {t(decider === 'committee' ? 'proposals:propose' : 'proposals:decide')}
        </SubmitButton>
      </div>
    </Form>
  )
}

type ChoiceProps = {
  readonly requests: readonly Request[]
  readonly similar: DeskProps['similarRequests']
  readonly chosen: string
  readonly other: string
  readonly error: string | null
}

/** The requests that are like the wish first, the best one chosen already; then all of the year. One of them, never two. */
function RequestChoice({ requests, similar, chosen: first, other: firstOther, error }: ChoiceProps) {
  const { t } = useTranslation(['proposals', 'common'])
  const [chosen, setChosen] = useState(first)
  const [other, setOther] = useState(first === 'other' ? firstOther : '')
  const radio = 'size-5 shrink-0 accent-blue-900'
  return (
    <fieldset>
      <legend className="text-std-16B-170">{t('proposals:similarRequest')}</legend>
      {similar.map((one) => (
        <label key={one.id} className="flex min-h-11 items-center gap-2 text-std-16N-170">
          <input
            type="radio"
            name="requestId"
            value={one.id}
            checked={one.id === chosen}
            onChange={() => {
              setChosen(one.id)
              setOther('')
            }}
            className={radio}
          />
          <span>
            {one.number} {one.title}
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {one.carriesOn
                ? t('proposals:carriesOn')
                : t('proposals:sharedWords', { words: one.shared.join(t('common:comma')) })}
            </span>
          </span>
        </label>
      ))}
      {similar.length > 0 && (
        <label className="flex min-h-11 items-center gap-2 text-std-16N-170">
          <input
            type="radio"
            name="requestId"
            value="other"
            checked={chosen === 'other'}
            onChange={() => setChosen('other')}
            className={radio}
          />
          {t('proposals:otherRequest')}
        </label>
      )}
      <SelectField
        label={t('proposals:request')}
        name="otherRequestId"
        value={other}
        onChange={({ target }) => {
          setOther(target.value)
          setChosen('other')
        }}
        error={error}
        options={[
          { value: '', label: t('proposals:chooseBody') },
          ...requests.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` })),
        ]}
      />
    </fieldset>
  )
}
