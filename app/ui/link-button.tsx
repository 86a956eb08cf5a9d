import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button.tsx'

type Props = {
  readonly to: string
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly children: ReactNode
  /** A file or another resource: the browser itself fetches it. */
  readonly reloadDocument?: true
}

/** A link that looks like a button, because it leads to the place where something is done. */
export const LinkButton = ({ variant = 'secondary', size, ...rest }: Props) => (
  <Link className={buttonClasses(variant, undefined, size)} {...rest} />
)
