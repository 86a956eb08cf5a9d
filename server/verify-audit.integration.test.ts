import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ok } from '#app/domain/result.ts'
import { appendAuditEvents } from './audit/append-audit-event.ts'
import { createAudit } from './audit/audit.ts'
import { TEST_AUDIT_KEYS } from './audit/audit-keys.test-support.ts'
import { bundleProgram } from './bundle-program.test-support.ts'
import { createDatabase, type OpenDatabase } from './db/client.ts'
import { createTestDatabase, type TestDatabase } from './db/test-database.ts'
import { inTransaction } from './db/transaction.ts'

let testDatabase: TestDatabase
let program: OpenDatabase
let owner: OpenDatabase
let command: string
beforeAll(async () => {
  command = await bundleProgram('server/verify-audit.ts')
  testDatabase = await createTestDatabase()
  program = createDatabase(testDatabase.url, { auditKeys: TEST_AUDIT_KEYS })
  owner = createDatabase(testDatabase.ownerUrl, { auditKeys: TEST_AUDIT_KEYS })
})
afterAll(async () => {
  await Promise.all([program.close(), owner.close()])
  await testDatabase.drop()
  await rm(command)
})

/** Runs the command with the settings of the program. */
function verify(args: string[] = [], settings: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  const env = { ...process.env, DATABASE_URL: testDatabase.url, AUDIT_KEY: TEST_AUDIT_KEYS[0].secret, ...settings }
  return new Promise((done) => {
    execFile(process.execPath, [command, ...args], { env }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    )
  })
}

const append = (count: number) =>
  inTransaction(program.prisma, async (tx) => {
    const event = { actor: 'system', action: 'settings.change', subjectType: 'settings', subjectId: 'x' } as const
    await appendAuditEvents(
      tx,
      Array.from({ length: count }, (_, number) => ({ ...event, details: { number } })),
    )
    return ok(null)
  })

async function asOwner(sql: string): Promise<void> {
  const trigger = (what: string) => `ALTER TABLE audit_event ${what} TRIGGER audit_event_append_only`
  const lines = [trigger('DISABLE'), sql, trigger('ENABLE')]
  await owner.prisma.$transaction(lines.map((line) => owner.prisma.$executeRawUnsafe(line)))
}
const nth = (number: number) => `(SELECT id FROM audit_event ORDER BY id OFFSET ${number} LIMIT 1)`

it('the command finds a change, a gap and a cut-off end by its exit code, and says where', {
  timeout: 120_000,
}, async () => {
  await append(6)
  const head = (await createAudit({ database: program.prisma }).head()).sha256
  await append(2)
  expect(await verify(['--expect-head', head])).toMatchObject({
    code: 0,
    output: expect.stringContaining('8 records fit'),
  })

  await asOwner(`UPDATE audit_event SET details = '{"number": 9}' WHERE id = ${nth(3)}`)
  expect(await verify()).toMatchObject({
    code: 1,
    output: expect.stringMatching(/3 records fit[\s\S]+changed or taken out/),
  })
  await asOwner(`UPDATE audit_event SET details = '{"number": 3}' WHERE id = ${nth(3)}`)

  await asOwner(`DELETE FROM audit_event WHERE id > ${nth(4)}`)
  expect(await verify()).toMatchObject({ code: 0, output: expect.stringContaining('5 records fit') })
  expect(await verify(['--expect-head', head])).toMatchObject({ code: 1, output: expect.stringContaining('cut off') })

  await asOwner(`DELETE FROM audit_event WHERE id = ${nth(2)}`)
  expect(await verify()).toMatchObject({ code: 1, output: expect.stringContaining('2 records fit') })
})

it('the command refuses what it does not understand, and has another code for it', { timeout: 60_000 }, async () => {
  expect(await verify(['--expect-head', 'abc'])).toMatchObject({ code: 2, output: expect.stringContaining('64') })
  expect(await verify([], { AUDIT_KEY: 'too short' })).toMatchObject({
    code: 2,
    output: expect.stringMatching(/^AUDIT_KEY/),
  })
})
