import type { BodyId, RecipientId } from '#app/domain/ids.ts'
import type { StandingBody, StandingRecipient } from '#app/domain/sample-plan.ts'
import type { Database, Transaction } from '#server/db/client.ts'

type Reader = Database | Transaction

/** A body that no person, request, wish or meeting names. */
const IDLE_BODY = {
  ...{ memberships: { none: {} }, asks: { none: {} }, requests: { none: {} }, pillars: { none: {} } },
  ...{ meetings: { none: {} }, proposed: { none: {} }, tallies: { none: {} }, calls: { none: {} } },
  ...{ proposals: { none: {} }, confirms: { none: {} } },
} as const
/** A recipient that no request, delivery or answer names, and whose heads nobody typed. */
const IDLE_RECIPIENT = {
  ...{ requests: { none: {} }, submissions: { none: {} }, responses: { none: {} }, heads: { none: {} } },
  ...{ withdrawnResponses: { none: {} }, tallies: { none: {} } },
} as const

/** All bodies and recipients, with whether they are named somewhere; and whether there is any request. */
export async function readStanding(reader: Reader): Promise<{
  readonly bodies: readonly StandingBody[]
  readonly recipients: readonly StandingRecipient[]
  readonly isFresh: boolean
}> {
  const [bodies, idleBodies, recipients, idleRecipients, request] = await Promise.all([
    reader.body.findMany({
      orderBy: { sortOrder: 'asc' },
      select: { id: true, kind: true, nameJa: true, nameEn: true, number: true },
    }),
    reader.body.findMany({ where: IDLE_BODY, select: { id: true } }),
    reader.recipient.findMany({
      orderBy: { sortOrder: 'asc' },
      select: { id: true, lgCode: true, nameJa: true, nameEn: true },
    }),
    reader.recipient.findMany({ where: IDLE_RECIPIENT, select: { id: true } }),
    reader.policyRequest.findFirst({ select: { id: true } }),
  ])
  const idle = new Set([...idleBodies, ...idleRecipients].map(({ id }) => id))
  return {
    bodies: bodies.map((body) => ({ ...body, isUsed: !idle.has(body.id) })),
    recipients: recipients.map((recipient) => ({ ...recipient, isUsed: !idle.has(recipient.id) })),
    isFresh: request === null,
  }
}

/** Nobody can begin to name any of them until the transaction ends: a row that refers to another takes a share of its lock. */
export async function lockStanding(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT id FROM body ORDER BY id FOR UPDATE`
  await tx.$queryRaw`SELECT id FROM recipient ORDER BY id FOR UPDATE`
}

export const deleteBodies = (tx: Transaction, ids: readonly BodyId[]) =>
  tx.body.deleteMany({ where: { id: { in: [...ids] }, ...IDLE_BODY } })

export const deleteRecipients = (tx: Transaction, ids: readonly RecipientId[]) =>
  tx.recipient.deleteMany({ where: { id: { in: [...ids] }, ...IDLE_RECIPIENT } })

/** The ids of recipients by their codes. */
export async function recipientIdsOf(tx: Transaction, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.recipient.findMany({
    where: { lgCode: { in: [...codes] } },
    select: { id: true, lgCode: true },
  })
  return new Map(rows.map(({ id, lgCode }) => [lgCode, id]))
}
