import type { TextareaHTMLAttributes } from 'react'
import { CharacterCounter, NEAR, useLength } from './character-counter.tsx'
import { CONTROL, Field, type FieldProps, WIDTHS } from './field.tsx'

type Props = FieldProps &
  Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'defaultValue' | 'value' | 'onChange' | 'onBlur' | 'rows' | 'readOnly' | 'placeholder' | 'lang'
  > & {
    /** Characters that fit; more can be typed, so that nothing pasted is cut off in silence. The server refuses it. */
    readonly maxLength?: number
    /** `near`: the count comes when what is written comes near what fits. */
    readonly countsWhen?: 'always' | 'near'
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
  countsWhen = 'always',
  onChange,
  ...area
}: Props) {
  const counted = useLength<HTMLTextAreaElement>({ ...area, onChange })
  return (
    <Field label={label} id={id} help={help} error={error} requiredMark={requiredMark} className={WIDTHS[width]}>
      {(parts) => (
        <>
          <textarea
            {...parts}
            name={name}
            rows={rows}
            className={`${CONTROL} w-full`}
            {...area}
            onChange={counted.onChange}
          />
          {maxLength !== undefined &&
            !area.readOnly &&
            (countsWhen === 'always' || counted.length > maxLength * NEAR) && (
              <CharacterCounter length={counted.length} maxLength={maxLength} />
            )}
        </>
      )}
    </Field>
  )
}
