import { Form } from '@remix-run/react'
import { useState } from 'react'
import { daysByKind } from '#app/domain/call-days.ts'
import { GUIDANCE_MAX } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { DateField } from '#app/ui/date-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { HandedInByBody } from '#server/proposals/call.ts'

/** The form of the call as it was sent. */
export type CallValues = {
  readonly basedOn: string
  readonly guidance: string
  readonly opensOn: string
  readonly dueOn: string
  readonly bodyIds: readonly string[]
  readonly dueOnOf: Readonly<Record<string, string>>
  readonly dueOnOfKind: Readonly<Record<string, string>>
}
/** A call as it is stored, or as it was last year. */
export type StoredCall = {
  readonly guidance: string
  readonly opensOn: string
  readonly dueOn: string
  readonly asked: Readonly<Record<string, string | null>>
  /** The own last days of bodies that are not asked. */
  readonly kept: Readonly<Record<string, string>>
}
type Props = {
  readonly cycleId: string
  readonly bodies: readonly HandedInByBody[]
  readonly version: number
  readonly stored: StoredCall | null
  readonly proposed: StoredCall | null
  readonly usual: { readonly opensOn: string; readonly dueOn: string }
  readonly refused: { readonly refusal: Refusal; readonly values: CallValues } | null
}

/** The form of the call: its days, its guidance, who is asked, and the last days of kinds of body and of single ones. */
export function CallForm({ cycleId, bodies, version, stored, proposed, usual, refused }: Props) {
  const { t } = useTranslation(['proposals', 'common', 'refusals'])
  const values = refused?.values ?? valuesOf({ bodies, version, stored, proposed, usual })
  const error = (field: string) => fieldError(t, refused?.refusal ?? null, field)
  const bodiesError = error('bodyIds')
  return (
    <Form method="post" className="flex max-w-4xl flex-col gap-4">
      {proposed && !stored && <Notice tone="info">{t('proposals:fromLastYear')}</Notice>}
      <input type="hidden" name="cycleId" value={cycleId} />
      {/* Whoever was told that somebody else saved sees what is stored now beside it, and may save over it. */}
      <input
        type="hidden"
        name="basedOn"
        value={refused && refused.refusal.reason !== 'versionChanged' ? values.basedOn : String(version)}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        {(['opensOn', 'dueOn'] as const).map((name) => (
          <DateField
            key={name}
            label={t(name === 'opensOn' ? 'proposals:opensOn' : 'proposals:dueOnLabel')}
            name={name}
            requiredMark={t('common:required')}
            defaultValue={values[name]}
            error={error(name)}
          />
        ))}
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
        {[...new Set(bodies.map(({ kind }) => kind))].map((kind) => (
          <KindOfBody
            key={kind}
            kind={kind}
            bodies={bodies.filter((body) => body.kind === kind)}
            values={values}
            error={error}
          />
        ))}
      </fieldset>
      <div>
        <SubmitButton name="intent" value="store">
          {t(stored ? 'proposals:saveCall' : 'proposals:openCall')}
        </SubmitButton>
      </div>
    </Form>
  )
}

type KindProps = {
  readonly kind: HandedInByBody['kind']
  readonly bodies: readonly HandedInByBody[]
  readonly values: CallValues
  readonly error: (field: string) => string | null
}

/** The bodies of a kind, folded up under how many of them are asked: there can be dozens. */
function KindOfBody({ kind, bodies, values, error }: KindProps) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  const [asked, setAsked] = useState(() => bodies.filter(({ bodyId }) => values.bodyIds.includes(bodyId)).length)
  const kindName = t(`domain:bodyKind.${kind}`)
  const isWrong = bodies.some(({ bodyId }) => error(`dueOnOf.${bodyId}`))
  return (
    <div className="mt-2 border-t border-solid-gray-300 pt-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-std-16B-170">
          {t('proposals:askedOfKind', { kind: kindName, count: asked, total: bodies.length })}
        </p>
        <DayField
          name={`dueOnOfKind.${kind}`}
          label={t('proposals:kindDueOn', { kind: kindName })}
          isLabelShown
          value={values.dueOnOfKind[kind]}
          error={error(`dueOnOfKind.${kind}`)}
        />
      </div>
      <Disclosure summary={t('proposals:chooseOfKind', { kind: kindName })} isOpen={isWrong || undefined}>
        <ul>
          {bodies.map(({ bodyId, nameJa, nameEn }) => {
            const name = i18n.language === 'en' ? nameEn : nameJa
            return (
              <li key={bodyId} className="flex flex-wrap items-center justify-between gap-x-4">
                <Checkbox
                  label={name}
                  name="body"
                  value={bodyId}
                  defaultChecked={values.bodyIds.includes(bodyId)}
                  onChange={(event) => setAsked(asked + (event.currentTarget.checked ? 1 : -1))}
                />
                <DayField
                  name={`dueOn.${bodyId}`}
                  label={t('proposals:ownDueOn', { body: name })}
                  value={values.dueOnOf[bodyId]}
                  error={error(`dueOnOf.${bodyId}`)}
                />
              </li>
            )
          })}
        </ul>
      </Disclosure>
    </div>
  )
}

type DayProps = {
  readonly name: string
  readonly label: string
  readonly isLabelShown?: boolean
  readonly value: string | undefined
  readonly error: string | null
}

/** A last day in a line of others. */
function DayField({ name, label, isLabelShown, value, error }: DayProps) {
  const errorId = `error-${name}`
  return (
    <div>
      <label className="flex flex-wrap items-center gap-x-2">
        <span className={isLabelShown ? 'text-dns-14N-130' : 'sr-only'}>{label}</span>
        <input
          type="date"
          name={name}
          defaultValue={value ?? ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          className="min-h-11 rounded-8 border border-solid-gray-600 px-2 text-dns-16N-130 aria-invalid:border-2 aria-invalid:border-error-2 md:min-h-9"
        />
      </label>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  )
}

/** What the form begins with: what is stored, else what last year's would be this year, else everybody in the usual days. */
function valuesOf({ bodies, version, stored, proposed, usual }: Omit<Props, 'cycleId' | 'refused'>): CallValues {
  const from = stored ?? proposed
  const planned = stored ? null : usual
  const opensOn = planned?.opensOn || from?.opensOn || ''
  const dueOn = planned?.dueOn || from?.dueOn || ''
  const { ofKind, ofBody } = daysByKind({ bodies, asked: from?.asked ?? {}, kept: from?.kept ?? {}, dueOn })
  return {
    ...{ basedOn: String(version), guidance: from?.guidance ?? '', opensOn, dueOn },
    bodyIds: from ? Object.keys(from.asked) : bodies.map(({ bodyId }) => bodyId),
    ...{ dueOnOf: ofBody, dueOnOfKind: ofKind },
  }
}
