import { Form } from '@remix-run/react'
import { useEffect } from 'react'
import { type FieldWith, type FormValues, REQUEST_FIELDS } from '#app/domain/request-fields.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type Body = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
type Asked = FieldWith<{ readonly isAskedFirst: true }>
type Props = {
  readonly committees: readonly Body[]
  readonly formKey: string
  readonly answer: {
    readonly refusal: Refusal
    readonly values: FormValues<Asked> & { readonly bodyId: string; readonly formKey: string }
  } | null
}

const TITLE_ID = 'new-title'

/** 新しい要求項目: a title, the committee where there is a choice, then straight to the text. The rest is filled in beside it. */
export function NewRequestPage({ committees, formKey, answer }: Props) {
  const { t } = useTranslation(['policyRequests', 'common', 'refusals'])
  const refusal = answer?.refusal ?? null
  useEffect(() => {
    if (!document.activeElement?.matches('input, select, a')) document.getElementById(TITLE_ID)?.focus()
  }, [])
  return (
    <>
      <PageHeader title={t('policyRequests:newTitle')} />
      {committees.length === 0 ? (
        <Notice tone="info">{t('policyRequests:noCommittee')}</Notice>
      ) : (
        <Form method="post" className="flex max-w-3xl flex-col gap-5">
          {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
          <input type="hidden" name="formKey" value={answer?.values.formKey ?? formKey} />
          <Committee committees={committees} answer={answer} />
          <TextField
            id={TITLE_ID}
            label={t('policyRequests:title')}
            name={REQUEST_FIELDS.title.formName}
            help={t('policyRequests:titleHelp')}
            requiredMark={t('common:required')}
            maxLength={REQUEST_FIELDS.title.input.max}
            defaultValue={answer?.values.title}
            error={fieldError(t, refusal, 'title')}
            autoComplete="off"
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

/** The committee to choose; where the person is in one only, it is said. */
function Committee({ committees, answer }: Pick<Props, 'committees' | 'answer'>) {
  const { t, i18n } = useTranslation(['policyRequests', 'common', 'refusals'])
  const nameOf = (body: Body) => (i18n.language === 'en' ? body.nameEn : body.nameJa)
  const [only, ...others] = committees
  if (only && others.length === 0)
    return (
      <p>
        {nameOf(only)}
        <input type="hidden" name="bodyId" value={only.id} />
      </p>
    )
  return (
    <SelectField
      label={t('policyRequests:committee')}
      name="bodyId"
      requiredMark={t('common:required')}
      defaultValue={answer?.values.bodyId ?? only?.id}
      options={committees.map((body) => ({ value: body.id, label: nameOf(body) }))}
      error={fieldError(t, answer?.refusal, 'bodyId') && t('policyRequests:chooseCommittee')}
    />
  )
}
