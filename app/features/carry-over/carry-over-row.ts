import type { CarryOverService } from '#server/carry-over/carry-over.ts'

/** A part of last year's requests, as it is shown. */
export type CarryOverPart = NonNullable<
  Extract<Awaited<ReturnType<CarryOverService['show']>>, { readonly ok: true }>['value']
>
export type CarryOverRow = CarryOverPart['rows'][number]

/** What a form held that came back. */
export type CarryOverValues = {
  readonly requests: readonly { readonly id: string; readonly how: string }[]
  readonly committeeId: string
  readonly howForAll: string
}

/** Can something still be decided on it? */
export const isOpen = ({ isEnded, successors }: CarryOverRow): boolean =>
  !isEnded && successors.every(({ state }) => state === 'withdrawn')
