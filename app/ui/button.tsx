import { type ButtonHTMLAttributes, useId } from 'react'
import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'text'
/** `small` is for rows of tables; where people touch, it is as large as the others. */
export type ButtonSize = 'normal' | 'small'

const LOOK: Record<ButtonVariant, string> = {
  primary: 'bg-blue-900 text-white border-blue-900 hover:bg-blue-1000 active:bg-blue-1200',
  secondary: 'bg-white text-blue-900 border-blue-900 hover:bg-blue-50 active:bg-blue-100',
  danger: 'bg-white text-red-1000 border-red-900 hover:bg-red-50 active:bg-red-100',
  text: 'bg-transparent text-blue-1000 border-transparent underline underline-offset-4 hover:bg-blue-50',
}

const SIZE: Record<ButtonSize, string> = {
  normal: 'min-h-11 px-4 py-2 text-oln-16B-100',
  small: 'min-h-8 pointer-coarse:min-h-11 px-3 py-1 text-oln-14B-100',
}

const UNAVAILABLE = 'cursor-not-allowed border-solid-gray-300 bg-solid-gray-50 text-solid-gray-700'

const SHAPE = 'inline-flex h-fit items-center justify-center gap-2 rounded-8 border text-center no-underline'

/** The classes of a button, for links that look like one. */
export const buttonClasses = (variant: ButtonVariant, className?: string, size: ButtonSize = 'normal'): string =>
  classNames(SHAPE, SIZE[size], LOOK[variant], className)

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  /**
   * Why it cannot be pressed now; every sentence is shown under the button and read with it. Such a button keeps the focus
   * (`aria-disabled`) and does nothing, with and without JavaScript. An empty list means that nothing is in the way.
   */
  readonly unavailable?: string | readonly string[] | null
}

/** A button. One that cannot be pressed says why. */
export function Button({
  variant = 'primary',
  size = 'normal',
  type = 'button',
  className,
  unavailable,
  ...rest
}: ButtonProps) {
  const id = useId()
  const reasons = typeof unavailable === 'string' ? [unavailable] : (unavailable ?? [])
  const isOff = reasons.length > 0 || rest['aria-disabled'] === true || rest['aria-disabled'] === 'true'
  const button = (
    <button
      {...rest}
      // A submit button would still send its form where there is no JavaScript.
      type={reasons.length > 0 ? 'button' : type}
      aria-disabled={isOff || undefined}
      aria-describedby={classNames(rest['aria-describedby'], reasons.length > 0 && id) || undefined}
      className={classNames(SHAPE, SIZE[size], isOff ? UNAVAILABLE : LOOK[variant], className)}
      onClick={isOff ? (event) => event.preventDefault() : rest.onClick}
    />
  )
  if (reasons.length === 0) return button
  return (
    <span className="inline-flex flex-col items-start gap-1">
      {button}
      <span id={id} className="text-dns-14N-130 text-solid-gray-800">
        {reasons.map((reason) => (
          <span key={reason} className="block">
            {reason}
          </span>
        ))}
      </span>
    </span>
  )
}
