import type { ReactNode } from 'react'
import { requestNumber } from '#app/domain/policy-request.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { OpenedMove } from '#server/workflow/open-move.ts'

type Props = {
  /** Where there are several on the page: tells their headings apart. */
  readonly id?: string
  readonly request: OpenedMove['request']
  /** What the fields of the substance say, as rows of a `dl`. */
  readonly facts: ReactNode
  /** The text, to read. */
  readonly text: ReactNode
}

/** What a step is about, whole: it is read before it is decided on. */
export function Substance({ id = '', request, facts, text }: Props) {
  const { t } = useTranslation(['workflow', 'policyRequests'])
  return (
    <section aria-labelledby={`substance${id}`} className="flex flex-col gap-4">
      <h2 id={`substance${id}`} className="sr-only">
        {t('workflow:substance')}
      </h2>
      {text}
      <dl className="panel grid gap-x-6 gap-y-3 text-dns-16N-130 sm:grid-cols-[8rem_minmax(0,1fr)] [&_dt]:text-dns-14B-130 [&_dt]:text-solid-gray-700">
        <dt>{t('policyRequests:titleColumn')}</dt>
        <dd lang="ja">
          {requestNumber(request.body.number, request.number)}　{request.title}
        </dd>
        {facts}
      </dl>
    </section>
  )
}
