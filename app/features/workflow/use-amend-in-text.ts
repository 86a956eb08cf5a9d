import { useNavigation } from '@remix-run/react'
import { type ComponentType, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Amendment } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { tellUnsaved } from '#app/routing/unsaved-input.ts'
import type { AmendInTextProps, WrittenInText } from './amend-in-text.tsx'

const NOTHING: WrittenInText = { amendments: [], rest: [], unsaid: 0 }

/** The text as it was when it was opened to be written in. */
type Opened = Pick<AmendInTextProps, 'title' | 'document' | 'start'> & {
  readonly sha256: string
  readonly round: number
}

type Text = { readonly title: string; readonly document: DocumentJson | null; readonly sha256: string }

/**
 * The text of a request as fields, once somebody wants to write amendments into it, and what is written there.
 * @param text as it is now; when it has changed, it is begun anew with what the form says then
 * @param answered the amendments of the last answer: those that were sent from the text stand there still, and not in the form
 * @param name what is said to be unsaved when the page is left
 */
export function useAmendInText(
  text: Text,
  form: RefObject<HTMLFormElement>,
  answered: readonly Amendment[] | null,
  name: string,
) {
  const [Part, setPart] = useState<ComponentType<AmendInTextProps> | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [written, setWritten] = useState<WrittenInText>(NOTHING)
  const [kept, setKept] = useState<readonly Amendment[]>([])
  const sent = useRef<readonly Amendment[]>([])
  const answeredBefore = useRef<readonly Amendment[] | null>(null)
  const isOpen = Part !== null && opened !== null
  // A form that is being sent takes them along.
  const { formMethod } = useNavigation()
  const unsaved = useRef<readonly string[]>([])
  unsaved.current = isOpen && written.amendments.length + written.unsaid > 0 && formMethod !== 'POST' ? [name] : []
  useEffect(() => {
    tellUnsaved(() => unsaved.current)
    return () => tellUnsaved(() => [])
  }, [])
  const begin = () => {
    if (!text.document) return
    const { title, document, sha256 } = text
    answeredBefore.current = answered
    const start = form.current ? amendmentsIn(new FormData(form.current)) : []
    setOpened((before) => ({ title, document, sha256, start, round: (before?.round ?? 0) + 1 }))
  }
  useLayoutEffect(() => {
    if (isOpen && opened.sha256 !== text.sha256) begin()
  })
  return {
    Part: isOpen ? Part : null,
    opened,
    isMissing,
    /** What is written in the text; null where it is not open. */
    inText: isOpen ? written.amendments : null,
    /** Changes in the text that no amendment says. */
    unsaid: isOpen ? written.unsaid : 0,
    /** What the fields of the form say. */
    inForm:
      answered && answered !== answeredBefore.current
        ? isOpen
          ? without(answered, sent.current)
          : answered
        : isOpen
          ? written.rest
          : kept,
    /** Brings what the form says into the text. */
    open: () =>
      import('./amend-in-text.tsx')
        .then(({ AmendInText }) => {
          begin()
          setPart(() => AmendInText)
        })
        // Offline, or a newer version has replaced the file: the fields of the form do the same.
        .catch(() => setMissing(true)),
    /** Gives up what was written in the text. @returns how many amendments stand in the form by themselves, and stay there */
    close: () => {
      answeredBefore.current = answered
      const own = form.current ? without(amendmentsIn(new FormData(form.current)), written.amendments) : []
      setKept(own)
      setPart(null)
      setOpened(null)
      setWritten(NOTHING)
      return own.length
    },
    write: setWritten,
    noteSending: () => {
      sent.current = written.amendments
    },
  }
}

function amendmentsIn(form: FormData): Amendment[] {
  const to = form.getAll('amendmentTo').map(oneLine)
  return form
    .getAll('amendmentFrom')
    .map((from, index) => ({ from: oneLine(from), to: to[index] ?? '' }))
    .filter(({ from, to }) => from !== '' || to !== '')
}

/** As the server reads a passage: an amendment does not go across lines. */
const oneLine = (value: FormDataEntryValue): string =>
  String(value)
    .replace(/\s*[\r\n]+\s*/g, '')
    .trim()

function without(all: readonly Amendment[], taken: readonly Amendment[]): Amendment[] {
  const left = [...taken]
  return all.filter(({ from, to }) => {
    const index = left.findIndex((one) => one.from === from && one.to === to)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
