import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '#app/domain/canonical-json.ts'
import { federationProfile, type ShippedProfile } from '#app/domain/federation-profile.ts'
import type { BodyId, RecipientId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { KANAGAWA } from '#app/domain/recipient-data/kanagawa.ts'
import { OTHER_PREFECTURES } from '#app/domain/recipient-data/other-prefectures.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { planSample, type SampleGround, type SamplePlan, TAKE_AWAY } from '#app/domain/sample-plan.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import { insertBody, lockCommitteeNumbers, updateBody } from '#server/bodies/bodies.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { countJudged, lockProfile } from '#server/profiles/profiles.repository.ts'
import { type Profiles, readProfile, replaceProfile } from '#server/profiles/profiles.ts'
import { SHIPPED_PROFILES, shippedProfileOf } from '#server/profiles/shipped-profiles.ts'
import { DEFAULT_BODIES } from '#server/reference-data/default-bodies.ts'
import { addMissingRecipients } from '#server/reference-data/reference-data.repository.ts'
import { lockSettings } from '#server/settings/settings.repository.ts'
import { readFederation, writeFederation } from '#server/settings/settings.ts'
import { deleteBodies, deleteRecipients, lockStanding, readStanding, recipientIdsOf } from './samples.repository.ts'

/** `take`: the keys of the plan that were chosen. `basedOn`: the plan that was shown. */
const takeInput = z.object({ key: z.string(), basedOn: z.string(), take: z.array(z.string().max(80)).max(500) })

const KNOWN_RECIPIENTS = [...KANAGAWA, ...OTHER_PREFECTURES]
const SHIPPED_NAMES: ReadonlySet<string> = new Set([
  ...DEFAULT_BODIES.map(({ nameJa }) => nameJa),
  ...SHIPPED_PROFILES.flatMap((sample) => [
    ...[sample.federationName, sample.senderTitle, sample.coSenderBody].filter((name) => name !== ''),
    ...sample.bodies.map(({ nameJa }) => nameJa),
  ]),
])

export type ShownSample = {
  readonly key: string
  readonly nameJa: string
  readonly nameEn: string
  /** What its public pages do not say and the sample chose. */
  readonly chosen: string
  readonly plan: SamplePlan
  readonly basedOn: string
}

/** Beginning from a sample: its words and forms, its name and sender, and the bodies and recipients that it knows. */
export function createSamples({
  database,
  profiles,
}: {
  readonly database: Database
  readonly profiles: Pick<Profiles, 'refresh'>
}) {
  return {
    /** What choosing this sample would do here. Refused with `notPermitted`, `invalidInput` (key). */
    show: async (actor: Actor, key: string): Promise<Result<ShownSample>> => {
      if (!can(actor, 'settings.manage')) return refuse('notPermitted')
      const sample = shippedProfileOf(key)
      if (!sample) return refuse('invalidInput', { fields: { key: 'unknownChoice' } })
      const { nameJa, nameEn, chosen } = sample
      return ok({ key, nameJa, nameEn, chosen, ...planOn(sample, await readGround(database)) })
    },
    /**
     * Begins anew from a sample, with what was chosen of its plan.
     * Refused with `notPermitted`, `invalidInput` (key), `versionChanged` (it would do something else now).
     */
    take: async (actor: Actor, raw: unknown): Promise<Result<null>> => {
      if (!can(actor, 'settings.manage')) return refuse('notPermitted')
      const input = parseInput(takeInput, raw)
      if (!input.ok) return input
      const { key, basedOn, take } = input.value
      const sample = shippedProfileOf(key)
      if (!sample) return refuse('invalidInput', { fields: { key: 'unknownChoice' } })
      const taken = await inTransaction(database, async (tx): Promise<Result<null>> => {
        await lockProfile(tx)
        await lockSettings(tx)
        await lockCommitteeNumbers(tx)
        await lockStanding(tx)
        const now = planOn(sample, await readGround(tx))
        if (now.basedOn !== basedOn) return refuse('versionChanged')
        await carryOut(tx, actor, sample, chosenOf(now.plan, new Set(take)))
        return ok(null)
      })
      if (taken.ok) await profiles.refresh()
      return taken
    },
  }
}

export type Samples = ReturnType<typeof createSamples>

async function readGround(reader: Database | Transaction): Promise<SampleGround> {
  // One after the other: a transaction has one connection.
  const profile = await readProfile(reader)
  const settings = await readFederation(reader)
  const standing = await readStanding(reader)
  const judged = await countJudged(reader)
  const madeFrom = shippedProfileOf(profile.key)
  return {
    ...{ profile, settings, judged, ...standing, shippedNames: SHIPPED_NAMES },
    madeFrom: madeFrom && federationProfile.parse(madeFrom),
  }
}

/** The plan, with what a form carries of it: another word in the profile would be lost unseen. */
function planOn(sample: ShippedProfile, ground: SampleGround) {
  const plan = planSample(sample, ground, KNOWN_RECIPIENTS)
  const basedOn = createHash('sha256')
    .update(canonicalJson([plan, ground.profile]))
    .digest('hex')
  return { plan, basedOn }
}

/** What was chosen of a plan. */
const chosenOf = (plan: SamplePlan, keys: ReadonlySet<string>) => ({
  settings: plan.settings.filter(({ key }) => keys.has(key)),
  newBodies: plan.newBodies.filter(({ key }) => keys.has(key)),
  renamed: plan.renamed.filter(({ key }) => keys.has(key)),
  idleBodies: keys.has(TAKE_AWAY.bodies) ? plan.idleBodies : [],
  newRecipients: plan.newRecipients.filter(({ key }) => keys.has(key)),
  idleRecipients: keys.has(TAKE_AWAY.recipients) ? plan.idleRecipients : [],
})

async function carryOut(
  tx: Transaction,
  actor: Actor,
  sample: ShippedProfile,
  chosen: ReturnType<typeof chosenOf>,
): Promise<void> {
  const events: NewAuditEvent[] = []
  const recordBody = (action: 'body.create' | 'body.change' | 'body.remove', subjectId: string, details: object) =>
    events.push({ actor, action, subjectType: 'body', subjectId, details: { ...details } })
  const recordRecipient = (action: 'recipient.add' | 'recipient.remove', subjectId: string, details: object) =>
    events.push({ actor, action, subjectType: 'recipient', subjectId, details: { ...details } })
  // First what goes: its numbers are free then.
  await deleteBodies(
    tx,
    chosen.idleBodies.map(({ id }) => id as BodyId),
  )
  for (const { id, ...named } of chosen.idleBodies) recordBody('body.remove', id, named)
  for (const { id, from, body } of chosen.renamed) {
    const { kind, ...after } = body
    await updateBody(tx, id as BodyId, after)
    recordBody('body.change', id, { before: from, after })
  }
  for (const { body } of chosen.newBodies) recordBody('body.create', await insertBody(tx, { ...body, key: null }), body)
  await deleteRecipients(
    tx,
    chosen.idleRecipients.map(({ id }) => id as RecipientId),
  )
  for (const { id, ...named } of chosen.idleRecipients) recordRecipient('recipient.remove', id, named)
  const added = chosen.newRecipients.map(({ recipient }) => recipient)
  await addMissingRecipients(tx, added)
  const ids = await recipientIdsOf(
    tx,
    added.map(({ lgCode }) => lgCode),
  )
  for (const { lgCode, nameJa, nameEn } of added)
    recordRecipient('recipient.add', ids.get(lgCode) ?? '', { lgCode, nameJa, nameEn })
  if (chosen.settings.length > 0)
    await writeFederation(tx, actor, Object.fromEntries(chosen.settings.map(({ field, to }) => [field, to])))
  await replaceProfile(tx, actor, federationProfile.parse(sample))
  await appendAuditEvents(tx, events)
}
