import { useRef, useState } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { CONTROL, Field } from '#app/ui/field.tsx'
import { typeInto, useKeptText } from './use-kept-text.ts'

type Props = {
  readonly recipientId: string
  /** Id of the form whose answer takes what is selected. */
  readonly formId: string
}

/** The letter that came, pasted; what is selected in it goes into the answer with one click. */
export function Letter({ recipientId, formId }: Props) {
  const { t } = useTranslation('answers')
  const field = useRef<HTMLTextAreaElement>(null)
  const [nothing, setNothing] = useState(false)
  useKeptText(field, `letter:${recipientId}`)
  const take = () => {
    const letter = field.current
    const form = document.getElementById(formId)
    const answer = form instanceof HTMLFormElement ? form.elements.namedItem('text') : null
    const selected = letter?.value.slice(letter.selectionStart, letter.selectionEnd).trim() ?? ''
    setNothing(selected === '')
    if (selected === '' || !(answer instanceof HTMLTextAreaElement)) return
    typeInto(answer, answer.value === '' ? selected : `${answer.value}\n${selected}`)
    answer.focus()
  }
  return (
    <div className="flex flex-col gap-2 lg:min-h-0 lg:flex-1">
      <Field label={t('letter')} className="lg:min-h-0 lg:flex-1">
        {(parts) => (
          <textarea {...parts} ref={field} className={`${CONTROL} h-20 w-full lg:h-auto lg:min-h-18 lg:flex-1`} />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Button variant="secondary" onClick={take}>
          {t('takeSelection')}
        </Button>
        <span role="status">{nothing && t('nothingSelected')}</span>
      </div>
    </div>
  )
}
