import { Form } from '@remix-run/react'
import { JUDGED_COUNTED_TO } from '#app/domain/evaluation.ts'
import type { FederationProfile } from '#app/domain/federation-profile.ts'
import { type SamplePlan, TAKE_AWAY } from '#app/domain/sample-plan.ts'
import type { Refused } from '#app/forms/form-answer.tsx'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { ShownSample } from '#server/samples/samples.ts'

type Props = {
  readonly profile: FederationProfile
  readonly shipped: readonly { readonly key: string; readonly nameJa: string; readonly nameEn: string }[]
  /** The sample that is being looked at. */
  readonly sample: ShownSample | null
  /** Of a refused choice what was ticked. */
  readonly answer: Refused | null
}

/** 団体の見本から始める: first what would change, then the choice of it. */
export function SampleChoice({ profile, shipped, sample, answer }: Props) {
  const { t, i18n } = useTranslation('profile')
  const nameOf = (one: { nameJa: string; nameEn: string }) => (i18n.language === 'en' ? one.nameEn : one.nameJa)
  return (
    <section className="mt-4 flex max-w-4xl flex-col gap-3">
      <h2 className="text-std-20B-150">{t('choose')}</h2>
      <p>{t('chooseLead')}</p>
      <p>{t('now', { name: nameOf(profile) })}</p>
      <Form method="get" action="/admin/profile" className="flex flex-wrap items-end gap-4">
        <SelectField
          label={t('sample')}
          name="sample"
          defaultValue={sample?.key ?? profile.key}
          options={shipped.map((one) => ({ value: one.key, label: nameOf(one) }))}
        />
        <Button type="submit" variant="secondary">
          {t('lookButton')}
        </Button>
      </Form>
      {sample && <Plan key={sample.basedOn} sample={sample} name={nameOf(sample)} answer={answer} />}
    </section>
  )
}

type PlanProps = { readonly sample: ShownSample; readonly name: string; readonly answer: Refused | null }

function Plan({ sample, name, answer }: PlanProps) {
  const { t } = useTranslation('profile')
  const { plan } = sample
  return (
    <Form
      method="post"
      action={`/admin/profile?sample=${sample.key}`}
      reloadDocument
      className="panel flex min-w-0 flex-col gap-4"
      aria-labelledby="plan"
    >
      <h3 id="plan" className="text-std-18B-160">
        {t('planTitle', { name })}
      </h3>
      <input type="hidden" name="key" value={sample.key} />
      <input type="hidden" name="basedOn" value={sample.basedOn} />
      <p>{t('planAlways')}</p>
      {plan.lost.length > 0 && (
        <Notice tone="warning">
          <p>{t('planLost')}</p>
          <Listed texts={plan.lost.map((part) => t(`part.${part}`))} />
        </Notice>
      )}
      {plan.rejudged > 0 && (
        <Notice tone="warning">
          {t('planRejudged', { count: plan.rejudged, more: plan.rejudged < JUDGED_COUNTED_TO ? '' : t('orMore') })}
        </Notice>
      )}
      {sample.chosen && (
        <p className="text-dns-14N-130">
          {t('planChosen', { text: '' })}
          <span lang="ja">{sample.chosen}</span>
        </p>
      )}
      <Choices plan={plan} answer={answer} />
      {plan.kept.length > 0 && (
        <div>
          <p>{t('planKept')}</p>
          <Listed texts={plan.kept.map((field) => t(`keptSetting.${field}`))} />
        </div>
      )}
      <div>
        <SubmitButton name="intent" value="choose">
          {t('chooseButton')}
        </SubmitButton>
      </div>
    </Form>
  )
}

const Listed = ({ texts }: { readonly texts: readonly string[] }) => (
  <ul className="ml-6 list-disc">
    {texts.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
)

/** What of the plan is done is ticked: what people typed, and what is taken away, only by them. */
function Choices({ plan, answer }: { readonly plan: SamplePlan; readonly answer: Refused | null }) {
  const { t, i18n } = useTranslation(['profile', 'domain', 'common'])
  const nameOf = (one: { nameJa: string; nameEn: string }) => (i18n.language === 'en' ? one.nameEn : one.nameJa)
  const box = (key: string, label: string, isChosen: boolean, help?: string) => (
    <Checkbox
      key={key}
      name={`take.${key}`}
      label={label}
      help={help}
      defaultChecked={answer ? Boolean(answer.values[`take.${key}`]) : isChosen}
    />
  )
  const named = (list: readonly { nameJa: string; nameEn: string }[]) => list.map(nameOf).join(t('common:comma'))
  const groups = [
    {
      title: t('profile:planSettings'),
      boxes: plan.settings.map(({ key, field, from, to, isChosen }) =>
        box(
          key,
          t(from === '' ? 'profile:becomesNew' : 'profile:becomes', { name: t(`profile:setting.${field}`), from, to }),
          isChosen,
          isChosen ? undefined : t('profile:typedHere', { from }),
        ),
      ),
    },
    {
      title: t('profile:planBodies'),
      boxes: [
        ...plan.renamed.map(({ key, from, body, isChosen }) =>
          box(key, t('profile:bodyRenamed', { from: nameOf(from), to: nameOf(body) }), isChosen),
        ),
        ...plan.newBodies.map(({ key, body, isChosen }) =>
          box(key, t('profile:bodyNew', { kind: t(`domain:bodyKind.${body.kind}`), name: nameOf(body) }), isChosen),
        ),
        ...(plan.idleBodies.length > 0
          ? [
              box(
                TAKE_AWAY.bodies,
                t('profile:bodiesIdle', { count: plan.idleBodies.length }),
                false,
                named(plan.idleBodies),
              ),
            ]
          : []),
      ],
    },
    {
      title: t('profile:planRecipients'),
      boxes: [
        ...plan.newRecipients.map(({ key, recipient, isChosen }) =>
          box(key, t('profile:recipientNew', { name: nameOf(recipient) }), isChosen),
        ),
        ...(plan.idleRecipients.length > 0
          ? [
              box(
                TAKE_AWAY.recipients,
                t('profile:recipientsIdle', { count: plan.idleRecipients.length }),
                false,
                named(plan.idleRecipients),
              ),
            ]
          : []),
      ],
    },
  ]
  return groups.map(({ title, boxes }) => (
    <fieldset key={title} className="min-w-0">
      <legend className="text-std-16B-170">{title}</legend>
      {boxes.length > 0 ? boxes : <p>{t('profile:planNothing')}</p>}
    </fieldset>
  ))
}
