import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type ChipTone = 'neutral' | 'blue' | 'green' | 'yellow' | 'red' | 'outline'

const LOOK: Record<ChipTone, string> = {
  neutral: 'bg-solid-gray-100 text-solid-gray-900 border-solid-gray-300',
  blue: 'bg-blue-100 text-blue-1200 border-blue-300',
  green: 'bg-green-100 text-green-1100 border-green-300',
  yellow: 'bg-yellow-100 text-yellow-1200 border-yellow-500',
  red: 'bg-red-100 text-red-1200 border-red-300',
  outline: 'bg-white text-solid-gray-800 border-solid-gray-536',
}

/** A short text that marks something; the colour only repeats what the text says. */
export const Chip = ({ tone = 'neutral', children }: { readonly tone?: ChipTone; readonly children: ReactNode }) => (
  <span
    className={classNames('inline-block whitespace-nowrap rounded-8 border px-2 py-0.5 text-dns-14B-130', LOOK[tone])}
  >
    {children}
  </span>
)
