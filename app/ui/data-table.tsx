import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { ScrollRegion } from './scroll-region.tsx'

type Props = {
  /** What the table lists; it also names the region that scrolls. */
  readonly caption: string
  /** `hidden`: a heading beside the table says the same. */
  readonly captionIs?: 'shown' | 'hidden'
  /** Below this width the table scrolls instead of being squeezed. */
  readonly minWidth?: 'none' | 'medium' | 'wide'
  readonly height?: 'whole' | 'window'
  /** `dense`: rows of one line. */
  readonly density?: 'normal' | 'dense'
  /** `stacked`: each row becomes a small card. For rows that are read one by one and say by themselves what they are. */
  readonly onPhone?: 'scrolling' | 'stacked'
  /** `<thead>` and `<tbody>`. */
  readonly children: ReactNode
}

const MIN_WIDTH = { none: '', medium: 'min-w-160', wide: 'min-w-256' } as const
const MIN_WIDTH_UNLESS_STACKED = { none: '', medium: 'sm:min-w-160', wide: 'sm:min-w-256' } as const

/** A table where people compare: caption, head that stays, scrolling by touch and by keyboard where it is too wide. */
export const DataTable = ({
  caption,
  captionIs = 'shown',
  minWidth = 'medium',
  height,
  density,
  onPhone,
  children,
}: Props) => (
  <ScrollRegion label={caption} height={height}>
    <table
      className={
        onPhone === 'stacked'
          ? classNames('table table-stacked', density === 'dense' && 'table-dense', MIN_WIDTH_UNLESS_STACKED[minWidth])
          : classNames('table', density === 'dense' && 'table-dense', MIN_WIDTH[minWidth])
      }
    >
      <caption className={captionIs === 'hidden' ? 'sr-only' : undefined}>{caption}</caption>
      {children}
    </table>
  </ScrollRegion>
)
