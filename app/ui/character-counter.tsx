/** Characters as the server counts them: UTF-16 units, a line break as one. */
export const lengthOf = (text: string): number => text.replace(/\r\n?/g, '\n').length

/** What is written against what fits. */
export function CharacterCounter({ length, maxLength }: { readonly length: number; readonly maxLength: number }) {
  const isOver = length > maxLength
  return (
    <p className={isOver ? 'self-end text-dns-14B-130 text-error-2' : 'self-end text-dns-14N-130 text-solid-gray-700'}>
      {isOver && <span aria-hidden="true">⚠ </span>}
      {length.toLocaleString('en')} / {maxLength.toLocaleString('en')}
    </p>
  )
}
