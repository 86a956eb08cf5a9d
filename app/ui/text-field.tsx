import type { InputHTMLAttributes } from 'react'
import { CharacterCounter, NEAR, useLength } from './character-counter.tsx'
import { CONTROL, Field, type FieldProps, WIDTHS } from './field.tsx'

type Props = FieldProps &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'type'
    | 'defaultValue'
    | 'value'
    | 'onChange'
    | 'onBlur'
    | 'autoComplete'
    | 'inputMode'
    | 'readOnly'
    | 'min'
    | 'max'
    | 'placeholder'
    | 'spellCheck'
  > & {
    /** Characters that fit; more can be typed, so that nothing pasted is cut off in silence. The server refuses it. */
    readonly maxLength?: number
  }

/** One line of text; also numbers, by `inputMode`: a field of type number takes no full-width digits in most browsers. */
export function TextField({
  label,
  name,
  id,
  help,
  error,
  requiredMark,
  width = 'full',
  maxLength,
  onChange,
  ...input
}: Props) {
  // A short field counts only when what is written comes near what fits.
  const counted = useLength<HTMLInputElement>({ ...input, onChange })
  return (
    <Field label={label} id={id} help={help} error={error} requiredMark={requiredMark} className={WIDTHS[width]}>
      {(parts) => (
        <>
          <input {...parts} name={name} className={`${CONTROL} w-full`} {...input} onChange={counted.onChange} />
          {maxLength !== undefined && counted.length > maxLength * NEAR && (
            <CharacterCounter length={counted.length} maxLength={maxLength} />
          )}
        </>
      )}
    </Field>
  )
}
