import { useNavigation } from '@remix-run/react'
import { Button, type ButtonProps } from './button.tsx'

type Props = Omit<ButtonProps, 'type'> & {
  /** What it says while a form is under way (「保存しています…」). */
  readonly pendingLabel?: string
}

/**
 * Sends its form. From the click until the page shows the answer a second click does nothing (the form's key makes a second
 * sending harmless where there is no JavaScript).
 */
export function SubmitButton({ pendingLabel, children, ...rest }: Props) {
  const { formMethod } = useNavigation()
  const isBusy = formMethod !== undefined && formMethod !== 'GET'
  return (
    <Button {...rest} type="submit" aria-disabled={isBusy || rest['aria-disabled'] || undefined}>
      {isBusy && pendingLabel ? pendingLabel : children}
    </Button>
  )
}
