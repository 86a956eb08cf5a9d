import { type ChangeEvent, type ChangeEventHandler, useState } from 'react'

/** Which part of what fits is near it. */
export const NEAR = 0.8

/** Characters as the server counts them: UTF-16 units, a line break as one. */
export const lengthOf = (text: string): number => text.replace(/\r\n?/g, '\n').length

/** What is written against what fits. */
export function CharacterCounter({ length, maxLength }: { readonly length: number; readonly maxLength: number }) {
  const isOver = length > maxLength
  return (
    <p className={isOver ? 'self-end text-dns-14B-130 text-error-2' : 'self-end text-dns-14N-130 text-solid-gray-700'}>
      {isOver && <span aria-hidden="true">⚠ </span>}
      {length.toLocaleString('en')} / {maxLength.toLocaleString('en')}
    </p>
  )
}

type Written<Control> = {
  readonly defaultValue?: string | number | readonly string[]
  readonly value?: string | number | readonly string[]
  readonly onChange?: ChangeEventHandler<Control>
}

/** How long the text of a control is, whoever keeps it; the control gets the `onChange` that is returned. */
export function useLength<Control extends HTMLInputElement | HTMLTextAreaElement>({
  defaultValue = '',
  value,
  onChange,
}: Written<Control>) {
  const [typed, setTyped] = useState(String(defaultValue))
  const count = (event: ChangeEvent<Control>) => {
    setTyped(event.target.value)
    onChange?.(event)
  }
  return { length: lengthOf(value === undefined ? typed : String(value)), onChange: count }
}
