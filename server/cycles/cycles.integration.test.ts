import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { usualCycleTitle, usualPhases } from '#app/domain/cycle-phases.ts'
import { cycleFingerprint } from '#app/domain/form-fingerprints.ts'
import { ROLES } from '#app/domain/roles.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { currentCycleId } from './cycles.repository.ts'
import { type Cycles, createCycles } from './cycles.ts'

let federation: Federation
let cycles: Cycles

beforeAll(async () => {
  federation = await aFederation()
  cycles = createCycles(federation.deps)
})
afterAll(() => federation.close())

const aCycle = (year: number) => ({
  title: usualCycleTitle(year),
  targetFiscalYear: String(year),
  phases: usualPhases(year),
})

it('C5: the bureau makes a cycle with six phases, changes its days, and makes it the only current one', async () => {
  const { bureau } = federation.actors
  const id = expectOk(await cycles.create(bureau, aCycle(2028)))
  const made = (await cycles.all())[0]
  expect(made).toMatchObject({ id, workYear: 2027, targetFiscalYear: 2028, isCurrent: false })
  expect(made?.phases).toEqual(usualPhases(2028))
  const phases = usualPhases(2028).map((phase) =>
    phase.kind === 'review' ? { ...phase, endsOn: '2028-04-30' } : phase,
  )
  const basedOn = cycleFingerprint(aCycle(2028))
  expectOk(await cycles.change(bureau, { cycleId: id, basedOn, title: '新しい名前', phases }))
  expect((await cycles.all())[0]).toMatchObject({ title: '新しい名前', phases })
  expect((await cycles.current())?.id).toBe(federation.cycleId)
  expectOk(await cycles.makeCurrent(bureau, id))
  expect((await cycles.all()).filter((cycle) => cycle.isCurrent).map((cycle) => cycle.id)).toEqual([id])
  const events = await federation.database.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(events.map((event) => event.action)).toEqual(['cycle.create', 'cycle.change', 'cycle.makeCurrent'])
  expect(events[1]?.details).toEqual({
    before: { title: usualCycleTitle(2028), phases: usualPhases(2028) },
    after: { title: '新しい名前', phases },
  })
})

it('there is one cycle for a fiscal year', async () => {
  expect(await cycles.create(federation.actors.bureau, aCycle(2027))).toEqual({
    ok: false,
    refusal: { reason: 'alreadyExists', fields: { targetFiscalYear: 'alreadyExists' } },
  })
})

it('C2: nor are there two when several make it at once with forms of their own', async () => {
  const results = await Promise.all(
    Array.from({ length: 4 }, () =>
      cycles.create(federation.actors.bureau, { ...aCycle(2045), formKey: randomUUID() }),
    ),
  )
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  for (const result of results.filter((result) => !result.ok))
    expect(result).toEqual({
      ok: false,
      refusal: { reason: 'alreadyExists', fields: { targetFiscalYear: 'alreadyExists' } },
    })
})

it('a phase does not end before it starts, nor start before the one ahead of it', async () => {
  const input = aCycle(2030)
  const phases = input.phases.map((phase) => {
    if (phase.kind === 'collect') return { ...phase, endsOn: '2029-02-28' }
    return phase.kind === 'decide' ? { ...phase, startsOn: '2029-04-01' } : phase
  })
  expect(await cycles.create(federation.actors.bureau, { ...input, phases })).toEqual({
    ok: false,
    refusal: {
      reason: 'invalidInput',
      fields: { 'phases.0.endsOn': 'endBeforeStart', 'phases.2.endsOn': 'endBeforeStart' },
    },
  })
  expect(await cycles.create(federation.actors.bureau, { ...input, phases: input.phases.slice(1) })).toMatchObject({
    ok: false,
    refusal: { fields: { phases: 'required' } },
  })
})

it('C1: of several cycles made current at once one is current afterwards, and everybody reads the same one', async () => {
  const { bureau } = federation.actors
  const ids = await Promise.all(
    [2041, 2042, 2043, 2044].map(async (year) => expectOk(await cycles.create(bureau, aCycle(year)))),
  )
  const made = await Promise.all(ids.map((id) => cycles.makeCurrent(bureau, id)))
  made.forEach(expectOk)
  const current = (await cycles.all()).filter((cycle) => cycle.isCurrent)
  expect(current).toHaveLength(1)
  expect(await currentCycleId(federation.database)).toBe(current[0]?.id)
  expect((await cycles.current())?.id).toBe(current[0]?.id)
  expectOk(await cycles.makeCurrent(bureau, federation.cycleId))
})

it('C1: the database itself refuses a second current cycle', async () => {
  const second = { title: '二つ目', workYear: 2049, targetFiscalYear: 2050, isCurrent: true }
  await expect(federation.database.cycle.create({ data: second })).rejects.toThrow()
})

it('a cycle that does not exist is not found, and the current one stays', async () => {
  const before = await cycles.current()
  const missing = '00000000-0000-7000-8000-000000000000' as typeof federation.cycleId
  expect(await cycles.makeCurrent(federation.actors.bureau, missing)).toMatchObject({
    ok: false,
    refusal: { reason: 'notFound' },
  })
  expect(await cycles.current()).toEqual(before)
})

it('C6: of two who change a cycle from the same page the second hears of it, and what the first saved stays', async () => {
  const { bureau, admin } = federation.actors
  const cycleId = expectOk(await cycles.create(bureau, aCycle(2051)))
  const form = { ...aCycle(2051), cycleId, basedOn: cycleFingerprint(aCycle(2051)) }
  expectOk(await cycles.change(admin, { ...form, title: '一人目の名前' }))
  expect(await cycles.change(bureau, { ...form, title: '二人目の名前' })).toMatchObject({
    refusal: { reason: 'versionChanged' },
  })
  expect((await cycles.all()).find((cycle) => cycle.id === cycleId)?.title).toBe('一人目の名前')
})

it.each(ROLES.filter((role) => role !== 'admin' && role !== 'bureau'))('the role %s changes no cycle', async (role) => {
  const actor = federation.actors[role]
  const refused = { ok: false, refusal: { reason: 'notPermitted' } }
  expect(await cycles.create(actor, aCycle(2031))).toMatchObject(refused)
  expect(await cycles.change(actor, { ...aCycle(2031), cycleId: federation.cycleId })).toMatchObject(refused)
  expect(await cycles.makeCurrent(actor, federation.cycleId)).toMatchObject(refused)
})
