import type { ReactNode } from 'react'

type Props = {
  readonly label: ReactNode
  readonly name: string
  readonly value?: string
  readonly defaultChecked?: boolean
  readonly disabled?: boolean
}

/** A box to tick with its label beside it. */
export function Checkbox({ label, name, value = '1', defaultChecked, disabled }: Props) {
  return (
    <label className="flex min-h-11 items-center gap-2 text-std-16N-170">
      <input type="checkbox" name={name} value={value} defaultChecked={defaultChecked} disabled={disabled} className="focus-ring size-6 shrink-0 accent-blue-900" />
      <span>{label}</span>
    </label>
  )
}
