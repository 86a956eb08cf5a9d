import { Form } from '@remix-run/react'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'

type Props = {
  readonly draft: {
    readonly id: string
    readonly title: string
    readonly number: number
    readonly body: { readonly number: number | null }
  }
  readonly refusal: Refusal | null
}

/** Asks before one's own draft is removed, by its name: it cannot be undone. */
export function RemovePage({ draft, refusal }: Props) {
  const { t } = useTranslation(['policyRequests', 'common', 'refusals'])
  return (
    <>
      <PageHeader title={t('policyRequests:removeTitle')} />
      <div className="flex max-w-3xl flex-col gap-5">
        {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
        <p className="text-std-18B-160">
          {requestNumber(draft.body.number, draft.number)} <span lang="ja">{draft.title}</span>
        </p>
        <p>{t('policyRequests:removeLead')}</p>
        <Form method="post" className="flex flex-wrap gap-3">
          <SubmitButton variant="danger">{t('policyRequests:removeButton')}</SubmitButton>
          <LinkButton to={`/policy-requests/${draft.id}`}>{t('common:cancel')}</LinkButton>
        </Form>
      </div>
    </>
  )
}
