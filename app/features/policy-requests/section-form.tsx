import { Fragment, type ReactNode } from 'react'
import type { FieldSection } from '#app/domain/request-fields.ts'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { type FieldsAnswer, useSelfSaving } from './use-self-saving.ts'

type Props<Values> = {
  readonly section: FieldSection
  /** The stored values, and how they read as one string. */
  readonly stored: Values
  readonly fingerprint: string
  /** Of the request, growing with every change of its fields. */
  readonly version: number
  readonly answer: FieldsAnswer | null
  readonly className?: string
  /** What a colleague has stored meanwhile, in words; shown beside the input that did not know of it. */
  readonly theirs?: ReactNode
  readonly children: (values: Values, refusal: Refusal | null, saveNow: () => void) => ReactNode
}

/** The form of one part of the fields, which saves itself (`useSelfSaving`); without JavaScript it has a button. */
export function SectionForm<Values>({ className = 'flex flex-col gap-4', theirs, children, ...given }: Props<Values>) {
  const { t } = useTranslation(['policyRequests', 'refusals'])
  const { basis, refusal, isOvertaken, save, takeTheirs, saveOver, form } = useSelfSaving(given)
  const { section, fingerprint, answer } = given
  return (
    <form method="post" data-kept="told" className={className} {...form}>
      <input type="hidden" name="section" value={section} />
      <input type="hidden" name="basedOn" value={fingerprint} />
      {refusal && (
        <Notice tone="error" title={t('policyRequests:notSaved')}>
          <p className="mb-2">{refusalText(t, refusal)}</p>
          <Button variant="secondary" size="small" onClick={save}>
            {t('policyRequests:saveAgain')}
          </Button>
        </Notice>
      )}
      {isOvertaken && (
        <Notice tone="warning" title={t('policyRequests:notSaved')}>
          <p>{t('policyRequests:overtaken')}</p>
          {theirs}
          <p className="mt-2 flex flex-wrap gap-2">
            <Button variant="secondary" size="small" onClick={takeTheirs}>
              {t('policyRequests:takeTheirs')}
            </Button>
            <Button variant="secondary" size="small" onClick={saveOver}>
              {t('policyRequests:saveOver')}
            </Button>
          </p>
        </Notice>
      )}
      <Fragment key={basis.made}>{children(basis.values, refusal, save)}</Fragment>
      <noscript>
        {answer && 'saved' in answer && answer.saved === section && (
          <Notice tone="success">{t('policyRequests:saved')}</Notice>
        )}
        <SubmitButton variant="secondary">{t('policyRequests:save')}</SubmitButton>
      </noscript>
    </form>
  )
}
