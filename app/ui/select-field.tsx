import { CONTROL, Field, type FieldProps, WIDTHS } from './field.tsx'

export type Option = { readonly value: string; readonly label: string }
type Props = FieldProps & { readonly options: readonly Option[]; readonly defaultValue?: string; readonly disabled?: boolean }

/** A choice of one, as the browser's own list: it works everywhere, on phones best. */
export function SelectField({ label, name, help, error, requiredMark, width, options, defaultValue, disabled }: Props) {
  return (
    <Field label={label} help={help} error={error} requiredMark={requiredMark} className={width && WIDTHS[width]}>
      {(parts) => (
        <select {...parts} name={name} defaultValue={defaultValue} disabled={disabled} className={`${CONTROL} max-w-full`}>
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
