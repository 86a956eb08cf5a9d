import type { ReactNode } from 'react'

/** Content wider than the screen: scrolls by itself, and can be scrolled by keyboard because it takes the focus. */
export const ScrollRegion = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section aria-label={label} tabIndex={0} className="focus-ring relative max-w-full overflow-x-auto">
    {children}
  </section>
)
