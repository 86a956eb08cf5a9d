import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { FieldError } from './field-error.tsx'

export type FieldProps = {
  readonly label: string
  readonly name: string
  /** Only where something else on the page refers to the control, an error summary for instance. */
  readonly id?: string
  /** What to write, in one sentence. */
  readonly help?: string
  /** What is wrong with what was written. */
  readonly error?: string | null
  /** Text of the mark of a field that must be filled (「必須」). Without it the field may stay empty. */
  readonly requiredMark?: string
  readonly width?: keyof typeof WIDTHS
}

export const CONTROL =
  'min-h-11 rounded-8 border border-solid-gray-600 bg-white px-3 py-2 text-std-16N-170 aria-invalid:border-2 aria-invalid:border-error-2 read-only:not-[select]:bg-solid-gray-50 disabled:bg-solid-gray-50'

export const WIDTHS = {
  short: 'w-32',
  date: 'w-44',
  narrow: 'w-48',
  medium: 'w-full max-w-80',
  full: 'w-full',
} as const

type Parts = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-required': true | undefined
}

type Props = Omit<FieldProps, 'name' | 'width'> & {
  readonly className?: string
  readonly children: (parts: Parts) => ReactNode
}

/** Label, help and error around a control; gives the control the attributes that tie them together. */
export function Field({ label, id: given, help, error, requiredMark, className, children }: Props) {
  const own = useId()
  const id = given ?? own
  const describedBy = classNames(help && `${id}-help`, error && `${id}-error`)
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="text-std-16B-170">
        {label}
        {requiredMark && <span className="ml-2 text-dns-14N-130 text-red-1000">{requiredMark}</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className="mb-1 text-dns-14N-130 text-solid-gray-700">
          {help}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': requiredMark ? true : undefined,
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
