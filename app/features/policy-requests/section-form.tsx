import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FieldSection } from '#app/domain/policy-request-input.ts'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'

/** What the action of the workspace answered: which part was saved or refused, with what was typed. */
export type FieldsAnswer =
  | { readonly saved: FieldSection }
  | {
      readonly refusal: Refusal
      readonly values: { readonly section: FieldSection; readonly values: Readonly<Record<string, unknown>> }
    }

type Props = {
  readonly section: FieldSection
  /** The stored values that the form was made from. */
  readonly fingerprint: string
  readonly answer: FieldsAnswer | null
  readonly children: ReactNode
}

/** The form of one part of the fields, with its own saving. What was typed stays when it is refused. */
export function SectionForm({ section, fingerprint, answer, children }: Props) {
  const { t } = useTranslation(['policyRequests', 'refusals'])
  const refusal = refusalOf(answer, section)
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-4">
      <input type="hidden" name="section" value={section} />
      <input type="hidden" name="basedOn" value={fingerprint} />
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {answer && 'saved' in answer && answer.saved === section && (
        <Notice tone="success">{t('policyRequests:saved')}</Notice>
      )}
      {children}
      <div>
        <SubmitButton variant="secondary">{t('policyRequests:save')}</SubmitButton>
      </div>
    </Form>
  )
}

/** The refusal of this part, if it is this one that was refused. */
export const refusalOf = (answer: FieldsAnswer | null, section: FieldSection): Refusal | null =>
  answer && 'refusal' in answer && answer.values.section === section ? answer.refusal : null

/** What was typed into this part when it was refused; else what is stored. */
export const valuesOf = <Values,>(answer: FieldsAnswer | null, section: FieldSection, stored: Values): Values =>
  answer && 'refusal' in answer && answer.values.section === section ? (answer.values.values as Values) : stored
