import { Form } from '@remix-run/react'
import { settingsFingerprint } from '#app/domain/form-fingerprints.ts'
import { SECOND_FACTOR_RULES } from '#app/domain/second-factor.ts'
import { INTRODUCTION_MAX } from '#app/domain/submission.ts'
import { DATE_STYLES, formatDate } from '#app/domain/wareki.ts'
import { FormRefusal, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DateField } from '#app/ui/date-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { FederationSettings } from '#server/settings/settings.ts'
import { BasedOn, StoredNow } from './overtaken.tsx'

type Props = {
  readonly settings: FederationSettings
  /** YYYY-MM-DD: the day in whose writing the styles are shown. */
  readonly today: string
  readonly isSaved: boolean
  readonly answer: Refused | null
}

const PREFIX = 'settings'
const LINES = [
  'federationName',
  'senderTitle',
  'senderName',
  'coSenderBody',
  'coSenderTitle',
  'coSenderName',
  'sealText',
  'contact',
] as const

/** 設定: what documents say of the federation; each field tells what it changes. */
export function SettingsPage({ settings, today, isSaved, answer }: Props) {
  const { t } = useTranslation(['administration', 'common', 'refusals'])
  const values: Readonly<Record<string, string>> = answer?.values ?? settings
  const current = settingsFingerprint(settings)
  const styleText = (written: string | undefined) => {
    const style = DATE_STYLES.find((known) => known === written)
    return style ? t(`administration:dateStyle_${style}`) : ''
  }
  const line = (name: (typeof LINES)[number]) => (
    <TextField
      id={fieldId(PREFIX, name)}
      label={t(`administration:${name}`)}
      name={name}
      help={t(`administration:${name}Help`)}
      requiredMark={name === 'federationName' ? t('common:required') : undefined}
      defaultValue={values[name]}
      error={fieldError(t, answer?.refusal, name)}
    />
  )
  return (
    <>
      <PageHeader title={t('administration:settingsTitle')} lead={t('administration:settingsLead')} />
      {/* What is stored changed: the fields and what they are based on start from it together. */}
      <Form method="post" key={current} className="flex max-w-2xl flex-col gap-5">
        {isSaved && !answer && <Notice tone="success">{t('administration:settingsSaved')}</Notice>}
        {answer && (
          <FormRefusal
            refusal={answer.refusal}
            prefix={PREFIX}
            labels={Object.fromEntries(
              [...LINES, 'introduction' as const].map((name) => [name, t(`administration:${name}`)]),
            )}
          />
        )}
        <StoredNow
          answer={answer}
          fields={[
            ...[...LINES, 'introduction' as const].map((name) => ({
              label: t(`administration:${name}`),
              stored: settings[name],
              typed: values[name],
            })),
            {
              label: t('administration:dateStyle'),
              stored: styleText(settings.dateStyle),
              typed: styleText(values.dateStyle),
            },
          ]}
        />
        <BasedOn current={current} answer={answer} />
        {line('federationName')}
        {line('senderTitle')}
        {line('senderName')}
        {line('coSenderBody')}
        {line('coSenderTitle')}
        {line('coSenderName')}
        <RadioGroup
          legend={t('administration:dateStyle')}
          name="dateStyle"
          help={t('administration:dateStyleHelp')}
          defaultValue={values.dateStyle}
          error={fieldError(t, answer?.refusal, 'dateStyle')}
          options={DATE_STYLES.map((style) => ({
            value: style,
            label: t(`administration:dateStyle_${style}`),
            help: formatDate(today, style),
          }))}
        />
        {line('sealText')}
        {line('contact')}
        <TextArea
          id={fieldId(PREFIX, 'introduction')}
          label={t('administration:introduction')}
          name="introduction"
          lang="ja"
          help={t('administration:introductionHelp')}
          rows={8}
          maxLength={INTRODUCTION_MAX}
          defaultValue={values.introduction}
          error={fieldError(t, answer?.refusal, 'introduction')}
        />
        <RadioGroup
          legend={t('administration:secondFactor')}
          name="secondFactor"
          help={t('administration:secondFactorHelp')}
          defaultValue={values.secondFactor}
          error={fieldError(t, answer?.refusal, 'secondFactor')}
          options={SECOND_FACTOR_RULES.map((rule) => ({
            value: rule,
            label: t(`administration:secondFactor_${rule}`),
          }))}
        />
        <DateField
          id={fieldId(PREFIX, 'secondFactorFrom')}
          label={t('administration:secondFactorFrom')}
          name="secondFactorFrom"
          help={t('administration:secondFactorFromHelp')}
          defaultValue={values.secondFactorFrom}
          error={fieldError(t, answer?.refusal, 'secondFactorFrom')}
        />
        <div>
          <SubmitButton>{t('administration:settingsSave')}</SubmitButton>
        </div>
      </Form>
    </>
  )
}
