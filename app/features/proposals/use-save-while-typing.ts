import { useFetcher } from '@remix-run/react'
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'

/** A pause as long as this ends a thought: what was typed is saved (ms). */
const PAUSE = 1200

type Answer = { readonly version: number } | { readonly refusal: Refusal }
export type SavingState = 'unsaved' | 'saving' | 'saved' | 'notSaved' | null

/**
 * Saves a form by its own action whenever somebody pauses. One saving at a time: what is typed meanwhile is saved after it, and a
 * button that is pressed meanwhile sends the form when the saving is done, from the version that came back.
 * @param version the version of the draft as the page was loaded; null: the form is not saved by itself
 */
export function useSaveWhileTyping(form: RefObject<HTMLFormElement | null>, version: number | null) {
  const { submit, state, data } = useFetcher<Answer>()
  const [isDirty, setDirty] = useState(false)
  const pressed = useRef<HTMLElement | null>(null)
  const saved = data && 'version' in data ? data.version : 0
  const refusal = data && 'refusal' in data ? data.refusal : null

  const save = useCallback(() => {
    if (!form.current) return
    setDirty(false)
    const sheet = new FormData(form.current)
    sheet.set('intent', 'save')
    submit(sheet, { method: 'post' })
  }, [form, submit])

  useEffect(() => {
    if (state !== 'idle') return
    if (pressed.current) {
      const button = pressed.current
      pressed.current = null
      form.current?.requestSubmit(button)
      return
    }
    if (!isDirty) return
    const timer = setTimeout(save, PAUSE)
    return () => clearTimeout(timer)
  }, [state, isDirty, save, form])

  return {
    version: version === null ? null : Math.max(version, saved),
    refusal: state === 'idle' ? refusal : null,
    state: stateOf(state, isDirty, data),
    typed: () => version !== null && setDirty(true),
    sent: (event: FormEvent<HTMLFormElement>) => {
      const { submitter } = event.nativeEvent as SubmitEvent
      if (state === 'idle') {
        setDirty(false)
        return
      }
      event.preventDefault()
      pressed.current = submitter
    },
  }
}

function stateOf(state: string, isDirty: boolean, data: Answer | undefined): SavingState {
  if (state !== 'idle') return 'saving'
  if (isDirty) return 'unsaved'
  if (!data) return null
  return 'refusal' in data ? 'notSaved' : 'saved'
}
