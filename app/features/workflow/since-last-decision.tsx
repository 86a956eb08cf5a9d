import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { SinceLastDecision as Since } from '#server/workflow/open-move.ts'

type Props = {
  readonly requestId: string
  readonly since: Since
  /** What differs, in the fields and in the text. */
  readonly children: ReactNode
}

/** How the text differs from what was decided on before: who decides again reads that first. */
export function SinceLastDecision({ requestId, since, children }: Props) {
  const { t, i18n } = useTranslation('workflow')
  const { difference, fields, revisionId } = since
  const date = formatDay(since.heldOn, i18n.language)
  if (difference.isSame && fields.length === 0) return <p>{t('sameAsLast', { date })}</p>
  return (
    <Disclosure summary={t('sinceLast', { date })} isOpen>
      <div className="flex flex-col gap-3">
        {children}
        {difference.parts > 1 && (
          <Link to={`/policy-requests/${requestId}/changes?revision=${revisionId}`} className="link">
            {t('restOfDifference')}
          </Link>
        )}
      </div>
    </Disclosure>
  )
}
