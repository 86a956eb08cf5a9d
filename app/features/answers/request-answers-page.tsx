import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { RequestAnswers } from '#server/answers/answers-of-request.ts'
import type { AnswerOutcome } from './answer-intents.ts'
import { AnswersPanel } from './answers-panel.tsx'

type Props = { readonly answers: RequestAnswers; readonly sent: AnswerOutcome | null }

/** The answers to one request on a page of their own: where a cell of the matrix leads, and where forms without JavaScript come back. */
export function RequestAnswersPage({ answers, sent }: Props) {
  const { t } = useTranslation(['answers', 'common', 'domain'])
  const { request } = answers
  return (
    <>
      <PageHeader
        title={t('answers:requestTitle', { number: request.number, title: request.title })}
        crumbs={[
          { to: `/answers/matrix?cycle=${request.cycleId}`, label: t('answers:matrixTitle') },
          { to: `/policy-requests/${request.id}`, label: `${request.number} ${request.title}` },
        ]}
        crumbsLabel={t('common:breadcrumbs')}
        chip={<Chip>{t(`domain:state.${request.state}`)}</Chip>}
        lead={request.cycleTitle}
        actions={
          <LinkButton to={`/policy-requests/${request.id}/lineage`} size="small">
            {t('answers:toLineage')}
          </LinkButton>
        }
      />
      {sent?.saved && <Notice tone="success">{t(`answers:saved_${sent.saved}`)}</Notice>}
      <AnswersPanel answers={answers} actionUrl={`/answers/request/${request.id}`} sent={sent} />
    </>
  )
}
