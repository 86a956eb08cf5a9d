import { Form } from '@remix-run/react'
import { EVALUATION_CODES, type EvaluationCode, markLook } from '#app/domain/evaluation.ts'
import type { FederationProfile } from '#app/domain/federation-profile.ts'
import { type TERM_NAMES, TERMS } from '#app/domain/federation-terms.ts'
import { formatNumber, NUMBERING_SCHEMES, type NumberingScheme } from '#app/domain/numbering.ts'
import { WISH_DECIDERS } from '#app/domain/proposal.ts'
import { BODY_KINDS } from '#app/domain/roles.ts'
import { QUESTIONS } from '#app/domain/wish-questions.ts'
import { DECISION_CHAINS } from '#app/domain/workflow.ts'
import { FormRefusal, type FormValues, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ShownSample } from '#server/samples/samples.ts'
import { MarksFields } from './marks-fields.tsx'
import { BasedOn, StoredNow } from './overtaken.tsx'
import { hasEnglish, NAMED, profileValues } from './profile-values.ts'
import { SampleChoice } from './sample-choice.tsx'

type Props = {
  readonly profile: FederationProfile
  readonly basedOn: string
  readonly shipped: readonly { readonly key: string; readonly nameJa: string; readonly nameEn: string }[]
  /** The sample that is being looked at. */
  readonly sample: ShownSample | null
  /** Answers that were judged, in all years. */
  readonly judged: number
  readonly done: 'saved' | 'chosen' | null
  readonly answer: Refused | null
}

const PREFIX = 'profile'
const ASKED = ['required', 'optional', 'notAsked'] as const
const SCHEMES = Object.keys(NUMBERING_SCHEMES) as NumberingScheme[]
/** 「Ⅰ → 1 → （1） → …」: the first number of each level. */
const numbersOf = (scheme: NumberingScheme) =>
  NUMBERING_SCHEMES[scheme].map((_, level) => formatNumber(scheme, level, 1)).join(' → ')
const GROUP = 'flex flex-col gap-4 rounded-8 border border-solid-gray-420 p-4'

