import { useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { PROPOSALS_AT_ONCE_MAX } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import type { ListedProposal } from '#server/proposals/consolidation.ts'

/** A wish that is decided on together with the one that is shown, as it was when it was chosen. */
export type PickedWish = Pick<ListedProposal, 'id' | 'version' | 'number' | 'title'>
export type Picked = {
  readonly wishes: readonly PickedWish[]
  /** Numbers of those that were left out, as they changed after they were chosen. */
  readonly changed: readonly number[]
  /** Was one more chosen than can be decided at once? */
  readonly isFull: boolean
  readonly has: (id: string) => boolean
  /** Chooses a wish or leaves it out; with `isRange` all of the list from the one before to this one. */
  readonly toggle: (wish: PickedWish, isRange: boolean) => void
  readonly clear: () => void
}

/** Besides the one that is shown. */
const MOST = PROPOSALS_AT_ONCE_MAX - 1
type State = { readonly wishes: readonly PickedWish[]; readonly changed: readonly number[]; readonly isFull: boolean }
const NONE: State = { wishes: [], changed: [], isFull: false }

type Desk = {
  readonly list: readonly ListedProposal[]
  readonly shownId: string | null
  readonly refusal: Refusal | null
}

/**
 * The wishes that are decided on together with the one that is shown; they stay chosen over the parts of the list, until a decision on
 * them is recorded. What others change meanwhile is left out, and named: nobody decides on what they have not seen.
 */
export function usePicked({ list, shownId, refusal }: Desk): Picked {
  const [state, setState] = useState(NONE)
  const before = useRef<string | null>(null)
  const { key, search } = useLocation()
  // Each decision leads to another address that names it. (The data of a page that was refused are those of the address before.)
  const recorded = new URLSearchParams(search).has('decided') && key
  useEffect(() => {
    if (recorded) setState(NONE)
  }, [recorded])
  // The list is loaded anew when something on it changed; the server names those that it refused.
  useEffect(() => {
    const refused = refusal?.reason === 'decidedMeanwhile' ? String(refusal.values?.numbers ?? '').split(' ') : []
    setState((was) => {
      const isGone = ({ id, version, number }: PickedWish) => {
        const listed = list.find((one) => one.id === id)
        return listed ? !listed.isOpen || listed.version !== version : refused.includes(String(number))
      }
      const gone = was.wishes.filter(isGone)
      if (gone.length === 0) return was
      return {
        ...was,
        wishes: was.wishes.filter((one) => !gone.includes(one)),
        changed: gone.map(({ number }) => number ?? 0),
      }
    })
  }, [list, refusal])
  const toggle = (wish: PickedWish, isRange: boolean) => {
    const isWanted = !state.wishes.some(({ id }) => id === wish.id)
    const places = [before.current, wish.id].map((id) => list.findIndex((one) => one.id === id))
    const [from = -1, to = -1] = places.toSorted((a, b) => a - b)
    const range = isRange && from >= 0 ? list.slice(from, to + 1).filter(({ isOpen }) => isOpen) : [wish]
    before.current = wish.id
    setState(({ wishes }) => {
      const others = wishes.filter(({ id }) => !range.some((one) => one.id === id))
      const all = isWanted ? [...others, ...range.filter(({ id }) => id !== shownId)] : others
      return { wishes: all.slice(0, MOST), changed: [], isFull: all.length > MOST }
    })
  }
  return {
    ...state,
    wishes: state.wishes.filter(({ id }) => id !== shownId),
    has: (id) => state.wishes.some((one) => one.id === id),
    toggle,
    clear: () => setState(NONE),
  }
}
