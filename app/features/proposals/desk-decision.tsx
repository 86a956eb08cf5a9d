import { type ReactNode, useEffect, useRef, useState } from 'react'
import { awaitsOutcome, standingOf } from '#app/domain/proposal.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DecisionForm } from './decision-form.tsx'
import type { DeskProps } from './desk-props.ts'
import { Overtaken } from './overtaken.tsx'
import { StandingOutcomes } from './standing-outcomes.tsx'

/** What became of a wish so far, and the form that says what becomes of it, alone or together with others. */
export function DeskDecision({ wish, refused, similarWishes, isClosed, undone, decidedBy, ...rest }: DeskProps) {
  const { t } = useTranslation('proposals')
  // What is decided on is what was seen: a later version is shown beside it until the person has looked at it.
  const [seen, setSeen] = useState(wish)
  const isOvertaken = seen.version !== wish.version
  const standing = standingOf(wish.outcomes)
  const isDone = wish.intent === 'finished' || standing.some(({ kind }) => kind === 'notTakenUp')
  const isOpen = !isDone && !isClosed
  // What was typed is still there when a colleague's decision is taken back.
  const wasOpen = useRef(isOpen)
  wasOpen.current ||= isOpen
  // The own undoing is no surprise; its answer comes before the wish as it is then.
  const isOwn = useRef(false)
  useEffect(() => {
    isOwn.current = undone !== null
  }, [undone])
  useEffect(() => {
    if (isOwn.current) setSeen(wish)
    isOwn.current = false
  }, [wish])
  // What is told above as new is not told twice.
  const shown = isOvertaken
    ? wish.outcomes.filter(({ id }) => seen.outcomes.some((one) => one.id === id))
    : wish.outcomes
  const isSplit = standing.length > 0 && standing.length === wish.outcomes.length
  return (
    <div className="panel mt-4">
      {isOvertaken && (
        <Overtaken {...{ seen, wish, decidedBy }} isFormShown={isOpen && !isSplit} look={() => setSeen(wish)} />
      )}
      <StandingOutcomes wish={wish} outcomes={shown} decidedBy={decidedBy} isClosed={isClosed} />
      {isDone && wish.outcomes.length === 0 && <p>{t('nothingToDecide')}</p>}
      {wasOpen.current && (
        <IfSplit isOpen={isOpen} isSplit={isSplit}>
          <DecisionForm
            wish={wish}
            basedOn={seen.version}
            refused={refused}
            similarWishes={similarWishes.filter((one) => awaitsOutcome({ ...one, state: 'handedIn' }))}
            {...rest}
          />
        </IfSplit>
      )}
    </div>
  )
}

type SplitProps = { readonly isOpen: boolean; readonly isSplit: boolean; readonly children: ReactNode }

/**
 * Whoever wants to say a second thing of a wish opens the form: one that a colleague has just decided on is not split by mistake. It is
 * the same form all the time, so that what is typed in it stays.
 */
function IfSplit({ isOpen, isSplit, children }: SplitProps) {
  const { t } = useTranslation('proposals')
  const isFolded = isSplit || !isOpen
  return (
    <details open={!isFolded} hidden={!isOpen}>
      <summary
        className={
          isFolded
            ? 'flex min-h-11 cursor-pointer items-center text-std-16B-170 text-blue-1000 underline underline-offset-4'
            : 'hidden'
        }
      >
        ▸ {t('split')}
      </summary>
      {children}
    </details>
  )
}
