import type { StyleList } from './styles.ts'

/** `w:numId` of the lists that styles are counted by; those of texts come behind them. */
export const STYLE_LISTS: Readonly<Record<StyleList, number>> = { chapters: 1, requests: 2, particulars: 3 }
