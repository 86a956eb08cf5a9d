import { Form } from '@remix-run/react'
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { CONTROL, Field } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { type Attachment, AttachmentLink } from './attachment-list.tsx'

type Props = {
  readonly proposal: { readonly id: string; readonly title: string; readonly attachments: readonly Attachment[] }
  /** Is the wish still in the hand of its body? */
  readonly mayChange: boolean
  readonly refusal: Refusal | null
}

/** 根拠資料 of a wish: what is there, and, as long as it may be changed, more of it or less. */
export function AttachmentsPage({ proposal, mayChange, refusal }: Props) {
  const { t } = useTranslation(['proposals', 'common', 'refusals'])
  const { id, title, attachments } = proposal
  return (
    <>
      <PageHeader
        title={t('proposals:attachments')}
        crumbs={[
          { label: t('proposals:title'), to: '/proposals' },
          { label: title || t('proposals:untitled'), to: `/proposals/${id}` },
        ]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={t('proposals:attachmentsLead')}
      />
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {attachments.length === 0 && <p className="my-3">{t('proposals:noAttachments')}</p>}
      <ul className="my-3 max-w-4xl divide-y divide-solid-gray-200">
        {attachments.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-1">
            <AttachmentLink proposalId={id} attachment={one} />
            {mayChange && (
              <Form method="post" action={`/proposals/${id}/files?index`}>
                <input type="hidden" name="attachmentId" value={one.id} />
                <SubmitButton
                  name="intent"
                  value="remove"
                  size="small"
                  variant="secondary"
                  aria-label={t('proposals:removeAttachmentNamed', { name: one.name })}
                >
                  {t('proposals:removeAttachment')}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayChange && attachments.length < ATTACHMENTS_MAX && (
        // The browser sends it by itself: files need no script, and what is too large is told in words.
        <Form
          method="post"
          action={`/proposals/${id}/files?index`}
          encType="multipart/form-data"
          reloadDocument
          className="mt-6 flex max-w-4xl flex-col gap-4"
        >
          <Field
            label={t('proposals:attachmentFile')}
            help={t('proposals:attachmentHelp', {
              megabytes: ATTACHMENT_BYTES_MAX / 1024 / 1024,
              count: ATTACHMENTS_MAX,
            })}
            error={fieldError(t, refusal, 'file')}
            requiredMark={t('common:required')}
          >
            {(parts) => (
              <input
                {...parts}
                type="file"
                name="file"
                multiple
                accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png"
                className={`${CONTROL} w-full`}
              />
            )}
          </Field>
          <div>
            <Button type="submit" name="intent" value="add">
              {t('proposals:addAttachment')}
            </Button>
          </div>
        </Form>
      )}
    </>
  )
}
