import type { ReactNode } from 'react'

/** What a cell is about, on a phone, where the head of its column is not shown (`DataTable onPhone="stacked"`). */
export const PhoneLabel = ({ children }: { readonly children: ReactNode }) => (
  <span className="mr-2 text-dns-14B-130 text-solid-gray-700 sm:hidden">{children}</span>
)
