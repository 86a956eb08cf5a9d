import { useNavigation } from '@remix-run/react'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import type { Amendment } from '#app/domain/decision.ts'
import { tellUnsaved } from '#app/routing/unsaved-input.ts'
import type { AmendInTextProps } from './amend-in-text.tsx'

type Written = { readonly amendments: readonly Amendment[]; readonly rest: readonly Amendment[] }
const NOTHING: Written = { amendments: [], rest: [] }

/**
 * The text of a request as fields, once somebody wants to write amendments into it, and what is written there.
 * @param answered the amendments of the last answer: those that were sent from the text stand there still, and not in the form
 * @param name what is said to be unsaved when the page is left
 */
export function useAmendInText(answered: readonly Amendment[] | null, name: string) {
  const [Part, setPart] = useState<ComponentType<AmendInTextProps> | 'closed' | 'missing'>('closed')
  const [start, setStart] = useState<readonly Amendment[]>([])
  const [written, setWritten] = useState<Written>(NOTHING)
  const sent = useRef<readonly Amendment[]>([])
  const answeredBefore = useRef(answered)
  const isOpen = typeof Part !== 'string'
  // A form that is being sent takes them along.
  const { formMethod } = useNavigation()
  const unsaved = useRef<readonly string[]>([])
  unsaved.current = written.amendments.length > 0 && formMethod !== 'POST' ? [name] : []
  useEffect(() => {
    tellUnsaved(() => unsaved.current)
    return () => tellUnsaved(() => [])
  }, [])
  return {
    Part: isOpen ? Part : null,
    isMissing: Part === 'missing',
    /** What a text that is drawn anew begins with: what was begun with, or what was written since. */
    start: written === NOTHING ? start : [...written.amendments, ...written.rest],
    /** What is written in the text; null where it is not open. */
    inText: isOpen ? written.amendments : null,
    /** What the fields of the form say. */
    inForm: !isOpen
      ? (answered ?? [])
      : answered && answered !== answeredBefore.current
        ? without(answered, sent.current)
        : written.rest,
    /** @param form whose amendments are to stand in the text */
    open: (form: HTMLFormElement | null) => {
      import('./amend-in-text.tsx')
        .then(({ AmendInText }) => {
          answeredBefore.current = answered
          setStart(form ? amendmentsIn(new FormData(form)) : [])
          setPart(() => AmendInText)
        })
        // Offline, or a newer version has replaced the file: the fields of the form do the same.
        .catch(() => setPart('missing'))
    },
    write: (amendments: readonly Amendment[], rest: readonly Amendment[]) => setWritten({ amendments, rest }),
    noteSending: () => {
      sent.current = written.amendments
    },
  }
}

function amendmentsIn(form: FormData): Amendment[] {
  const to = form.getAll('amendmentTo').map(String)
  return form
    .getAll('amendmentFrom')
    .map((from, index) => ({ from: String(from).trim(), to: (to[index] ?? '').trim() }))
    .filter(({ from, to }) => from !== '' || to !== '')
}

function without(all: readonly Amendment[], taken: readonly Amendment[]): Amendment[] {
  const left = [...taken]
  return all.filter(({ from, to }) => {
    const index = left.findIndex((one) => one.from === from && one.to === to)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
