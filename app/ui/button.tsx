import type { ButtonHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'text'

const LOOK: Record<ButtonVariant, string> = {
  primary: 'bg-blue-900 text-white border-blue-900 hover:bg-blue-1000 active:bg-blue-1200',
  secondary: 'bg-white text-blue-900 border-blue-900 hover:bg-blue-50 active:bg-blue-100',
  danger: 'bg-white text-red-1000 border-red-900 hover:bg-red-50 active:bg-red-100',
  text: 'bg-transparent text-blue-1000 border-transparent underline underline-offset-4 hover:bg-blue-50',
}

/** The classes of a button, for links that look like one. */
export const buttonClasses = (variant: ButtonVariant, className?: string): string =>
  classNames(
    'focus-ring inline-flex min-h-11 items-center justify-center gap-2 rounded-8 border px-4 py-2 text-oln-16B-100 no-underline',
    'aria-disabled:cursor-not-allowed aria-disabled:border-solid-gray-300 aria-disabled:bg-solid-gray-50 aria-disabled:text-solid-gray-600',
    LOOK[variant],
    className,
  )

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { readonly variant?: ButtonVariant }

/** A button. `aria-disabled` instead of `disabled` keeps it reachable, so that its reason can be read. */
export function Button({ variant = 'primary', type = 'button', className, ...rest }: Props) {
  return <button type={type} className={buttonClasses(variant, className)} {...rest} />
}
