import type { InputHTMLAttributes } from 'react'
import { CONTROL, Field, type FieldProps, WIDTHS } from './field.tsx'

type Props = FieldProps &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'type'
    | 'defaultValue'
    | 'value'
    | 'onChange'
    | 'onBlur'
    | 'maxLength'
    | 'autoComplete'
    | 'inputMode'
    | 'readOnly'
    | 'min'
    | 'max'
    | 'placeholder'
    | 'spellCheck'
  >

/** One line of text; also numbers, by `type`. */
export function TextField({ label, name, id, help, error, requiredMark, width = 'full', ...input }: Props) {
  return (
    <Field label={label} id={id} help={help} error={error} requiredMark={requiredMark} className={WIDTHS[width]}>
      {(parts) => <input {...parts} name={name} className={`${CONTROL} w-full`} {...input} />}
    </Field>
  )
}
