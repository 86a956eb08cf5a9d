import type { TextareaHTMLAttributes } from 'react'
import { CONTROL, Field, type FieldProps, WIDTHS } from './field.tsx'

type Props = FieldProps & Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, 'defaultValue' | 'rows' | 'maxLength' | 'readOnly'>

/** Several lines of text. */
export function TextArea({ label, name, help, error, requiredMark, width = 'full', rows = 4, ...area }: Props) {
  return (
    <Field label={label} help={help} error={error} requiredMark={requiredMark} className={WIDTHS[width]}>
      {(parts) => <textarea {...parts} name={name} rows={rows} className={`${CONTROL} w-full`} {...area} />}
    </Field>
  )
}