/** 団体と用語: what this federation calls things, what its call asks for. The pages are loaded afresh with its words. */
export function ProfilePage({ profile, basedOn, shipped, sample, judged, done, answer }: Props) {
  const { t } = useTranslation(['profile', 'common', 'refusals', 'domain'])
  const stored = profileValues(profile)
  const isChange = answer?.values.intent === 'change'
  const values: FormValues = isChange && answer ? answer.values : stored
  const nameOf = useStandardNames()
  const labels: Readonly<Record<string, string>> = Object.fromEntries(
    (Object.keys(NAMED) as (keyof typeof NAMED)[]).flatMap((group) =>
      NAMED[group].flatMap((name) => [
        [`${group}.${name}.ja`, t('profile:japanese', { name: nameOf(group, name) })],
        ...(hasEnglish(group, name)
          ? [[`${group}.${name}.en`, t('profile:english', { name: nameOf(group, name) })]]
          : []),
      ]),
    ),
  )
  const markLabels = Object.fromEntries(
    EVALUATION_CODES.map((code) => [`marks.${code}.symbol`, t('profile:symbolOf', { name: nameOf('marks', code) })]),
  )
  const line = (field: string) => (
    <TextField
      key={field}
      id={fieldId(PREFIX, field)}
      label={labels[field] ?? field}
      name={field}
      defaultValue={values[field]}
      error={fieldError(t, answer?.refusal, field)}
    />
  )
  const lines = (group: keyof typeof NAMED) => (
    <div className="grid gap-4 sm:grid-cols-2">
      {NAMED[group].flatMap((name) =>
        ['ja', 'en'].flatMap((locale) =>
          labels[`${group}.${name}.${locale}`]
            ? [
                // Where there is no English word the Japanese one is named.
                <div key={`${name}.${locale}`} lang={hasEnglish(group, name) ? undefined : 'ja'}>
                  {line(`${group}.${name}.${locale}`)}
                </div>,
              ]
            : [<span key={`${name}.${locale}`} className="hidden sm:block" />],
        ),
      )}
    </div>
  )
  return (
    <>
      <PageHeader title={t('profile:title')} lead={t('profile:lead')} />
      {done && !answer && <Notice tone="success">{t(`profile:${done}`)}</Notice>}
      {answer && (
        <FormRefusal
          refusal={answer.refusal}
          prefix={PREFIX}
          labels={{ ...labels, ...markLabels, marksSeen: t('profile:marksSeen'), letter: t('profile:letter') }}
        />
      )}
      <SampleChoice profile={profile} shipped={shipped} sample={sample} answer={isChange ? null : answer} />
      {/* What is stored changed: the fields and what they are based on start from it together. */}
      <Form method="post" reloadDocument key={basedOn} className="mt-8 flex max-w-4xl flex-col gap-6">
        <StoredNow
          answer={isChange ? answer : null}
          fields={[
            ...[...Object.entries({ ...labels, ...markLabels }), ['letter', t('profile:letter')] as const].map(
              ([field, label]) => ({
                label,
                stored: stored[field] ?? '',
                typed: values[field] ?? '',
              }),
            ),
            {
              label: t('profile:decider'),
              stored: t(`profile:decideBy.${profile.wishesDecidedBy}`),
              typed: t(
                `profile:decideBy.${WISH_DECIDERS.find((one) => one === values.wishesDecidedBy) ?? profile.wishesDecidedBy}`,
              ),
            },
            {
              label: t('profile:chain'),
              stored: t(`profile:decisionChain.${profile.decisionChain}`),
              typed: t(
                `profile:decisionChain.${DECISION_CHAINS.find((one) => one === values.decisionChain) ?? profile.decisionChain}`,
              ),
            },
            {
              label: t('profile:numbering'),
              stored: numbersOf(profile.numberingScheme),
              typed: numbersOf(SCHEMES.find((scheme) => scheme === values.numberingScheme) ?? profile.numberingScheme),
            },
          ]}
        />
        <BasedOn current={basedOn} answer={isChange ? answer : null} />
        <section className={GROUP}>
          <h2 className="text-std-20B-150">{t('profile:terms')}</h2>
          <p>{t('profile:termsLead')}</p>
          {lines('terms')}
        </section>
        <section className={GROUP}>
          <h2 className="text-std-20B-150">{t('profile:questions')}</h2>
          <p>{t('profile:questionsLead')}</p>
          {QUESTIONS.map((name) => (
            <RadioGroup
              key={name}
              legend={t(`profile:question.${name}`)}
              name={`questions.${name}.asked`}
              defaultValue={values[`questions.${name}.asked`]}
              options={ASKED.filter((asked) => name !== 'isUrgent' || asked !== 'required').map((value) => ({
                value,
                label: t(`profile:asked.${value}`),
              }))}
              error={fieldError(t, answer?.refusal, `questions.${name}.asked`)}
            />
          ))}
          {lines('questions')}
        </section>
        <section className={GROUP}>
          <h2 className="text-std-20B-150">{t('profile:kinds')}</h2>
          <p>{t('profile:kindsLead')}</p>
          {lines('kinds')}
        </section>
        <section className={GROUP}>
          <h2 className="text-std-20B-150">{t('profile:marks')}</h2>
          <MarksFields
            profile={profile}
            values={values}
            answer={isChange ? answer : null}
            prefix={PREFIX}
            judged={judged}
          />
          {lines('marks')}
        </section>
        <section className={GROUP}>
          <h2 className="text-std-20B-150">{t('profile:bodyKinds')}</h2>
          <p>{t('profile:bodyKindsLead')}</p>
          {BODY_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              name={`bodyKinds.${kind}`}
              label={t(`domain:bodyKind.${kind}`)}
              defaultChecked={Boolean(values[`bodyKinds.${kind}`])}
            />
          ))}
        </section>
        <RadioGroup
          legend={t('profile:decider')}
          help={t('profile:deciderHelp')}
          name="wishesDecidedBy"
          defaultValue={values.wishesDecidedBy}
          options={WISH_DECIDERS.map((value) => ({ value, label: t(`profile:decideBy.${value}`) }))}
          error={fieldError(t, answer?.refusal, 'wishesDecidedBy')}
        />
        <RadioGroup
          legend={t('profile:chain')}
          help={t('profile:chainHelp')}
          name="decisionChain"
          defaultValue={values.decisionChain}
          options={DECISION_CHAINS.map((value) => ({ value, label: t(`profile:decisionChain.${value}`) }))}
          error={fieldError(t, answer?.refusal, 'decisionChain')}
        />
        <RadioGroup
          legend={t('profile:numbering')}
          help={t('profile:numberingHelp')}
          name="numberingScheme"
          defaultValue={values.numberingScheme}
          options={SCHEMES.map((value) => ({ value, label: numbersOf(value), lang: 'ja' }))}
          error={fieldError(t, answer?.refusal, 'numberingScheme')}
        />
        <TextArea
          id={fieldId(PREFIX, 'letter')}
          label={t('profile:letter')}
          name="letter"
          lang="ja"
          help={t('profile:letterHelp')}
          rows={8}
          defaultValue={values.letter}
          error={fieldError(t, answer?.refusal, 'letter')}
        />
        <div>
          <SubmitButton name="intent" value="change">
            {t('profile:save')}
          </SubmitButton>
        </div>
      </Form>
    </>
  )
}

/** What a named thing is called by the standard, whichever words the page itself has. */
function useStandardNames() {
  const { t, i18n } = useTranslation(['profile', 'domain'])
  return (group: keyof typeof NAMED, name: string): string => {
    if (group === 'terms') {
      const term = TERMS[name as (typeof TERM_NAMES)[number]]
      return (i18n.language === 'en' ? term.en[0] : undefined) ?? term.ja[0]
    }
    if (group === 'marks') {
      const code = name as EvaluationCode
      return `${markLook(i18n.words.marks, code).symbol} ${t(`domain:evaluation.${code}`)}`
    }
    if (group === 'kinds') return t(`domain:kind.${name as 'new'}`)
    return t(`profile:question.${name as 'demand'}`)
  }
}
