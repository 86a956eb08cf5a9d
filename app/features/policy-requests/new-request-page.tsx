import { Form } from '@remix-run/react'
import { type FieldWith, type FormValues, fieldsWith } from '#app/domain/request-fields.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { BasicsFields } from './basics-fields.tsx'

type Body = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
type Asked = FieldWith<{ readonly isAskedFirst: true }>
type Props = {
  readonly committees: readonly Body[]
  readonly proposers: readonly Body[]
  readonly formKey: string
  readonly answer: {
    readonly refusal: Refusal
    readonly values: FormValues<Asked> & { readonly bodyId: string; readonly formKey: string }
  } | null
}

/** With what the form is filled at first; what is not here is empty. */
const AT_FIRST: Partial<FormValues<Asked>> = { kind: 'new' }

/** 新しい要求項目: a title and a committee, then straight to the text. */
export function NewRequestPage({ committees, proposers, formKey, answer }: Props) {
  const { t, i18n } = useTranslation(['policyRequests', 'common', 'refusals'])
  const refusal = answer?.refusal ?? null
  return (
    <>
      <PageHeader
        title={t('policyRequests:newTitle')}
        crumbs={[{ to: '/policy-requests', label: t('policyRequests:listTitle') }]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={t('policyRequests:newLead')}
      />
      {committees.length === 0 ? (
        <Notice tone="info">{t('policyRequests:noCommittee')}</Notice>
      ) : (
        <Form method="post" className="flex max-w-3xl flex-col gap-5">
          {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
          <input type="hidden" name="formKey" value={answer?.values.formKey ?? formKey} />
          <SelectField
            label={t('policyRequests:committee')}
            name="bodyId"
            requiredMark={t('common:required')}
            defaultValue={answer?.values.bodyId ?? committees[0]?.id}
            options={committees.map((body) => ({
              value: body.id,
              label: i18n.language === 'en' ? body.nameEn : body.nameJa,
            }))}
            error={fieldError(t, refusal, 'bodyId') && t('policyRequests:chooseCommittee')}
          />
          <BasicsFields
            names={fieldsWith('isAskedFirst', true)}
            values={answer?.values ?? AT_FIRST}
            choices={{ proposers, pillars: [], previousRequests: [] }}
            refusal={refusal}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t('policyRequests:createButton')}</SubmitButton>
            <LinkButton to="/policy-requests">{t('common:cancel')}</LinkButton>
          </div>
        </Form>
      )}
    </>
  )
}
