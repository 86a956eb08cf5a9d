import { Form } from '@remix-run/react'
import { FormRefusal, type Refused } from '#app/forms/form-answer.tsx'
import { ProofField } from '#app/forms/proof-field.tsx'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'

type Props = { readonly name: string; readonly isProved: boolean; readonly refused: Refused | null }

const INTENT = 'takeAwaySecondFactor'

/** Takes away the second factor of somebody who has lost it. */
export function TakeAwaySecondFactor({ name, isProved, refused }: Props) {
  const { t } = useTranslation(['people', 'common'])
  return (
    <section aria-labelledby="second-factor" className="panel flex flex-col gap-3">
      <h2 id="second-factor" className="text-std-18B-160">
        {t('people:secondFactor')}
      </h2>
      {refused && (
        <FormRefusal refusal={refused.refusal} prefix={INTENT} labels={{ currentPassword: t('common:ownPassword') }} />
      )}
      <p>{t('people:takeAwayHelp', { name })}</p>
      <Form method="post" className="flex max-w-md flex-col gap-4">
        <input type="hidden" name="intent" value={INTENT} />
        <ProofField isProved={isProved} prefix={INTENT} refusal={refused?.refusal} />
        <div>
          <SubmitButton variant="danger">{t('people:takeAway')}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
