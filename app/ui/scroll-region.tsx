import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type Props = {
  readonly label: string
  readonly children: ReactNode
  /**
   * `window`: no higher than the window, so that a sticky head of a table stays in sight while its rows scroll. `part`: on a desk no
   * higher than a part of it, so that what stands beside or below stays in sight too.
   */
  readonly height?: keyof typeof HEIGHTS
}

const HEIGHTS = {
  whole: '',
  window: 'max-h-[calc(100dvh-4rem)] overflow-y-auto print:max-h-none',
  part: 'lg:max-h-[45vh] lg:overflow-y-auto print:max-h-none',
} as const

/** Content wider than the screen: scrolls by itself, and can be scrolled by keyboard because it takes the focus. */
export const ScrollRegion = ({ label, height = 'whole', children }: Props) => (
  <section
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    tabIndex={0}
    className={classNames('relative max-w-full overflow-x-auto print:overflow-visible', HEIGHTS[height])}
  >
    {children}
  </section>
)
