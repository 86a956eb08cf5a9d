import type { FieldProps } from './field.tsx'
import { TextField } from './text-field.tsx'

type Props = FieldProps & {
  /** YYYY-MM-DD, as are `min` and `max`. */
  readonly defaultValue?: string
  readonly min?: string
  readonly max?: string
  readonly readOnly?: boolean
}

/** A day, in the browser's own calendar; sent as YYYY-MM-DD. */
export const DateField = ({ width = 'medium', ...rest }: Props) => <TextField {...rest} width={width} type="date" />
