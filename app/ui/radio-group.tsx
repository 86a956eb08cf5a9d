import { useId } from 'react'

type Props = {
  readonly legend: string
  readonly name: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly defaultValue?: string
  readonly help?: string
  readonly error?: string | null
}

/** A choice of one out of few, all of them seen. */
export function RadioGroup({ legend, name, options, defaultValue, help, error }: Props) {
  const id = useId()
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset aria-describedby={describedBy || undefined}>
      <legend className="text-std-16B-170">{legend}</legend>
      {help && (
        <p id={`${id}-help`} className="text-dns-14N-130 text-solid-gray-700">
          {help}
        </p>
      )}
      <div className="flex flex-wrap gap-x-6">
        {options.map((option) => (
          <label key={option.value} className="flex min-h-11 items-center gap-2 text-std-16N-170">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              className="focus-ring size-6 accent-blue-900"
            />
            {option.label}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="text-dns-16B-130 text-error-1">
          <span aria-hidden="true">⚠ </span>
          {error}
        </p>
      )}
    </fieldset>
  )
}
