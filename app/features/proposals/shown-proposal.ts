import type { LastYearsChoice, Proposal } from '#server/proposals/proposals.ts'

/** A wish as its pages show it, with what its form gives to choose from. */
export type ShownProposal = Proposal & { readonly lastYears?: readonly LastYearsChoice[] }
/** Request → to how many it was sent, and how many of them answered. */
export type Answered = Readonly<Record<string, { readonly sent: number; readonly answered: number }>>
