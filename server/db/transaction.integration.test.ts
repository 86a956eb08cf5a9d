import { afterAll, beforeAll, expect, it } from 'vitest'
import { ok, refuse } from '#app/domain/result.ts'
import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { createDatabase, type OpenDatabase, type Transaction } from './client.ts'
import { createTestDatabase } from './test-database.ts'
import { inTransaction } from './transaction.ts'

let open: OpenDatabase
let drop: () => Promise<void>

beforeAll(async () => {
  const database = await createTestDatabase()
  drop = database.drop
  open = createDatabase(database.url, { auditKeys: TEST_AUDIT_KEYS })
  await open.prisma.body.createMany({
    data: ['環境', '経済'].map((nameJa) => ({ kind: 'committee' as const, nameJa, nameEn: nameJa })),
  })
})
afterAll(async () => {
  await open.close()
  await drop()
})

const lock = (tx: Transaction, name: string) => tx.$queryRaw`SELECT 1 FROM body WHERE name_ja = ${name} FOR UPDATE`

it('tries again after a deadlock, also in SQL of our own', async () => {
  let first: (value: unknown) => void = () => {}
  const bothHoldOne = new Promise((resolve) => {
    first = resolve
  })
  let tries = 0
  let holding = 0
  const inOrder = (names: readonly [string, string]) =>
    inTransaction(open.prisma, async (tx) => {
      tries++
      await lock(tx, names[0])
      if (++holding === 2) first(null)
      await bothHoldOne
      await lock(tx, names[1])
      return ok(names[0])
    })
  const results = await Promise.all([inOrder(['環境', '経済']), inOrder(['経済', '環境'])])
  expect(results.map((result) => result.ok && result.value)).toEqual(['環境', '経済'])
  expect(tries).toBe(3)
})

it('leaves nothing of what a refused action wrote before', async () => {
  const result = await inTransaction(open.prisma, async (tx) => {
    await tx.body.deleteMany({})
    return refuse('notPermitted')
  })
  expect(result).toMatchObject({ ok: false, refusal: { reason: 'notPermitted' } })
  expect(await open.prisma.body.count()).toBe(2)
})

it('does not try again what is simply wrong', async () => {
  let tries = 0
  const run = inTransaction(open.prisma, async (tx) => {
    tries++
    await tx.$queryRaw`SELECT 1 / 0`
    return ok(null)
  })
  await expect(run).rejects.toThrow(/22012|division/)
  expect(tries).toBe(1)
})
