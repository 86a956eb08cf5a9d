import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { AnswerOutcome, AnswerValues } from './answer-intents.ts'

export type Hidden = Partial<Readonly<Record<keyof AnswerValues, string | number>>>
export type Shown = Partial<AnswerValues>

/** What a form was made from: the ids and versions it carries, and what its fields show. `made` counts how often they were filled. */
type Basis = { readonly hidden: Hidden; readonly values: Shown; readonly made: number }

type Options = {
  readonly form: RefObject<HTMLFormElement>
  /** As the page has them now. */
  readonly hidden: Hidden
  readonly stored: Shown
  /** What stands in the fields first. */
  readonly first: Shown
  readonly outcome: AnswerOutcome | undefined
  /** Is nothing of this form under way? Until then the page is older than the outcome. */
  readonly isIdle: boolean
  readonly emptiesWhenSaved: boolean
}

/** The person sees in the page what the form collided with, and may send it over that. */
const COLLISIONS: readonly string[] = ['versionChanged', 'answerRecordedMeanwhile']

/**
 * Keeps what a form carries and what its fields show together. The page loads anew beneath a form, for instance when another form
 * of it is saved: a form into which nothing is typed follows what is stored, and one with input stays what it was, version and
 * text. Otherwise a newer version would go out with older text, and overwrite what somebody else has saved.
 */
export function useAnswerBasis({ form, hidden, stored, first, outcome, isIdle, emptiesWhenSaved }: Options) {
  const [basis, setBasis] = useState<Basis>({ hidden, values: first, made: 0 })
  /** The fields as they were filled, and as they were sent last. */
  const clean = useRef('')
  const sent = useRef('')
  const mayCatchUp = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields are filled afresh with every `made`
  useEffect(() => {
    // What came back refused from a form that was sent without JavaScript is input as well.
    clean.current = basis.made === 0 && first !== stored ? '' : readFields(form.current, hidden)
  }, [basis.made])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each outcome
  useEffect(() => {
    if (!outcome) return
    mayCatchUp.current = outcome.refusal ? COLLISIONS.includes(outcome.refusal.reason) : emptiesWhenSaved
    if (outcome.refusal) return
    clean.current = sent.current
    if (emptiesWhenSaved) setBasis((before) => ({ ...before, values: stored, made: before.made + 1 }))
    // What was typed on meanwhile is newer than what this very form has saved.
    else setBasis((before) => ({ ...before, hidden: { ...before.hidden, ...outcome.basis } }))
  }, [outcome])
  const now = seen(hidden)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the objects are new with every drawing
  useEffect(() => {
    if (!isIdle || now === seen(basis.hidden)) return
    if (readFields(form.current, hidden) === clean.current)
      setBasis(({ made }) => ({ hidden, values: stored, made: made + 1 }))
    else if (mayCatchUp.current) {
      mayCatchUp.current = false
      setBasis((before) => ({ ...before, hidden }))
    }
  }, [now, isIdle, outcome])
  return {
    basis,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      sent.current = readFields(event.currentTarget, hidden)
    },
  }
}

/** What the page shows, as one string. Every loading makes another form key; that says nothing about what is stored. */
const seen = ({ formKey: _new, ...rest }: Hidden): string => JSON.stringify(rest)

/** What the person has put into a form, as one string. */
function readFields(form: HTMLFormElement | null, hidden: Hidden): string {
  const fields = new FormData(form ?? undefined)
  for (const name of Object.keys(hidden)) fields.delete(name)
  return JSON.stringify([...fields])
}
