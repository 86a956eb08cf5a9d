import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import type { OfferedTransition } from '#server/workflow/offered-transitions.ts'
import type { Workspace } from '#server/workspace/open-workspace.ts'

type Props = {
  readonly requestId: string
  readonly cycleId: string
  readonly transitions: readonly OfferedTransition[]
  readonly abilities: Pick<Workspace['abilities'], 'recordSubmission' | 'recordResponse'>
}

/** What the person may do next: one main step, the others in a menu. A step that misses something is shown with what it misses. */
export function TransitionBar({ requestId, cycleId, transitions, abilities }: Props) {
  const { t } = useTranslation(['workflow', 'domain'])
  const [main, ...others] = transitions
  if (!main && abilities.recordSubmission)
    return (
      <div>
        <LinkButton to={`/submissions?cycle=${cycleId}`} variant="primary">
          {t('workflow:toSubmissions')}
        </LinkButton>
      </div>
    )
  if (!main && abilities.recordResponse)
    return (
      <div>
        <LinkButton to={`/policy-requests/${requestId}?panel=answers`} variant="primary">
          {t('workflow:toRecording')}
        </LinkButton>
      </div>
    )
  if (!main) return <p className="text-dns-14N-130 text-solid-gray-700">{t('workflow:nothingForYou')}</p>
  return (
    <section aria-label={t('workflow:nextSteps')} className="flex flex-wrap items-start gap-3">
      <Step requestId={requestId} transition={main} variant="primary" />
      {others.length > 0 && (
        <details className="relative">
          <summary className="flex min-h-11 cursor-pointer items-center rounded-8 border border-blue-900 px-4 text-oln-16B-100 text-blue-900">
            {t('workflow:otherSteps')}
          </summary>
          <div className="right-0 z-20 mt-1 flex w-72 max-w-full flex-col gap-3 rounded-8 border border-solid-gray-420 bg-white p-3 shadow-2 sm:absolute">
            {others.map((transition) => (
              <Step key={transition.id} requestId={requestId} transition={transition} variant="secondary" />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

type StepProps = {
  readonly requestId: string
  readonly transition: OfferedTransition
  readonly variant: 'primary' | 'secondary'
}

function Step({ requestId, transition, variant }: StepProps) {
  const { t } = useTranslation(['workflow', 'domain'])
  const label = t(`domain:transition.${transition.id}`)
  if (transition.missing.length === 0)
    return (
      <LinkButton to={`/policy-requests/${requestId}/move/${transition.id}`} variant={variant}>
        {label}
      </LinkButton>
    )
  const reasonId = `missing-${transition.id}`
  return (
    <div className="flex max-w-sm flex-col gap-1">
      <Button variant={variant} aria-disabled aria-describedby={reasonId}>
        {label}
      </Button>
      <div id={reasonId} className="text-dns-14N-130">
        <p className="font-bold">{t('workflow:because')}</p>
        <ul className="list-disc pl-5">
          {transition.missing.map((requirement) => (
            <li key={requirement}>{t(`domain:requirement.${requirement}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
