import { type NamedViewId, parseId } from '#app/domain/ids.ts'
import { NAMED_VIEWS_MAX, type NamedView } from '#app/domain/named-view.ts'
import { saveViewInput } from '#app/domain/named-view-input.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, reachOf } from '#app/domain/permissions.ts'
import { readRequestFilter, requestFilterQuery } from '#app/domain/request-filter.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'

type Deps = { readonly database: Database; readonly clock: Clock }

/** The person's own views of the list of requests, by name; nobody else sees them. */
export async function ownViews({ database }: Pick<Deps, 'database'>, { personId }: Actor): Promise<NamedView[]> {
  const rows = await database.namedView.findMany({
    where: { personId },
    select: { id: true, name: true, query: true },
    orderBy: { name: 'asc' },
    take: NAMED_VIEWS_MAX,
  })
  return rows.map((row) => ({ ...row, id: row.id as NamedViewId }))
}

/**
 * Keeps the conditions of a list under a name; those kept under it before are replaced. The year is not kept: a view is of the year that
 * is shown.
 * @returns refused with `notPermitted` for who may read no request, with `viewIsEmpty` for a list without conditions, and with `tooManyViews`
 */
export async function saveView(deps: Deps, actor: Actor, raw: unknown): Promise<Result<null>> {
  // Who may see no request has no list to narrow.
  if (reachOf(actor, 'policyRequest.read').length === 0) return refuse('notPermitted')
  const input = parseInput(saveViewInput, raw)
  if (!input.ok) return input
  const { personId } = actor
  const { formKey, name } = input.value
  const query = requestFilterQuery({
    ...readRequestFilter(new URLSearchParams(input.value.query)),
    ...{ cycleId: null, page: 1 },
  })
  if (query === '') return refuse('viewIsEmpty')
  return inTransaction(deps.database, (tx) =>
    onceDone(tx, { key: formKey, personId, purpose: 'namedView.save' }, async () => {
      // Two windows of one person wait for each other, so that the count holds.
      await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
      const others = await tx.namedView.count({ where: { personId, name: { not: name } } })
      if (others >= NAMED_VIEWS_MAX) return refuse('tooManyViews', { values: { limit: NAMED_VIEWS_MAX } })
      const createdAt = deps.clock.now()
      await tx.namedView.upsert({
        where: { personId_name: { personId, name } },
        create: { personId, name, query, createdAt },
        update: { query, createdAt },
      })
      await record(tx, actor, 'namedView.save', { name, query }, createdAt)
      return ok(null)
    }),
  )
}

/** Removes an own view. Refused with `notFound` for one that is gone, or another person's. */
export async function removeView(deps: Deps, actor: Actor, rawId: string): Promise<Result<null>> {
  const id = parseId<NamedViewId>(rawId)
  if (!id) return refuse('notFound')
  return inTransaction(deps.database, async (tx) => {
    const view = await tx.namedView.findFirst({ where: { id, personId: actor.personId } })
    if (!view) return refuse('notFound')
    const { count } = await tx.namedView.deleteMany({ where: { id } })
    if (count === 0) return refuse('notFound')
    await record(tx, actor, 'namedView.remove', { name: view.name, query: view.query }, deps.clock.now())
    return ok(null)
  })
}

const record = (
  tx: Transaction,
  actor: Actor,
  action: 'namedView.save' | 'namedView.remove',
  details: Readonly<Record<string, string>>,
  at: Date,
) => appendAuditEvent(tx, { actor, action, subjectType: 'person', subjectId: actor.personId, details, at })
