import type { ReactNode } from 'react'

type Props = { readonly items: readonly { readonly term: string; readonly description: ReactNode }[] }

/** Names and what stands behind them: side by side on a desk, one under the other on a phone. */
export const DefinitionList = ({ items }: Props) => (
  <dl className="grid gap-x-6 sm:grid-cols-[max-content_minmax(0,1fr)] sm:gap-y-2">
    {items.map(({ term, description }) => (
      <div key={term} className="mb-3 sm:contents">
        <dt className="text-std-16B-170">{term}</dt>
        <dd className="text-std-16N-170">{description}</dd>
      </div>
    ))}
  </dl>
)
