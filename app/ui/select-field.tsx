import type { SelectHTMLAttributes } from 'react'
import { CONTROL, Field, type FieldProps, WIDTHS } from './field.tsx'

export type Option = { readonly value: string; readonly label: string }
type Props = FieldProps &
  Pick<SelectHTMLAttributes<HTMLSelectElement>, 'defaultValue' | 'value' | 'onChange' | 'disabled'> & {
    readonly options: readonly Option[]
  }

/** A choice of one, as the browser's own list: it works everywhere, on phones best. */
export function SelectField({ label, name, id, help, error, requiredMark, width, options, ...select }: Props) {
  return (
    <Field
      label={label}
      id={id}
      help={help}
      error={error}
      requiredMark={requiredMark}
      className={width ? WIDTHS[width] : 'max-w-full'}
    >
      {(parts) => (
        <select {...parts} name={name} className={`${CONTROL} max-w-full`} {...select}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
