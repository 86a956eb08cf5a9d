import { type ChangeEventHandler, type TextareaHTMLAttributes, useState } from 'react'
import { CharacterCounter, lengthOf } from './character-counter.tsx'
import { CONTROL, Field, type FieldProps, WIDTHS } from './field.tsx'

type Props = FieldProps &
  Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'defaultValue' | 'value' | 'onChange' | 'onBlur' | 'rows' | 'readOnly' | 'placeholder'
  > & {
    /** Characters that fit; more can be typed, so that nothing pasted is cut off in silence. The server refuses it. */
    readonly maxLength?: number
  }

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
          {maxLength !== undefined && !area.readOnly && <CharacterCounter length={length} maxLength={maxLength} />}
        </>
      )}
    </Field>
  )
}
