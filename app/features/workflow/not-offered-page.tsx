import type { Refusal } from '#app/domain/result.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

type Props = {
  readonly request: { readonly id: string; readonly title: string; readonly state: RequestState }
  readonly refusal: Refusal | null
}

/** The step cannot be taken any more, or never could: says so, and leads to the present state. */
export function NotOfferedPage({ request, refusal }: Props) {
  const { t } = useTranslation(['common', 'workflow', 'domain', 'policyRequests', 'refusals'])
  return (
    <>
      <PageHeader title={request.title} titleLang="ja" />
      <div className="flex max-w-3xl flex-col gap-4">
        <Notice tone="warning">{refusal ? refusalText(t, refusal) : t('workflow:notOffered')}</Notice>
        <p>
          {t('policyRequests:state')}
          {t('common:colon')}
          {t(`domain:state.${request.state}`)}
        </p>
        <div>
          <LinkButton to={`/policy-requests/${request.id}`} variant="primary">
            {t('policyRequests:returnLink')}
          </LinkButton>
        </div>
      </div>
    </>
  )
}
