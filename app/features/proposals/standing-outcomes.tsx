import { Form, useSearchParams } from '@remix-run/react'
import { standingOf } from '#app/domain/proposal.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { Proposal } from '#server/proposals/proposals.ts'
import { toldOutcome, toldStanding } from './told-outcome.ts'
import { withWish } from './use-desk-keys.ts'

type Props = {
  readonly wish: Proposal
  /** Those of the wish that are shown. */
  readonly outcomes: Proposal['outcomes']
  /** Who recorded each. */
  readonly decidedBy: Readonly<Record<string, string>>
  readonly isClosed: boolean
}

/** What became of a wish so far, each with the way to take it back. */
export function StandingOutcomes({ wish, outcomes, decidedBy, isClosed }: Props) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  const [search] = useSearchParams()
  const isStanding = standingOf(wish.outcomes).length > 0
  if (outcomes.length === 0) return null
  return (
    <ul>
      {outcomes.map((outcome) => {
        const told = toldOutcome(t, i18n.language, outcome)
        const isSentBack = outcome.standing === 'sentBack'
        return (
          <li key={outcome.id} className="flex flex-wrap items-center gap-3">
            <span>
              {told}
              {outcome.reason && <span className="block">{t('proposals:toldReason', { reason: outcome.reason })}</span>}
              <span className="block text-dns-14N-130 text-solid-gray-700">
                {(outcome.standing !== 'decided' || outcome.confirmedOn) && (
                  <span className="block">{toldStanding(t, i18n.language, outcome)}</span>
                )}
                {t('proposals:decidedBy', {
                  person: decidedBy[outcome.id],
                  moment: formatMoment(outcome.recordedAt, i18n.language),
                })}
              </span>
            </span>
            {!isClosed && !outcome.confirmedOn && (!isSentBack || isStanding) && (
              // Back to this wish, also where the list shows it no more.
              <Form method="post" action={`/consolidation?${withWish(search, wish.id)}`} preventScrollReset>
                <input type="hidden" name="outcomeId" value={outcome.id} />
                <input type="hidden" name="basedOn" value={wish.version} />
                <SubmitButton
                  name="intent"
                  value="undo"
                  size="small"
                  variant="secondary"
                  aria-label={isSentBack ? undefined : t('proposals:undoNamed', { outcome: told })}
                >
                  {t(isSentBack ? 'proposals:dismissSentBack' : 'proposals:undo')}
                </SubmitButton>
              </Form>
            )}
          </li>
        )
      })}
    </ul>
  )
}
