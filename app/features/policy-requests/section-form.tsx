import { Form } from '@remix-run/react'
import { type FormEvent, Fragment, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { FieldSection } from '#app/domain/request-fields.ts'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useUnsaved } from './unsaved.tsx'

/** What the action of the workspace answered: which part was saved or refused, with what was typed. */
export type FieldsAnswer =
  /** With the fingerprint of what is stored now. */
  | { readonly saved: FieldSection; readonly fingerprint: string }
  | {
      readonly refusal: Refusal
      readonly values: { readonly section: FieldSection; readonly values: Readonly<Record<string, unknown>> }
    }

type Props<Values> = {
  readonly section: FieldSection
  /** The stored values, and how they read as one string. */
  readonly stored: Values
  readonly fingerprint: string
  readonly answer: FieldsAnswer | null
  readonly children: (values: Values) => ReactNode
}

/**
 * The form of one part of the fields, with its own saving. What was typed stays until it is saved: when it is refused, when
 * another panel is looked at, and when somebody else saves this part meanwhile.
 */
export function SectionForm<Values>({ section, stored, fingerprint, answer, children }: Props<Values>) {
  const { t } = useTranslation(['policyRequests', 'refusals'])
  const refusal = refusalOf(answer, section)
  const { basis, isUnsaved, isOvertaken, takeTheirs, form } = useBasis({ section, stored, fingerprint, answer })
  const isSaved = savedHere(answer, section) !== null
  return (
    <Form method="post" preventScrollReset data-kept="told" className="flex flex-col gap-4" {...form}>
      <input type="hidden" name="section" value={section} />
      <input type="hidden" name="basedOn" value={basis.fingerprint} />
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {isOvertaken && (
        <Notice tone="warning">
          <p className="mb-2">{t('policyRequests:overtaken')}</p>
          <Button variant="secondary" onClick={takeTheirs}>
            {t('policyRequests:takeTheirs')}
          </Button>
        </Notice>
      )}
      {isSaved && !isUnsaved && <Notice tone="success">{t('policyRequests:saved')}</Notice>}
      <Fragment key={basis.made}>{children(basis.values)}</Fragment>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="secondary">{t('policyRequests:save')}</SubmitButton>
        <span role="status" className="text-dns-14B-130">
          {isUnsaved && t('policyRequests:unsaved')}
        </span>
      </div>
    </Form>
  )
}

/** What a form was made from. `made` counts how often its fields were filled afresh. */
type Basis<Values> = { readonly fingerprint: string; readonly values: Values; readonly made: number }

/** Lets a form follow what is stored as long as nobody has typed into it; from then on it keeps what was typed. */
function useBasis<Values>({ section, stored, fingerprint, answer }: Omit<Props<Values>, 'children'>) {
  const [basis, setBasis] = useState<Basis<Values>>({ fingerprint, values: valuesOf(answer, section, stored), made: 0 })
  const { sections, tell } = useUnsaved()
  const isUnsaved = sections.has(section)
  const ref = useRef<HTMLFormElement>(null)
  /** The fields as they were filled, and as they were sent last. */
  const clean = useRef('')
  const sent = useRef<string | null>(null)

  const compare = useCallback(() => {
    if (ref.current) tell(section, readFields(ref.current) !== clean.current)
  }, [section, tell])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields are filled afresh with every `made`
  useEffect(() => {
    if (ref.current) clean.current = readFields(ref.current)
    compare()
    return () => tell(section, false)
  }, [basis.made, section, compare, tell])
  useEffect(() => {
    if (savedHere(answer, section) === null || sent.current === null) return
    clean.current = sent.current
    compare()
  }, [answer, section, compare])

  const isBehind = fingerprint !== basis.fingerprint
  const isOwn = fingerprint === savedHere(answer, section)
  /** The person has been told of somebody else's saving by a refusal, and may now send over it; once for each refusal. */
  const told = useRef<FieldsAnswer | null>(null)
  useEffect(() => {
    if (!isBehind) return
    const isTold = refusalOf(answer, section)?.reason === 'versionChanged' && told.current !== answer
    if (!isUnsaved) setBasis(({ made }) => ({ fingerprint, values: stored, made: made + 1 }))
    else if (isOwn || isTold) {
      told.current = answer
      setBasis((before) => ({ ...before, fingerprint }))
    }
  }, [isBehind, isUnsaved, isOwn, answer, section, fingerprint, stored])

  // What a button inside does shows in the fields after React has drawn them.
  const later = () => requestAnimationFrame(compare)
  return {
    basis,
    isUnsaved,
    isOvertaken: isUnsaved && isBehind && !isOwn,
    takeTheirs: () => setBasis(({ made }) => ({ fingerprint, values: stored, made: made + 1 })),
    form: {
      ref,
      onInput: later,
      onClick: later,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        sent.current = readFields(event.currentTarget)
      },
    },
  }
}

/** What a form would send, as one string; the basis it carries is not part of it. */
function readFields(form: HTMLFormElement): string {
  const fields = new FormData(form)
  fields.delete('basedOn')
  return JSON.stringify([...fields])
}

/** The fingerprint of what this form has just stored, or null. */
const savedHere = (answer: FieldsAnswer | null, section: FieldSection): string | null =>
  answer && 'saved' in answer && answer.saved === section ? answer.fingerprint : null

/** The refusal of this part, if it is this one that was refused. */
export const refusalOf = (answer: FieldsAnswer | null, section: FieldSection): Refusal | null =>
  answer && 'refusal' in answer && answer.values.section === section ? answer.refusal : null

/** What was typed into this part when it was refused; else what is stored. */
const valuesOf = <Values,>(answer: FieldsAnswer | null, section: FieldSection, stored: Values): Values =>
  answer && 'refusal' in answer && answer.values.section === section ? (answer.values.values as Values) : stored
