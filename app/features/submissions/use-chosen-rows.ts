import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type FreeDocumentNumbers, proposeDocumentNumbers } from '#app/domain/submission.ts'
import { documentNumberField } from './submissions-form.ts'

/** The row's box that chooses it. */
const isChosen = (field: HTMLInputElement): boolean =>
  field.closest('tr')?.querySelector<HTMLInputElement>('input[name="recipient"]')?.checked ?? false

/**
 * Numbers the chosen rows with the next free numbers, in order; every other row shows, in grey, what it would be given next. What
 * a person typed stays, as does the number of a package that is made (`data-made`). Without JavaScript the rows are numbered in
 * their order, and numbers that are passed over are offered again.
 */
function renumber(form: HTMLFormElement, free: FreeDocumentNumbers): void {
  const fields = [...form.querySelectorAll<HTMLInputElement>(`input[name^="${documentNumberField('')}"]`)]
  const write = (field: HTMLInputElement, number: string) => {
    if (field.value === number) return
    field.value = number
    field.removeAttribute('aria-invalid')
  }
  const untyped = fields.filter((field) => field.dataset.typed === undefined)
  for (const field of untyped) if (field.dataset.made) write(field, field.dataset.made)
  const toNumber = untyped.filter((field) => !field.dataset.made)
  const held = fields.filter((field) => !toNumber.includes(field)).map((field) => field.value)
  const chosen = toNumber.filter(isChosen)
  const numbers = proposeDocumentNumbers(free, chosen.length + 1, held)
  for (const field of toNumber) {
    const place = chosen.indexOf(field)
    write(field, numbers.at(place) ?? '')
    field.toggleAttribute('data-waiting', place < 0)
  }
}

/**
 * Counts the rows that are chosen in a form, and keeps their document numbers in order.
 * @param changes what the rows are made of: when it is another, they are looked at anew
 */
export function useChosenRows(free: FreeDocumentNumbers | undefined, chosen: number, ...changes: readonly unknown[]) {
  const form = useRef<HTMLFormElement>(null)
  const [count, setCount] = useState(chosen)
  const lookAgain = () => {
    if (!form.current || !free) return
    setCount(form.current.querySelectorAll('input[name="recipient"]:checked').length)
    renumber(form.current, free)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are in the document, React only knows what they are made of.
  useEffect(lookAgain, changes)
  const onChange = ({ target }: FormEvent<HTMLFormElement>) => {
    if (target instanceof HTMLInputElement && target.name.startsWith(documentNumberField(''))) target.dataset.typed = ''
    lookAgain()
  }
  return { form, count, onChange }
}
