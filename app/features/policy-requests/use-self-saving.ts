import { useFetcher } from '@remix-run/react'
import { type FocusEvent, type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { FieldSection } from '#app/domain/request-fields.ts'
import type { Refusal } from '#app/domain/result.ts'
import { useRefresh } from '#app/routing/use-refresh.ts'
import { useUnsaved } from './unsaved.tsx'

/** What the action of the workspace answered: which part was saved or refused, with what was typed. */
export type FieldsAnswer =
  /** With the fingerprint of what is stored now, and the version of the request with it. */
  | { readonly saved: FieldSection; readonly fingerprint: string; readonly version: number }
  | {
      readonly refusal: Refusal
      readonly values: { readonly section: FieldSection; readonly values: Readonly<Record<string, unknown>> }
    }

/**
 * So long nothing may change before it is saved (ms). Each saving is an audit record: a title that is being thought about, or five
 * boxes ticked in a row, are one. Whoever leaves the field has done.
 */
const PAUSE = { typing: 2_500, choosing: 1_000 } as const
/** What the server could not store is sent again after this time (ms). */
const AGAIN_AFTER = 5_000

type Given<Values> = {
  readonly section: FieldSection
  /** The stored values, and how they read as one string. */
  readonly stored: Values
  readonly fingerprint: string
  /** The version of the request that these are of. It grows with every change, so that what was asked for earlier and comes later is told. */
  readonly version: number
  /** What a page said that was sent without JavaScript. */
  readonly answer: FieldsAnswer | null
}

/** Why the input is not stored and will not be by itself: it was refused, or somebody else stored something else meanwhile. */
type Stuck = Refusal | 'overtaken' | null

/**
 * Saves the fields of a form by themselves, one saving after the other, and lets the form follow what is stored as long as nobody
 * has typed into it. What was typed stays until it is stored: when it is refused, when another panel is looked at, and when
 * somebody else stores something else meanwhile, which then is shown and not written over.
 */
export function useSelfSaving<Values>({ section, stored, fingerprint, version, answer: ofPage }: Given<Values>) {
  const fetcher = useFetcher<FieldsAnswer>()
  const refresh = useRefresh()
  const { tell, join } = useUnsaved()
  const form = useRef<HTMLFormElement>(null)
  const refusedPage = ofPage && 'refusal' in ofPage && ofPage.values.section === section ? ofPage : null
  /** What the fields were filled with; `made` counts how often. */
  const [basis, setBasis] = useState(() => ({ values: (refusedPage?.values.values as Values) ?? stored, made: 0 }))
  const [stuck, setStuck] = useState<Stuck>(refusedPage?.refusal ?? null)
  const now = useRef({
    /** The fields as they are stored, as far as they are the form's, and as they were sent last. */
    clean: '',
    sent: null as string | null,
    isUnderWay: false,
    /** The fingerprint of what is stored, and the version of the request in which it was heard of last. */
    known: fingerprint,
    version,
    stuck,
    answered: undefined as FieldsAnswer | undefined,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    focused: null as string | null,
  }).current

  const isChanged = useCallback(() => form.current !== null && readFields(form.current) !== now.clean, [now])
  const look = useCallback(
    (next: Stuck = now.stuck) => {
      now.stuck = next
      setStuck(next)
      tell(section, isChanged() || now.sent !== null ? (next ? 'stuck' : 'changed') : null)
    },
    [now, section, tell, isChanged],
  )
  const { submit } = fetcher
  const save = useCallback(() => {
    clearTimeout(now.timer)
    if (!form.current || !isChanged() || now.sent !== null || now.stuck === 'overtaken') return
    now.sent = readFields(form.current)
    now.isUnderWay = false
    const fields = new FormData(form.current)
    fields.set('basedOn', now.known)
    look(null)
    submit(fields, { method: 'post', preventScrollReset: true })
  }, [now, isChanged, look, submit])
  const saveAfter = useCallback(
    (pause: number) => {
      clearTimeout(now.timer)
      if (isChanged() && now.stuck !== 'overtaken') now.timer = setTimeout(save, pause)
    },
    [now, isChanged, save],
  )
  useEffect(() => join(save), [join, save])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields are filled afresh with every `made`
  useEffect(() => {
    // On a page that was just made something may have been typed before anybody listened (routing/early-input.ts).
    if (form.current && !(basis.made === 0 && refusedPage))
      now.clean = basis.made === 0 ? readAsMade(form.current) : readFields(form.current)
    const focused = now.focused && form.current?.elements.namedItem(now.focused)
    if (focused instanceof HTMLElement) focused.focus()
    now.focused = null
    look()
    return () => {
      clearTimeout(now.timer)
      tell(section, null)
    }
  }, [basis.made])

  const fill = useCallback(() => {
    const active = document.activeElement
    now.focused = form.current?.contains(active) ? (active?.getAttribute('name') ?? null) : null
    now.known = fingerprint
    now.version = version
    setBasis(({ made }) => ({ values: stored, made: made + 1 }))
  }, [now, fingerprint, version, stored])

  useEffect(() => {
    const { data, state } = fetcher
    if (state !== 'idle') now.isUnderWay = true
    if (state === 'submitting' || now.sent === null) return
    if (data === undefined || data === now.answered) {
      if (state !== 'idle' || !now.isUnderWay) return
      // Broken off: nobody knows whether it was stored, and the fingerprint will say so.
      now.sent = null
      saveAfter(AGAIN_AFTER)
      return
    }
    now.answered = data
    const sent = now.sent
    now.sent = null
    if ('saved' in data) {
      now.known = data.fingerprint
      now.version = data.version
      now.clean = sent
      look(null)
      saveAfter(PAUSE.choosing)
      return
    }
    const { reason } = data.refusal
    look(reason === 'versionChanged' ? 'overtaken' : data.refusal)
    if (reason === 'notStored') saveAfter(AGAIN_AFTER)
    // The page shows what the input collided with.
    else if (reason !== 'invalidInput') refresh()
  }, [fetcher, now, look, refresh, saveAfter])

  useEffect(() => {
    // Several loads are under way when several things are saved in a row: an earlier one may come after a later saving.
    if (version < now.version || fingerprint === now.known || now.sent !== null) return
    if (isChanged()) look('overtaken')
    else fill()
  }, [fingerprint, version, now, isChanged, look, fill])

  const change = (pause: number) => {
    // What a refusal said is answered by the next thing that is typed.
    look(now.stuck === 'overtaken' ? 'overtaken' : null)
    saveAfter(pause)
  }
  return {
    basis,
    refusal: stuck === 'overtaken' ? null : stuck,
    isOvertaken: stuck === 'overtaken',
    /** The stored state is another than the input was made from, and the page has it. */
    known: now.known,
    save,
    takeTheirs: () => {
      now.stuck = null
      fill()
    },
    saveOver: () => {
      now.known = fingerprint
      now.version = version
      now.stuck = null
      save()
    },
    form: {
      ref: form,
      onInput: ({ target }: FormEvent<HTMLFormElement>) => change(isText(target) ? PAUSE.typing : PAUSE.choosing),
      // What a button inside does shows in the fields after React has drawn them.
      onClick: () => requestAnimationFrame(() => isChanged() && change(PAUSE.choosing)),
      onBlur: ({ target }: FocusEvent<HTMLFormElement>) => isText(target) && save(),
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        save()
      },
    },
  }
}

const isText = (target: EventTarget): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')

/** What a form would send, as one string; the basis it carries is not part of it. */
const readFields = (form: HTMLFormElement): string => asOne([...new FormData(form)])

/** What it would have sent as it was made, whatever was entered since. */
const readAsMade = (form: HTMLFormElement): string =>
  asOne([...form.elements].flatMap((field) => madeOf(field).map((value) => [(field as Field).name, value] as const)))

const asOne = (entries: readonly (readonly [string, unknown])[]): string =>
  JSON.stringify(entries.filter(([name]) => name !== '' && name !== 'basedOn'))

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

function madeOf(field: Element): string[] {
  if (field instanceof HTMLSelectElement) {
    const option = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0]
    return option ? [option.value] : []
  }
  if (field instanceof HTMLTextAreaElement) return [field.defaultValue]
  if (!(field instanceof HTMLInputElement)) return []
  const isTicked = field.type === 'checkbox' || field.type === 'radio'
  return !isTicked ? [field.defaultValue] : field.defaultChecked ? [field.value] : []
}
