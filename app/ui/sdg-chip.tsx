import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type Props = {
  /** 1–17: gives the official colour (app.css). */
  readonly goal: number
  /** What it says, for instance 「8.5」 or 「目標8　働きがいも経済成長も」. */
  readonly children: ReactNode
}

/** A goal or target of the SDGs: the colour repeats what the text says. */
export const SdgChip = ({ goal, children }: Props) => (
  <span
    className={classNames(
      'inline-block rounded-4 border border-transparent px-2 py-0.5 text-dns-14B-130',
      Number.isInteger(goal) && goal >= 1 && goal <= 17 ? `sdg-${goal}` : 'bg-solid-gray-100',
    )}
  >
    {children}
  </span>
)
