import { Link } from '@remix-run/react'
import { isForward, type Requirement } from '#app/domain/workflow.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button, type ButtonSize } from '#app/ui/button.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Menu } from '#app/ui/menu.tsx'
import type { OfferedTransition } from '#server/workflow/offered-transitions.ts'
import type { Workspace } from '#server/workspace/open-workspace.ts'
import { useFieldsSaving } from './unsaved.tsx'

type Props = {
  readonly requestId: string
  readonly cycleId: string
  readonly transitions: readonly OfferedTransition[]
  readonly abilities: Pick<Workspace['abilities'], 'recordSubmission' | 'recordResponse'>
}

/** The first step forward; undefined where the person can only take one back or aside. */
export const nextStepOf = (transitions: readonly OfferedTransition[]): OfferedTransition | undefined =>
  transitions.find(({ id }) => isForward(id))

/** The one step that the person usually takes next. What it still needs is a number that opens. */
export function NextStep({ requestId, cycleId, transitions, abilities }: Props) {
  const main = nextStepOf(transitions)
  const { t } = useTranslation(['workflow', 'domain'])
  if (!main && abilities.recordSubmission)
    return (
      <LinkButton to={`/submissions?cycle=${cycleId}`} variant="primary" size="small">
        {t('workflow:toSubmissions')}
      </LinkButton>
    )
  if (!main && abilities.recordResponse)
    return (
      <LinkButton to={`/policy-requests/${requestId}?panel=answers`} variant="primary" size="small">
        {t('workflow:toRecording')}
      </LinkButton>
    )
  if (!main) return null
  const missingId = `missing-${main.id}`
  return (
    <>
      {main.missing.length > 0 && (
        <Menu summary={t('workflow:missing', { count: main.missing.length })} className="bar-missing">
          <div id={missingId}>
            <p className="text-dns-14B-130">{t('workflow:because')}</p>
            <ul className="list-disc pl-5 text-dns-16N-130">
              {main.missing.map((requirement) => (
                <li key={requirement} className="py-1">
                  <MissingLink requestId={requestId} requirement={requirement} />
                </li>
              ))}
            </ul>
          </div>
        </Menu>
      )}
      <Step requestId={requestId} transition={main} variant="primary" missingId={missingId} size="small" />
    </>
  )
}

/** Where each requirement is met: a panel, or a place in the paper. */
const MET_AT: Partial<Record<Requirement, string>> = {
  body: '?write',
  sdgTargetOrReason: '?panel=sdgs',
  recipient: '?panel=recipients',
  textAsApprovedOrConfirmed: '/changes',
}

function MissingLink({ requestId, requirement }: { readonly requestId: string; readonly requirement: Requirement }) {
  const { t } = useTranslation('workflow')
  const text = t(`requirement.${requirement}`)
  const place = MET_AT[requirement]
  return place ? (
    <Link className="link" to={`/policy-requests/${requestId}${place}`} preventScrollReset>
      {text}
    </Link>
  ) : (
    text
  )
}

/** The other steps that the person may take. A step that misses something is shown with what it misses. */
export function OtherSteps({ requestId, transitions }: Pick<Props, 'requestId' | 'transitions'>) {
  const { t } = useTranslation('workflow')
  if (transitions.length === 0) return null
  return (
    <section aria-label={t('otherSteps')} className="flex flex-col gap-2">
      {transitions.map((transition) => {
        const missingId = `missing-${transition.id}`
        return (
          <div key={transition.id} className="flex flex-col gap-1">
            <Step requestId={requestId} transition={transition} variant="secondary" missingId={missingId} />
            <Missing id={missingId} transition={transition} />
          </div>
        )
      })}
    </section>
  )
}

type StepProps = {
  readonly requestId: string
  readonly transition: OfferedTransition
  readonly variant: 'primary' | 'secondary'
  readonly missingId: string
  readonly size?: ButtonSize
}

function Step({ requestId, transition, variant, missingId, size }: StepProps) {
  const { t } = useTranslation(['domain', 'workflow'])
  const label = t(`domain:transition.${transition.id}`)
  // What is being saved is waited for on leaving; what cannot be saved would be left out of what the step acts on.
  const isStuck = useFieldsSaving() === 'stuck'
  if (isStuck && transition.missing.length === 0)
    return (
      <Button variant={variant} size={size} unavailable={t('workflow:stepWaitsForFields')}>
        {label}
      </Button>
    )
  return transition.missing.length === 0 ? (
    <LinkButton to={`/policy-requests/${requestId}/move/${transition.id}`} variant={variant} size={size}>
      {label}
    </LinkButton>
  ) : (
    <Button variant={variant} aria-disabled aria-describedby={missingId} size={size}>
      {label}
    </Button>
  )
}

/** What a step still needs, in words. */
function Missing({ id, transition }: { readonly id: string; readonly transition: OfferedTransition }) {
  const { t } = useTranslation(['workflow', 'domain'])
  if (transition.missing.length === 0) return null
  return (
    <div id={id} className="text-dns-14N-130">
      <p className="font-bold">{t('workflow:because')}</p>
      <ul className="list-disc pl-5">
        {transition.missing.map((requirement) => (
          <li key={requirement}>{t(`workflow:requirement.${requirement}`)}</li>
        ))}
      </ul>
    </div>
  )
}
