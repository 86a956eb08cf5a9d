import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { ChangedText } from '#server/workflow/show-changed-text.ts'
import { FieldChanges } from './field-changes.tsx'

type Props = {
  readonly changed: ChangedText
  /** The revision that was asked for; null for the approval. */
  readonly revisionId: string | null
  readonly refusal: Refusal | null
  /** The two texts, word by word. */
  readonly difference: ReactNode
}

/** 差分の確認: read to the end first; the button stands below. */
export function ChangesPage({ changed, revisionId, refusal, difference }: Props) {
  const { t, i18n } = useTranslation(['policyRequests', 'common', 'refusals'])
  const { request, revision, fields, substanceSha256, beginsAnew, confirmable } = changed
  const { part, parts } = changed.difference
  const hrefOf = (wanted: number) =>
    `?${new URLSearchParams({ ...(revisionId && { revision: revisionId }), part: String(wanted), of: substanceSha256 })}`
  return (
    <>
      <PageHeader
        title={t('policyRequests:changesTitle')}
        crumbs={[{ to: `/policy-requests/${request.id}`, label: request.title }]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={t('policyRequests:changesLead', {
          number: revision.number,
          date: formatMoment(revision.createdAt, i18n.language),
        })}
      />
      <div className="flex flex-col gap-5">
        {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
        {beginsAnew && !refusal && (
          <Notice tone="warning">{refusalText(t, { reason: 'textChangedSinceShown' })}</Notice>
        )}
        {parts > 1 && <p>{t('policyRequests:changesInParts', { part, parts })}</p>}
        <FieldChanges differences={fields} />
        {difference}
        <Pagination
          label={t('common:pages')}
          page={part}
          pageCount={parts}
          hrefOf={hrefOf}
          previous={t('common:previousPage')}
          next={t('common:nextPage')}
        />
        <div className="flex flex-wrap items-end gap-3">
          {confirmable && (
            <Form method="post" className="flex flex-col gap-2">
              <input type="hidden" name="shownSubstanceSha256" value={substanceSha256} />
              <p className="text-dns-16N-130">{t('policyRequests:confirmHelp')}</p>
              <div>
                <SubmitButton>{t('policyRequests:confirmButton')}</SubmitButton>
              </div>
            </Form>
          )}
          <LinkButton to={`/policy-requests/${request.id}`}>{t('policyRequests:returnLink')}</LinkButton>
        </div>
      </div>
    </>
  )
}
