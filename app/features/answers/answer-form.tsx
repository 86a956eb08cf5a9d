import { useFetcher } from '@remix-run/react'
import { Fragment, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { useRefresh } from '#app/routing/use-refresh.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { AnswerOutcome } from './answer-intents.ts'
import { FormRefusal } from './form-refusal.tsx'
import { type Hidden, type Shown, useAnswerBasis } from './use-answer-basis.ts'

type Props = {
  readonly actionUrl: string
  /** Ids, versions and keys that go with the form: those of `stored`. */
  readonly hidden: Hidden
  /** What stands in the fields while nothing is typed; nothing when the form adds something. */
  readonly stored?: Shown
  /** The outcome that the page itself got, when the form was sent without JavaScript. */
  readonly sent: AnswerOutcome | null
  /** Empties the fields once they are saved: for a form that adds something. */
  readonly emptiesWhenSaved?: boolean
  readonly onRefused?: () => void
  readonly onSaved?: () => void
  readonly className?: string
  readonly children: (state: {
    /** What the fields begin with. */
    readonly values: Shown
    readonly outcome: AnswerOutcome | null
    readonly busy: boolean
    readonly prefix: string
  }) => ReactNode
}

/** A small form of its own: it saves without leaving the page, keeps what was typed, and works without JavaScript. */
export function AnswerForm({
  actionUrl,
  hidden,
  stored = NOTHING,
  sent,
  emptiesWhenSaved = false,
  onRefused,
  onSaved,
  className,
  children,
}: Props) {
  const { t } = useTranslation('answers')
  const fetcher = useFetcher<AnswerOutcome>()
  const prefix = useId()
  const form = useRef<HTMLFormElement>(null)
  const sentHere = sent && belongsHere(sent, hidden) ? sent : null
  const outcome = fetcher.data ?? sentHere
  const busy = fetcher.state !== 'idle'
  const { basis, onSubmit } = useAnswerBasis({
    ...{ form, hidden, stored, emptiesWhenSaved, outcome: fetcher.data, isIdle: !busy },
    first: sentHere?.values ?? stored,
  })
  useAfterOutcome(fetcher.data, () => {
    if (fetcher.data?.saved) onSaved?.()
    if (fetcher.data?.refusal) onRefused?.()
  })
  return (
    <fetcher.Form ref={form} method="post" action={actionUrl} onSubmit={onSubmit} className={className}>
      {Object.entries(basis.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {outcome?.refusal && <FormRefusal refusal={outcome.refusal} prefix={prefix} />}
      {outcome?.saved && <Notice tone="success">{t(`saved_${outcome.saved}`)}</Notice>}
      {/* Another key gives new fields, with counters that begin anew. */}
      <Fragment key={basis.made}>{children({ values: basis.values, outcome, busy, prefix })}</Fragment>
    </fetcher.Form>
  )
}

const NOTHING: Shown = {}

/** Runs `then` for each new outcome. After a refusal the page is loaded anew, so that the person sees what the form collided with. */
function useAfterOutcome(outcome: AnswerOutcome | undefined, then: () => void): void {
  const refresh = useRefresh()
  const last = useRef(then)
  last.current = then
  useEffect(() => {
    if (!outcome) return
    last.current()
    if (outcome.refusal) refresh()
  }, [outcome, refresh])
}

/**
 * Keeps a form that was refused in the page, although it is no longer offered (somebody confirmed or closed meanwhile): what
 * was typed into it, and why it was refused, must not go with it.
 */
export function useKeptWhenRefused(isOffered: boolean): { readonly isShown: boolean; readonly onRefused: () => void } {
  const [wasRefused, setWasRefused] = useState(false)
  return { isShown: isOffered || wasRefused, onRefused: () => setWasRefused(true) }
}

/** Of the many forms of a page, the one that was sent. */
const belongsHere = ({ values }: AnswerOutcome, hidden: Props['hidden']): boolean =>
  values !== null &&
  (['intent', 'recipientId', 'responseId'] as const).every(
    (name) => hidden[name] === undefined || String(hidden[name]) === values[name],
  )
