import { useFetcher } from '@remix-run/react'
import { Fragment, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { useRefresh } from '#app/routing/use-refresh.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { AnswerOutcome, AnswerValues } from './answer-intents.ts'
import { FormRefusal } from './form-refusal.tsx'

type Props = {
  readonly actionUrl: string
  /** Ids, versions and keys that go with the form. */
  readonly hidden: Partial<Readonly<Record<keyof AnswerValues, string | number>>>
  /** The outcome that the page itself got, when the form was sent without JavaScript. */
  readonly sent: AnswerOutcome | null
  /** Empties the fields once they are saved: for a form that adds something. */
  readonly emptiesWhenSaved?: true
  readonly onRefused?: () => void
  readonly onSaved?: () => void
  readonly className?: string
  readonly children: (state: {
    readonly outcome: AnswerOutcome | null
    readonly busy: boolean
    readonly prefix: string
  }) => ReactNode
}

/** A small form of its own: it saves without leaving the page, keeps what was typed, and works without JavaScript. */
export function AnswerForm({
  actionUrl,
  hidden,
  sent,
  emptiesWhenSaved,
  onRefused,
  onSaved,
  className,
  children,
}: Props) {
  const { t } = useTranslation('answers')
  const fetcher = useFetcher<AnswerOutcome>()
  const [filled, setFilled] = useState(0)
  const prefix = useId()
  // What the fields were filled from. The page may load anew beneath them: a newer version must not slip in with older text.
  const [basis] = useState(hidden)
  const outcome = fetcher.data ?? (sent && belongsHere(sent, hidden) ? sent : null)
  useAfterOutcome(fetcher.data, () => {
    if (fetcher.data?.saved && emptiesWhenSaved) setFilled((times) => times + 1)
    if (fetcher.data?.saved) onSaved?.()
    if (fetcher.data?.refusal) onRefused?.()
  })
  return (
    <fetcher.Form method="post" action={actionUrl} className={className}>
      {Object.entries(fetcher.data ? hidden : basis).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {outcome?.refusal && <FormRefusal refusal={outcome.refusal} prefix={prefix} />}
      {outcome?.saved && <Notice tone="success">{t(`saved_${outcome.saved}`)}</Notice>}
      {/* Another key gives new fields: empty ones, with their counters at nothing. */}
      <Fragment key={filled}>{children({ outcome, busy: fetcher.state !== 'idle', prefix })}</Fragment>
    </fetcher.Form>
  )
}

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
