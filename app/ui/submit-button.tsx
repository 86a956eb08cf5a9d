import { useNavigation } from '@remix-run/react'
import type { ButtonHTMLAttributes } from 'react'
import { Button, type ButtonVariant } from './button.tsx'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & { readonly variant?: ButtonVariant }

/** Sends its form. While any form is under way a second click does nothing (a form key makes a second sending harmless anyway). */
export function SubmitButton(props: Props) {
  const busy = useNavigation().state === 'submitting'
  return (
    <Button
      {...props}
      type="submit"
      aria-disabled={busy || props['aria-disabled']}
      onClick={(event) => {
        if (busy || props['aria-disabled'] === true) event.preventDefault()
        else props.onClick?.(event)
      }}
    />
  )
}
