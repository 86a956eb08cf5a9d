import type { WishDecider } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import type { ListedProposal } from '#server/proposals/consolidation.ts'
import type { ClosedSuccessor, OfferedTarget } from '#server/proposals/desk-proposals.ts'
import type { Proposal } from '#server/proposals/proposals.ts'
import type { Picked } from './use-picked.ts'

type Named = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
export type DeskRequest = { readonly id: string; readonly number: string; readonly title: string }

/** What the form of the desk decides on, and what the desk proposes for it. */
export type DeskProps = {
  readonly wish: Proposal
  /** Is the consolidation closed? Then it is only read. */
  readonly isClosed: boolean
  /** The answer to the person who took an outcome back, another one each time. */
  readonly undone: object | null
  /** Who recorded each outcome of the wish. */
  readonly decidedBy: Readonly<Record<string, string>>
  /** Who decides: with the committee this is the bureau's proposal to it. */
  readonly decider: WishDecider
  readonly formKey: string
  readonly committees: readonly Named[]
  /** The committee for which the person made a request last, in this sitting. */
  readonly lastCommitteeId: string | null
  readonly requests: readonly DeskRequest[]
  /** False where it could not be reckoned what is like the wish. */
  readonly isLikenessKnown: boolean
  readonly similarWishes: readonly (ListedProposal & { readonly shared: readonly string[] })[]
  /** `carriesOn`: it carries on the request of last year that the wish carries on. */
  readonly similarRequests: readonly (DeskRequest & {
    readonly shared: readonly string[]
    readonly carriesOn: boolean
  })[]
  /** The request that is chosen beforehand. */
  readonly proposedRequestId: string | null
  /** What carries on last year's request too, but takes no more wishes. */
  readonly closedSuccessors: readonly ClosedSuccessor[]
  readonly targets: readonly OfferedTarget[]
  /** What is decided on together with the wish. */
  readonly picked: Picked
  readonly refused: {
    readonly refusal: Refusal
    readonly values: {
      readonly formKey: string
      readonly proposals: readonly string[]
      readonly kind: string
      readonly committeeId: string
      readonly requestId: string
      readonly title: string
      readonly addressee: string
      readonly reason: string
      readonly sdgTargetCodes: readonly string[] | null
    }
  } | null
}
