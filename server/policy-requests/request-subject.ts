import type { BodyId } from '#app/domain/ids.ts'
import type { Subject } from '#app/domain/permissions.ts'
import type { PolicyRequest } from '#app/domain/request-fields.ts'

/** A request as the permission table looks at it. */
export const subjectOf = (
  request: Pick<PolicyRequest, 'bodyId' | 'state' | 'proposerBodyIds'> & { readonly wishBodyIds?: readonly BodyId[] },
): Subject => ({
  bodyId: request.bodyId,
  state: request.state,
  proposerBodyIds: request.proposerBodyIds,
  ...(request.wishBodyIds && { wishBodyIds: request.wishBodyIds }),
})

/** What is read of the wishes that went into a request. */
export const WISHES_OF = {
  where: { standing: { not: 'sentBack' } },
  select: { proposal: { select: { bodyId: true } } },
} as const

/** The bodies of these wishes. */
export const wishBodiesOf = (outcomes: readonly { readonly proposal: { readonly bodyId: string } }[]): BodyId[] => [
  ...new Set(outcomes.map(({ proposal }) => proposal.bodyId as BodyId)),
]
