/** The panels beside the paper; which one is open stands in the address. */
export const PANELS = ['sdgs', 'recipients', 'wishes', 'history', 'previous', 'answers'] as const
export type Panel = (typeof PANELS)[number]

export const readPanel = (search: URLSearchParams): Panel =>
  PANELS.find((panel) => panel === search.get('panel')) ?? 'sdgs'
