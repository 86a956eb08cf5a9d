import { Form, Link } from '@remix-run/react'
import { type NamedView, VIEW_NAME_MAX } from '#app/domain/named-view.ts'
import { type RequestFilter, requestFilterQuery } from '#app/domain/request-filter.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ListAnswer } from './steps-together.tsx'

type Props = { readonly views: readonly NamedView[]; readonly filter: RequestFilter }

const queryOf = (filter: RequestFilter) => requestFilterQuery({ ...filter, cycleId: null, page: 1 })

/** The person's own views, one click each; the one that is shown is marked. */
export function ViewLinks({ views, filter }: Props) {
  const { t } = useTranslation('policyRequests')
  if (views.length === 0) return null
  const year = filter.cycleId ? `&cycle=${filter.cycleId}` : ''
  return (
    <nav aria-label={t('namedViews')} className="mb-1 min-w-0 max-sm:overflow-x-auto">
      <ul className="flex items-center gap-x-4 sm:flex-wrap">
        {views.map((view) => (
          <li key={view.id}>
            <Link
              to={`/policy-requests?${view.query}${year}`}
              aria-current={view.query === queryOf(filter) ? 'true' : undefined}
              className="link inline-flex min-h-6 items-center whitespace-nowrap text-dns-14N-130 pointer-coarse:min-h-11 max-sm:min-h-11 aria-[current=true]:font-bold"
            >
              {view.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Keeps what the list is narrowed to under a name, and takes kept views away. */
export function ViewForms({ views, filter, answer }: Props & { readonly answer: ListAnswer | null }) {
  const { t } = useTranslation(['policyRequests', 'refusals'])
  const query = queryOf(filter)
  const shown = views.find((view) => view.query === query)
  const isMine = answer?.values.viewName !== undefined
  if (query === '' && !isMine) return null
  if (shown)
    return (
      <Form method="post" className="pb-2">
        <input type="hidden" name="view" value={shown.id} />
        <SubmitButton variant="secondary" size="small" name="intent" value="removeView">
          {t('policyRequests:removeView', { name: shown.name })}
        </SubmitButton>
      </Form>
    )
  const error = isMine ? fieldError(t, answer.refusal, 'name') : null
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3 pb-2">
      <input type="hidden" name="viewQuery" value={query} />
      <TextField
        label={t('policyRequests:viewName')}
        name="viewName"
        width="medium"
        maxLength={VIEW_NAME_MAX}
        defaultValue={answer?.values.viewName}
        error={error}
      />
      <SubmitButton variant="secondary" name="intent" value="saveView">
        {t('policyRequests:saveView')}
      </SubmitButton>
      {isMine && !error && (
        <div className="basis-full">
          <Notice tone="error">{refusalText(t, answer.refusal)}</Notice>
        </div>
      )}
    </Form>
  )
}
