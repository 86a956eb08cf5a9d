import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Proposal } from '#server/proposals/proposals.ts'
import { toldOutcome } from './told-outcome.ts'

const TEXTS = ['title', 'demand', 'situation', 'reason', 'addressedTo'] as const

type Props = {
  /** The wish as the person saw it, and as it is. */
  readonly seen: Proposal
  readonly wish: Proposal
  readonly decidedBy: Readonly<Record<string, string>>
  /** Is the form in sight, in which something may have been typed? */
  readonly isFormShown: boolean
  /** The person has seen what is new. */
  readonly look: () => void
}

/** What others did with a wish while somebody has it open: who decided what and when, and what its body wrote anew. */
export function Overtaken({ seen, wish, decidedBy, isFormShown, look }: Props) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  const told = (outcome: Proposal['outcomes'][number]) => toldOutcome(t, i18n.language, outcome)
  const missingIn = (other: Proposal) => (outcome: { readonly id: string }) =>
    !other.outcomes.some(({ id }) => id === outcome.id)
  return (
    <Notice tone="warning" title={t('proposals:overtakenHere')}>
      <ul className="list-disc pl-6">
        {wish.outcomes.filter(missingIn(seen)).map((outcome) => (
          <li key={outcome.id}>
            {told(outcome)}
            {outcome.reason && <span className="block">{t('proposals:toldReason', { reason: outcome.reason })}</span>}{' '}
            {t('proposals:decidedBy', {
              person: decidedBy[outcome.id],
              moment: formatMoment(outcome.recordedAt, i18n.language),
            })}
          </li>
        ))}
        {seen.outcomes.filter(missingIn(wish)).map((outcome) => (
          <li key={outcome.id}>{t('proposals:undoneByOther', { outcome: told(outcome) })}</li>
        ))}
        {TEXTS.filter((field) => seen[field] !== wish[field]).map((field) => (
          <li key={field}>
            {t('proposals:writtenAnew', { field: t(`proposals:${field === 'title' ? 'subject' : field}`) })}
            <del className="block whitespace-pre-line text-solid-gray-700" lang="ja">
              {seen[field]}
            </del>
            <ins className="block whitespace-pre-line" lang="ja">
              {wish[field]}
            </ins>
          </li>
        ))}
      </ul>
      {isFormShown && <p>{t('proposals:inputKept')}</p>}
      <Button type="button" variant="secondary" size="small" onClick={look}>
        {t('proposals:lookedAt')}
      </Button>
    </Notice>
  )
}
