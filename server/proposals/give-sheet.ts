import { randomUUID } from 'node:crypto'
import type { BodyId, CycleId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { isInHandOfBody } from '#app/domain/proposal.ts'
import type { ProposalFields } from '#app/domain/proposal-input.ts'
import { proposalFields } from '#app/domain/proposal-input.ts'
import { type SheetField, writeRowKey, writeSheetKey } from '#app/domain/proposal-sheet.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { PROPOSING_BODIES } from '#app/domain/roles.ts'
import { currentCycleId, cycleBefore } from '#server/cycles/cycles.repository.ts'
import type { Database } from '#server/db/client.ts'
import { adoptedDocuments } from '#server/revisions/adopted-documents.repository.ts'
import { textToMend, titleOf } from './carried-text.ts'
import { mayRead, mayWrite } from './proposal-rights.ts'
import { adoptedOfBodies, findBodyName, findProposals } from './proposals.repository.ts'
import { wishHash } from './wish-hash.ts'

/** Rows to be written in; more can be inserted in Excel. */
const EMPTY_ROWS = 20

export type SheetRow = {
  readonly key: string
  /** 受付番号 of a wish, the number of last year's request. */
  readonly number: { readonly received: number } | { readonly lastYears: string } | null
  readonly fields: Readonly<Pick<ProposalFields, SheetField>> | null
}
export type GivenSheet = {
  readonly key: string
  readonly cycleId: CycleId
  readonly body: { readonly nameJa: string; readonly nameEn: string }
  readonly rows: readonly SheetRow[]
}

/**
 * What stands in the sheet that a body hands in: what it wrote this year and can still change, what it asked for last year (to be
 * continued, unless something else is chosen), and empty rows. The bureau's sheet for a body knows nothing of its drafts.
 * @returns refused with `notPermitted`, `callNotOpen` (no current year)
 */
export async function giveSheet(database: Database, actor: Actor, bodyId: BodyId): Promise<Result<GivenSheet>> {
  if (!can(actor, 'proposal.write', { bodyId })) return refuse('notPermitted')
  const [body, cycleId] = await Promise.all([findBodyName(database, bodyId), currentCycleId(database)])
  if (!body || !PROPOSING_BODIES.includes(body.kind)) return refuse('notPermitted')
  if (!cycleId) return refuse('callNotOpen')
  const previousCycleId = await cycleBefore(database, cycleId)
  const [own, asked] = await Promise.all([
    findProposals(database, { cycleId, bodyId, state: { not: 'takenBack' } }),
    previousCycleId ? adoptedOfBodies(database, previousCycleId, [bodyId]) : [],
  ])
  const known = own.filter((wish) => mayRead(actor, wish))
  const open = asked.filter(({ id }) => !known.some(({ previous }) => previous?.id === id))
  const documents = await adoptedDocuments(
    database,
    open.map(({ id }) => id),
  )
  const wishes = known.filter((wish) => mayWrite(actor, wish) && isInHandOfBody(wish))
  return ok({
    key: writeSheetKey({ cycleId, bodyId }),
    cycleId,
    body,
    rows: [
      ...wishes.map((wish) => ({
        key: writeRowKey({ kind: 'wish', id: wish.id, version: wish.version, hash: wishHash(wish) }),
        number: wish.number === null ? null : { received: wish.number },
        fields: wish,
      })),
      ...open.map(({ id, number, title }) => {
        const document = documents.get(id)
        const fields = { ...proposalFields.parse({}), intent: 'continued' as const, title: titleOf(title) }
        return {
          key: writeRowKey({ kind: 'lastYears', id }),
          number: { lastYears: number },
          fields: { ...fields, ...(document && textToMend(document)) },
        }
      }),
      ...Array.from({ length: EMPTY_ROWS }, () => ({
        key: writeRowKey({ kind: 'empty', id: randomUUID() }),
        ...{ number: null, fields: null },
      })),
    ],
  })
}
