import { withoutUnstorable } from '#app/domain/storable-text.ts'

/** A text field of a form, without characters that cannot be stored; an absent one is empty. Files are not text. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? withoutUnstorable(value) : ''
}

/** All values of a field that may stand several times (checkboxes). */
export const textsOf = (form: FormData, name: string): string[] =>
  form
    .getAll(name)
    .filter((value): value is string => typeof value === 'string')
    .map(withoutUnstorable)

/** Is the checkbox ticked? */
export const isTicked = (form: FormData, name: string): boolean => form.has(name)
