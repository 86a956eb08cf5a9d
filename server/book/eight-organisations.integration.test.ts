import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import type { TFunction } from 'i18next'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { BodyId, PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { QUESTIONS } from '#app/domain/wish-questions.ts'
import { outcomeRows } from '#app/features/proposals/outcome-rows.ts'
import { askedFields, sheetColumns, sheetRows } from '#app/features/proposals/sheet-columns.ts'
import { serverTexts } from '#app/i18n/server-texts.ts'
import { createBodies } from '#server/bodies/bodies.ts'
import { createBook } from '#server/book/book.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createProfiles } from '#server/profiles/profiles.ts'
import { SHIPPED_PROFILES } from '#server/profiles/shipped-profiles.ts'
import { createCall } from '#server/proposals/call.ts'
import { createConfirmation } from '#server/proposals/confirmation.ts'
import { createConsolidation } from '#server/proposals/consolidation.ts'
import { createProposals } from '#server/proposals/proposals.ts'
import { createSamples } from '#server/samples/samples.ts'
import { createSettings } from '#server/settings/settings.ts'
import { openDocx } from '#server/word/word.test-support.ts'
import { createWordWriter, type WordWriter } from '#server/word/word-worker-pool.ts'
import { bringToAdoption } from './bring-to-adoption.test-support.ts'

/**
 * Eight organisations ask their governments every year. Each is played from its profile alone: what follows is the same for all, and
 * names none of them.
 */
const today = todayInJapan(new Date())
/** What only a union, or only the first federation, would say. */
const UNION_WORDS = /組合|連合|労働|構成組織|中央委員|委員会|政策局|要求|要請/

let word: WordWriter
beforeAll(() => {
  word = createWordWriter(null)
})
afterAll(() => word.close())

describe.each(SHIPPED_PROFILES.map((profile) => [profile.nameJa, profile] as const))('%s', (_name, profile) => {
  let federation: Federation
  let bodies: Record<string, BodyId[]>
  let said: string[]
  beforeAll(async () => {
    federation = await aFederation()
    bodies = {}
    said = []
    // Only the bodies of the organisation are there, and people in them.
    await federation.database.membership.deleteMany()
    await federation.database.body.deleteMany()
    await federation.database.cycle.updateMany({ data: { title: '来年度に向けたお願い' } })
  })
  afterAll(() => federation.close())

  it('F4: its call, its wishes, its desk and its lists need nothing but its profile', async () => {
    const { database, deps, cycleId } = federation
    const profiles = createProfiles(deps)
    const admin: Actor = {
      ...federation.actors.admin,
      memberships: [{ role: 'admin', bodyId: randomUUID() as BodyId }],
    }
    // The profile, its name and sender, its bodies and its recipients come with the sample.
    const samples = createSamples({ database, profiles })
    const { key, plan, basedOn } = expectOk(await samples.show(admin, profile.key))
    const take = [...plan.settings, ...plan.renamed, ...plan.newBodies, ...plan.newRecipients].map((one) => one.key)
    expectOk(await samples.take(admin, { key, basedOn, take }))
    const settings = createSettings(deps)
    expect(await settings.read()).toMatchObject({ federationName: profile.federationName })
    for (const { id, kind } of await createBodies(deps).all()) bodies[kind] = [...(bodies[kind] ?? []), id]
    expect(Object.values(bodies).flat()).toHaveLength(profile.bodies.length)
    const [committeeId] = bodies.committee ?? []
    const asked = [...(bodies.affiliate ?? []), ...(bodies.chapter ?? []), ...(bodies.partner ?? [])]
    const bureau = await anActor(database, 'bureau', bodies.bureau?.[0] as BodyId)
    expectOk(
      await createCall(deps).store(bureau, {
        ...{ cycleId, basedOn: '0', guidance: '', opensOn: addDays(today, -3), dueOn: addDays(today, 3) },
        bodyIds: asked,
      }),
    )

    // Each body hands in: what its call requires, and nothing else.
    const proposals = createProposals({ ...deps, word })
    const asks = await profiles.asks()
    const required = QUESTIONS.filter((name) => asks[name] === 'required')
    const wishes: ProposalId[] = []
    for (const [place, bodyId] of asked.entries()) {
      const proposer = await anActor(database, 'proposer', bodyId)
      const bare = { bodyId, intent: 'new', title: `道路の改良 ${place + 1}`, handIn: true }
      const filled = Object.fromEntries(required.map((name) => [name, `${place + 1}番目の中身`]))
      for (const name of required) {
        const lacking = await proposals.create(proposer, { ...bare, ...filled, [name]: '', formKey: randomUUID() })
        expect(lacking).toMatchObject({ refusal: { fields: { [name]: 'required' } } })
      }
      wishes.push(expectOk(await proposals.create(proposer, { ...bare, ...filled, formKey: randomUUID() })))
      const texts = await serverTexts('ja', await profiles.words('ja'))
      const t: TFunction<['proposals', 'domain']> = texts.tOf(['proposals', 'domain'])
      const given = expectOk(await proposals.toHandIn(proposer, bodyId))
      const columns = askedFields(asks, given)
      expect(columns.filter((field) => QUESTIONS.some((name) => name === field && asks[name] === 'notAsked'))).toEqual(
        [],
      )
      const bytes = await proposals.wishSheet({
        ...{ key: given.key, name: t('proposals:title'), title: t('proposals:sheetTitle', { body: '' }) },
        ...{ guidance: t('proposals:sheetGuidance'), choiceError: t('proposals:sheetChoice') },
        ...{ columns: sheetColumns(t, columns), rows: sheetRows(t, given, columns) },
      })
      said.push(JSON.stringify((await readXlsx(bytes)).sheets))
    }

    // The bureau consolidates: the first becomes a request, the others go into it, are passed on or not taken up.
    const consolidation = createConsolidation(deps)
    const seen = async (id: ProposalId) => `${id} ${expectOk(await proposals.open(bureau, id)).proposal.version}`
    const decide = async (id: ProposalId | undefined, outcome: object) =>
      id &&
      expectOk(await consolidation.decide(bureau, { proposals: [await seen(id)], formKey: randomUUID(), ...outcome }))
    await decide(wishes[0], { kind: 'newRequest', committeeId, title: '道路の改良' })
    const request = await database.policyRequest.findFirstOrThrow()
    await decide(wishes[1], { kind: 'intoRequest', requestId: request.id })
    for (const wish of wishes.slice(2))
      await decide(wish, { kind: 'passedOn', addressee: '市の窓口', reason: '市の仕事', committeeId })

    // Whoever decides on wishes there: the committee at a meeting, or the bureau has with this.
    const confirmation = createConfirmation(deps)
    const chair = await anActor(database, 'committeeChair', committeeId as BodyId)
    const waiting = { bodyId: null, at: null, isConfirmed: false }
    const proposed = expectOk(await confirmation.open(chair, cycleId, waiting)).items
    expect(proposed).toHaveLength(profile.wishesDecidedBy === 'committee' ? wishes.length : 0)
    if (proposed.length > 0) {
      const outcomes = proposed.map(({ wish, outcome }) => `${outcome.id} ${wish.version}`)
      const meeting = { heldOn: today, form: 'sitting', eligible: '9', present: '8' }
      expectOk(await confirmation.confirm(chair, { formKey: randomUUID(), outcomes, ...meeting }))
    }

    const outcomes = expectOk(await proposals.outcomes(bureau, cycleId))
    for (const wish of outcomes.proposals)
      expect(wish.outcomes).toMatchObject([{ standing: 'decided', confirmedOn: proposed.length > 0 ? today : null }])
    const words = await profiles.words('ja')
    const list = outcomeRows((await serverTexts('ja', words)).tOf(['proposals', 'domain']), 'ja', outcomes)
    said.push(JSON.stringify(list))
    const closed = await createCall(deps).closeConsolidation(bureau, cycleId, 1)
    expectOk(closed)

    // It is approved and adopted by whoever decides there, step by step as its page proposes them.
    const decidedBy = await bringToAdoption(federation, request.id as PolicyRequestId, {
      committee: committeeId as BodyId,
      central: bodies.centralCommittee?.[0] as BodyId,
      bureau: bodies.bureau?.[0] as BodyId,
    })
    expect(decidedBy).toEqual(
      profile.decisionChain === 'centralOnly' ? ['centralCommittee'] : ['committee', 'centralCommittee'],
    )

    // A Word file of the request, by its committee.
    const member = await anActor(database, 'committeeMember', committeeId as BodyId)
    const documents = { database, settings, profiles, word }
    const book = createBook({ ...deps, ...documents, jobs: null as never })
    const file = expectOk(await book.exportRequest(member, request.id as never))
    said.push(file.name, (await openDocx(file.bytes)).text)
  })

  it('F4: what it was shown is in its own words', () => {
    expect(said.length).toBeGreaterThan(3)
    const all = said.join('\n')
    for (const [standard, own] of Object.entries({ 政策局: profile.terms.bureau?.ja, 要求: profile.terms.demand?.ja }))
      if (own && !own.includes(standard)) expect(all).not.toContain(standard)
    for (const { ja } of Object.values(profile.questions)) if (ja) expect(all).toContain(ja)
    if (!profile.key.startsWith('rengo')) expect(all).not.toMatch(UNION_WORDS)
  })
})
