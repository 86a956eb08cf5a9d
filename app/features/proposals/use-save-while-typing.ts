import { useFetcher } from '@remix-run/react'
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { useRefresh } from '#app/routing/use-refresh.ts'

/** So long nothing may be typed before it is saved, since each saving is an audit record; what could not be stored is sent again (ms). */
const PAUSE = 2500
const AGAIN_AFTER = 5000

type Answer = { readonly version: number } | { readonly refusal: Refusal }
export type SavingState = 'unsaved' | 'saving' | 'saved' | 'notSaved' | 'overtaken' | null

/**
 * Saves a form by its own action whenever somebody pauses. One saving at a time: what is typed meanwhile is saved after it, and a
 * button that is pressed meanwhile sends the form when the saving is done, from the version that came back. When somebody else saved
 * meanwhile nothing is sent any more, not by a button either, until the person has chosen (`saveOver`).
 * @param version the version of the draft as the page was loaded; null: the form is not saved by itself
 * @param ofPage why the form was refused when it was sent by a button
 */
export function useSaveWhileTyping(
  form: RefObject<HTMLFormElement | null>,
  version: number | null,
  ofPage: Refusal | null,
) {
  const { submit, state, data } = useFetcher<Answer>()
  const [isDirty, setDirty] = useState(false)
  const [isOvertaken, setOvertaken] = useState(false)
  // What the text in the form was made from: it moves with our own savings only, never with what the page loads.
  const [base, setBase] = useState(version)
  const refresh = useRefresh()
  const pressed = useRef<HTMLElement | null>(null)
  const known = useRef<Answer>(undefined)
  const refusal = data && 'refusal' in data ? data.refusal : null

  const save = useCallback(
    (from: number | null) => {
      if (!form.current) return
      setDirty(false)
      const sheet = new FormData(form.current)
      sheet.set('intent', 'save')
      sheet.set('basedOn', String(from))
      submit(sheet, { method: 'post' })
    },
    [form, submit],
  )

  useEffect(() => {
    if (data === known.current || data === undefined) return
    known.current = data
    if ('version' in data) setBase(data.version)
    else if (data.refusal.reason === 'notStored') setDirty(true)
    else if (data.refusal.reason === 'versionChanged') {
      setOvertaken(true)
      // A refusal loads nothing by itself: what is stored now is to be seen, and is what would be written over.
      refresh()
    }
  }, [data, refresh])
  useEffect(() => {
    if (ofPage?.reason === 'versionChanged') setOvertaken(true)
  }, [ofPage])

  useEffect(() => {
    if (state !== 'idle' || isOvertaken) return
    if (pressed.current) {
      const button = pressed.current
      pressed.current = null
      form.current?.requestSubmit(button)
      return
    }
    if (!isDirty) return
    const timer = setTimeout(() => save(base), refusal?.reason === 'notStored' ? AGAIN_AFTER : PAUSE)
    return () => clearTimeout(timer)
  }, [state, isDirty, isOvertaken, base, refusal, save, form])

  return {
    base,
    isOvertaken,
    refusal: state === 'idle' && !isOvertaken ? refusal : null,
    state: isOvertaken ? ('overtaken' as const) : stateOf(state, isDirty, data),
    typed: () => version !== null && setDirty(true),
    /** The person has seen what the other one saved, and wants the own text. */
    saveOver: () => {
      setOvertaken(false)
      setBase(version)
      save(version)
    },
    sent: (event: FormEvent<HTMLFormElement>) => {
      if (isOvertaken) {
        event.preventDefault()
        return
      }
      if (state === 'idle') {
        setDirty(false)
        return
      }
      event.preventDefault()
      pressed.current = (event.nativeEvent as SubmitEvent).submitter
    },
  }
}

function stateOf(state: string, isDirty: boolean, data: Answer | undefined): SavingState {
  if (state !== 'idle') return 'saving'
  if (isDirty) return 'unsaved'
  if (!data) return null
  return 'refusal' in data ? 'notSaved' : 'saved'
}
