import { useId } from 'react'
import { classNames } from './class-names.ts'
import { FieldError } from './field-error.tsx'

type Props = {
  readonly legend: string
  readonly name: string
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly lang?: 'ja'
    readonly help?: string
  }[]
  readonly defaultValue?: string
  readonly onChange?: (value: string) => void
  readonly help?: string
  readonly error?: string | null
  readonly requiredMark?: string
  /** Closer together on a desk, where a whole form is to be seen at once; a finger has its 44 px all the same. */
  readonly isDense?: boolean
}

/** A choice of one out of few, all of them seen. */
export function RadioGroup({
  legend,
  name,
  options,
  defaultValue,
  onChange,
  help,
  error,
  requiredMark,
  isDense,
}: Props) {
  const id = useId()
  const describedBy = classNames(help && `${id}-help`, error && `${id}-error`)
  return (
    <fieldset aria-describedby={describedBy || undefined}>
      <legend className="text-std-16B-170">
        {legend}
        {requiredMark && <span className="ml-2 text-dns-14N-130 text-red-1000">{requiredMark}</span>}
      </legend>
      {help && (
        <p id={`${id}-help`} className="text-dns-14N-130 text-solid-gray-700">
          {help}
        </p>
      )}
      <div className={classNames('flex flex-wrap', isDense ? 'gap-x-3' : 'gap-x-6')}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              'flex items-center gap-2 text-std-16N-170',
              isDense ? 'min-h-11 lg:min-h-8' : 'min-h-11',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              onChange={onChange && (() => onChange(option.value))}
              className="size-6 shrink-0 accent-blue-900"
            />
            <span lang={option.lang}>
              {option.label}
              {option.help && <span className="block text-dns-14N-130 text-solid-gray-700">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
