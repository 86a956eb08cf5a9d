import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { AMENDMENTS_MAX, type Amendment } from '#app/domain/decision.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { TextArea } from '#app/ui/text-area.tsx'

type Props = {
  readonly values: readonly Amendment[]
  /** What was written into the text; they are made before the others. Null: it is not written in. */
  readonly inText: readonly Amendment[] | null
  readonly isOpen: boolean
  readonly refusal: Refusal | null
}

/** Empty rows under the others where nobody can add one: without JavaScript. */
const SPARE_ROWS = 3

/** Does the program in the browser answer? A button that only it answers is there when it is, and what stands in for it is not. */
const useIsLive = (): boolean =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )

/** 修正: 「…」を「…」に改める, as many as are needed. An empty row is left out. */
export function Amendments({ values, inText, isOpen, refusal }: Props) {
  const before = inText?.length ?? 0
  const { t } = useTranslation(['workflow', 'refusals'])
  const id = useId()
  const isLive = useIsLive()
  const [rows, setRows] = useState(Math.min(AMENDMENTS_MAX, values.length + (isLive ? 0 : SPARE_ROWS)))
  const [added, setAdded] = useState<number | null>(null)
  const list = useRef<HTMLDivElement>(null)
  // Of the rows that stood there before the program ran, those stay in which something was written since.
  useEffect(() => {
    const fields = [...(list.current?.querySelectorAll('textarea') ?? [])]
    const written = Math.ceil((fields.findLastIndex((field) => field.value !== '') + 1) / 2)
    setRows(Math.max(values.length, written))
  }, [values.length])
  useEffect(() => {
    if (added !== null) document.getElementById(`${id}-${added}`)?.focus()
  }, [added, id])
  const add = () => {
    setAdded(rows)
    setRows(rows + 1)
  }
  const tooMany = refusal?.fields?.['decision.amendments'] && t('refusals:tooManyAmendments', { limit: AMENDMENTS_MAX })
  return (
    <details open={isOpen || inText !== null || values.length > 0 || undefined}>
      <summary className="min-h-11 cursor-pointer py-2 text-std-16B-170">{t('workflow:amendments')}</summary>
      <p className="text-dns-14N-130 text-solid-gray-700">{t('workflow:amendmentsHelp')}</p>
      {tooMany && <FieldError id={`${id}-error`}>{tooMany}</FieldError>}
      <AmendmentsInText amendments={inText ?? []} refusal={refusal} />
      <div ref={list}>
        {Array.from({ length: Math.max(rows, values.length) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <div key={index} className="grid gap-3 py-2 sm:grid-cols-2">
            <TextArea
              id={`${id}-${index}`}
              label={t('workflow:amendmentFrom', { number: before + index + 1 })}
              name="amendmentFrom"
              rows={2}
              defaultValue={values[index]?.from ?? ''}
              error={fieldError(t, refusal, `decision.amendments.${before + index}.from`)}
            />
            <TextArea
              label={t('workflow:amendmentTo', { number: before + index + 1 })}
              name="amendmentTo"
              rows={2}
              defaultValue={values[index]?.to ?? ''}
              error={fieldError(t, refusal, `decision.amendments.${before + index}.to`)}
            />
          </div>
        ))}
      </div>
      {isLive && (
        <Button
          variant="secondary"
          onClick={add}
          unavailable={rows >= AMENDMENTS_MAX ? t('refusals:tooManyAmendments', { limit: AMENDMENTS_MAX }) : null}
        >
          {t('workflow:addAmendment')}
        </Button>
      )}
    </details>
  )
}

type InTextProps = { readonly amendments: readonly Amendment[]; readonly refusal: Refusal | null }

/** 「…」を「…」に改める, as it will be recorded. */
function AmendmentsInText({ amendments, refusal }: InTextProps) {
  const { t } = useTranslation(['workflow', 'refusals'])
  const id = useId()
  if (amendments.length === 0) return null
  return (
    <ol aria-label={t('workflow:amendmentsInText')} className="my-2 list-decimal rounded-8 bg-yellow-50 py-2 pl-8 pr-3">
      {amendments.map(({ from, to }, index) => {
        const error =
          fieldError(t, refusal, `decision.amendments.${index}.from`) ??
          fieldError(t, refusal, `decision.amendments.${index}.to`)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no identity but their order
          <li key={index} className="py-1">
            <input type="hidden" name="amendmentFrom" value={from} />
            <input type="hidden" name="amendmentTo" value={to} />
            {t(to === '' ? 'workflow:amendmentStrikes' : 'workflow:amendmentSays', { from, to })}
            {error && <FieldError id={`${id}-${index}`}>{error}</FieldError>}
          </li>
        )
      })}
    </ol>
  )
}
