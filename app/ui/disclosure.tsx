import type { ReactNode } from 'react'

type Props = { readonly summary: ReactNode; readonly isOpen?: boolean; readonly children: ReactNode }

/** Something that is there but not in the way; opens without JavaScript. */
export const Disclosure = ({ summary, isOpen, children }: Props) => (
  <details open={isOpen} className="group">
    <summary className="flex min-h-11 cursor-pointer items-center gap-2 text-std-16B-170 text-blue-1000 underline underline-offset-4">
      <span aria-hidden="true" className="inline-block transition-transform group-open:rotate-90">
        ▸
      </span>
      {summary}
    </summary>
    <div className="pt-2 pb-4">{children}</div>
  </details>
)
