import { type ChangeEventHandler, type TextareaHTMLAttributes, useState } from 'react'
import { CONTROL, Field, type FieldProps, WIDTHS } from './field.tsx'

type Props = FieldProps &
  Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'defaultValue' | 'value' | 'onChange' | 'onBlur' | 'rows' | 'readOnly' | 'placeholder'
  > & {
    /** Characters that fit; more can be typed, so that nothing pasted is cut off in silence. The server refuses it. */
    readonly maxLength?: number
  }

/** Characters as the server counts them: UTF-16 units, a line break as one. */
export const lengthOf = (text: string): number => text.replace(/\r\n?/g, '\n').length

/** Several lines of text. With `maxLength` it counts what is written against what fits. */
export function TextArea({
  label,
  name,
  id,
  help,
  error,
  requiredMark,
  width = 'full',
  rows = 4,
  maxLength,
  onChange,
  ...area
}: Props) {
  const [typed, setTyped] = useState(String(area.defaultValue ?? ''))
  const length = lengthOf(area.value === undefined ? typed : String(area.value))
  const count: ChangeEventHandler<HTMLTextAreaElement> = (event) => {
    setTyped(event.target.value)
    onChange?.(event)
  }
  return (
    <Field label={label} id={id} help={help} error={error} requiredMark={requiredMark} className={WIDTHS[width]}>
      {(parts) => (
        <>
          <textarea {...parts} name={name} rows={rows} className={`${CONTROL} w-full`} {...area} onChange={count} />
          {maxLength !== undefined && !area.readOnly && <Counter length={length} maxLength={maxLength} />}
        </>
      )}
    </Field>
  )
}

function Counter({ length, maxLength }: { readonly length: number; readonly maxLength: number }) {
  const isOver = length > maxLength
  return (
    <p className={isOver ? 'self-end text-dns-14B-130 text-error-2' : 'self-end text-dns-14N-130 text-solid-gray-700'}>
      {isOver && <span aria-hidden="true">⚠ </span>}
      {length.toLocaleString('en')} / {maxLength.toLocaleString('en')}
    </p>
  )
}
