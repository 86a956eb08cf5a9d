import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

type Props = Pick<InputHTMLAttributes<HTMLInputElement>, 'defaultChecked' | 'checked' | 'onChange' | 'disabled'> & {
  readonly label: ReactNode
  readonly name: string
  readonly value?: string
  readonly help?: string
}

/** A box to tick with its label beside it. */
export function Checkbox({ label, value = '1', help, ...input }: Props) {
  const id = useId()
  return (
    <div>
      <label className="flex min-h-11 items-center gap-2 text-std-16N-170">
        <input
          type="checkbox"
          value={value}
          className="size-6 shrink-0 accent-blue-900"
          aria-describedby={help && id}
          {...input}
        />
        <span>{label}</span>
      </label>
      {help && (
        <p id={id} className="ml-8 text-dns-14N-130 text-solid-gray-700">
          {help}
        </p>
      )}
    </div>
  )
}
