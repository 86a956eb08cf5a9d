import { withoutUnstorable } from '#app/domain/storable-text.ts'
import { type FormFields, timesOf } from './form-fields.ts'

/**
 * The form that was sent, with the fields that the route knows and no others, each as often as it may stand there. The one
 * place where forms are read: characters that can be neither stored nor printed (NUL, other controls) are dropped here. How large it
 * is and how many fields it has, the server has looked at before (server/http/limit-form.ts).
 */
export async function readForm(request: Request, known: FormFields): Promise<FormData> {
  const form = new FormData()
  const times = new Map<string, number>()
  for (const [name, value] of new URLSearchParams(await request.text())) {
    const count = (times.get(name) ?? 0) + 1
    times.set(name, count)
    if (count <= timesOf(known, name)) form.append(name, withoutUnstorable(value))
  }
  return form
}

/** A text field of a form; an absent one is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** All values of a field that may stand several times (checkboxes). */
export const textsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string')

/** Is the checkbox ticked? */
export const isTicked = (form: FormData, name: string): boolean => form.has(name)
