import type { InputHTMLAttributes } from 'react'
import { CONTROL, Field, type FieldProps, WIDTHS } from './field.tsx'

type Props = FieldProps &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'defaultValue' | 'maxLength' | 'autoComplete' | 'inputMode' | 'readOnly' | 'min' | 'max' | 'placeholder' | 'spellCheck'
  >

/** One line of text; also dates and numbers, by `type`. */
export function TextField({ label, name, help, error, requiredMark, width = 'full', ...input }: Props) {
  return (
    <Field label={label} help={help} error={error} requiredMark={requiredMark} className={WIDTHS[width]}>
      {(parts) => <input {...parts} name={name} className={`${CONTROL} w-full`} {...input} />}
    </Field>
  )
}
