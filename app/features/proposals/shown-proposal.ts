import type { Proposal } from '#server/proposals/proposals.ts'

/** A wish as its pages show it. */
export type ShownProposal = Proposal
/** Request → to how many it was sent, and how many of them answered. */
export type Answered = Readonly<Record<string, { readonly sent: number; readonly answered: number }>>
