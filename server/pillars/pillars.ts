import { z } from 'zod'
import { pillarFingerprint } from '#app/domain/form-fingerprints.ts'
import { formKeyInput } from '#app/domain/form-key-input.ts'
import { type BodyId, type CycleId, type PillarId, parseId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, can, mayInBody } from '#app/domain/permissions.ts'
import { PILLAR_PURPOSE_MAX, PILLAR_TITLE_MAX } from '#app/domain/policy-request.ts'
import { idInput } from '#app/domain/policy-request-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import { isCommittee } from '#server/bodies/bodies.repository.ts'
import { currentCycleId, isCycle } from '#server/cycles/cycles.repository.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import { insertPillar, lockPillar, pillarsOfCycle, updatePillar } from './pillars.repository.ts'

export type { PillarOfCycle } from './pillars.repository.ts'

const wording = {
  title: z.string({ error: 'required' }).trim().min(1, 'required').max(PILLAR_TITLE_MAX, 'tooLong'),
  purpose: z.string().trim().max(PILLAR_PURPOSE_MAX, 'tooLong').default(''),
}
const addInput = z.object({ formKey: formKeyInput, cycleId: idInput.optional(), bodyId: idInput, ...wording })
/** `basedOn`: what the form was made from (`pillarFingerprint`). */
const changeInput = z.object({ pillarId: idInput, basedOn: z.string(), ...wording })

/** 柱: the headings under a committee that group the requests of a cycle. */
export function createPillars({ database }: { readonly database: Database }) {
  return {
    /** The pillars of a cycle, by committee and order, with the number of requests below each. */
    ofCycle: (cycleId: CycleId) => pillarsOfCycle(database, cycleId),
    /** May the person add pillars to this committee? */
    mayManage: (actor: Actor, bodyId: BodyId) => can(actor, 'pillar.manage', { bodyId }),
    /**
     * Adds a pillar to a committee in the cycle that is named (the current one, when none is); refused with `notFound` (no such
     * cycle), `alreadyExists` for a title it has, `invalidInput` (`bodyId`) for a body that is no committee: only committees'
     * pillars are shown and printed.
     * The same `formKey` again gives the pillar that was made the first time.
     */
    add: (actor: Actor, raw: z.input<typeof addInput>): Promise<Result<PillarId>> =>
      inTransaction(database, async (tx) => {
        if (!mayInBody(actor, 'pillar.manage', sentField(raw, 'bodyId'))) return refuse('notPermitted')
        const input = parseInput(addInput, raw)
        if (!input.ok) return input
        const { formKey, bodyId, title, purpose } = input.value
        if (!can(actor, 'pillar.manage', { bodyId: bodyId as BodyId })) return refuse('notPermitted')
        if (!(await isCommittee(tx, bodyId as BodyId)))
          return refuse('invalidInput', { fields: { bodyId: 'unknownChoice' } })
        const cycleId = (input.value.cycleId as CycleId | undefined) ?? (await currentCycleId(tx))
        if (!cycleId || !(await isCycle(tx, cycleId))) return refuse('notFound')
        return once(tx, { key: formKey, personId: actor.personId, purpose: 'pillar.create' }, async () => {
          const id = await insertPillar(tx, { cycleId, bodyId: bodyId as BodyId, title, purpose })
          if (!id) return refuse('alreadyExists', { fields: { title: 'alreadyExists' } })
          await appendAuditEvent(tx, {
            actor,
            action: 'pillar.create',
            subjectType: 'pillar',
            subjectId: id,
            details: { bodyId, cycleId, title, purpose },
          })
          return ok(id)
        })
      }),
    /**
     * Changes the wording of a pillar; revisions keep the wording they were taken with. Refused with `versionChanged` when
     * somebody saved since the form was made.
     */
    change: (actor: Actor, raw: z.input<typeof changeInput>): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        const id = parseId<PillarId>(sentField(raw, 'pillarId'))
        const pillar = id && (await lockPillar(tx, id))
        if (!pillar) return refuse('notFound')
        if (!can(actor, 'pillar.manage', { bodyId: pillar.bodyId })) return refuse('notPermitted')
        const input = parseInput(changeInput, raw)
        if (!input.ok) return input
        const { basedOn, title, purpose } = input.value
        if (basedOn !== pillarFingerprint(pillar)) return refuse('versionChanged')
        if (!(await updatePillar(tx, pillar, { title, purpose })))
          return refuse('alreadyExists', { fields: { title: 'alreadyExists' } })
        await appendAuditEvent(tx, {
          actor,
          action: 'pillar.change',
          subjectType: 'pillar',
          subjectId: pillar.id,
          details: { before: { title: pillar.title, purpose: pillar.purpose }, after: { title, purpose } },
        })
        return ok(null)
      }),
  }
}

export type Pillars = ReturnType<typeof createPillars>
