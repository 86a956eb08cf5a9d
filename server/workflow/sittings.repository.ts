import type { BodyId, PolicyRequestId } from '#app/domain/ids.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Transaction } from '#server/db/client.ts'
import { decidingBodyId } from '#server/meetings/decisions.repository.ts'

/**
 * By request, what tells sittings apart: the body that decides on it in `state`, and its year. The same text: one sitting can decide on both.
 */
export async function sittingsOf(
  tx: Transaction,
  ids: readonly PolicyRequestId[],
  state: RequestState,
): Promise<Map<string, string>> {
  const rows = await tx.policyRequest.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, bodyId: true, cycleId: true },
  })
  const sittings = new Map<string, string>()
  for (const { id, bodyId, cycleId } of rows)
    sittings.set(id, `${cycleId} ${await decidingBodyId(tx, { state, bodyId: bodyId as BodyId })}`)
  return sittings
}
