import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

export type FieldProps = {
  readonly label: string
  readonly name: string
  /** What to write, in one sentence. */
  readonly help?: string
  /** What is wrong with what was written. */
  readonly error?: string | null
  /** Text of the mark of a field that must be filled (「必須」). Without it the field may stay empty. */
  readonly requiredMark?: string
  readonly width?: 'short' | 'medium' | 'full'
}

export const CONTROL =
  'focus-ring min-h-11 rounded-8 border border-solid-gray-600 bg-white px-3 py-2 text-std-16N-170 aria-invalid:border-error-1 aria-invalid:border-2 read-only:bg-solid-gray-50'

export const WIDTHS = { short: 'w-32', medium: 'w-full max-w-80', full: 'w-full' } as const

type Parts = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined; 'aria-required': true | undefined }

/** Label, help and error around a control; gives the control the attributes that tie them together. */
export function Field({
  label,
  help,
  error,
  requiredMark,
  className,
  children,
}: Omit<FieldProps, 'name' | 'width'> & { readonly className?: string; readonly children: (parts: Parts) => ReactNode }) {
  const id = useId()
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="text-std-16B-170">
        {label}
        {requiredMark && <span className="ml-2 text-dns-14N-130 text-red-1000">{requiredMark}</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className="text-dns-14N-130 text-solid-gray-700">
          {help}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': requiredMark ? true : undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="text-dns-16B-130 text-error-1">
          <span aria-hidden="true">⚠ </span>
          {error}
        </p>
      )}
    </div>
  )
}
