import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditKeyOf, sessionSecretOf } from './kept-secret.ts'

let parent: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'policy-desk-secret-'))
})
afterAll(() => rm(parent, { recursive: true, force: true }))

it('is the configured one', async () => {
  expect(await sessionSecretOf({ sessionSecret: 'configured', dataDirectory: '/nowhere' })).toBe('configured')
})

it('is made once, kept, and readable by the owner only', async () => {
  const config = { sessionSecret: null, dataDirectory: join(parent, 'data') }
  const made = await sessionSecretOf(config)
  expect(made).toMatch(/^[\w-]{64}$/)
  expect(await sessionSecretOf(config)).toBe(made)
  expect((await stat(join(config.dataDirectory, 'session-secret'))).mode & 0o777).toBe(0o600)
  expect(await sessionSecretOf({ ...config, dataDirectory: join(parent, 'other') })).not.toBe(made)
})

it('of sessions and of the audit record are two', async () => {
  const config = { sessionSecret: null, auditKey: null, dataDirectory: join(parent, 'two') }
  const key = await auditKeyOf(config)
  expect(key).toMatch(/^[\w-]{64}$/)
  expect(await auditKeyOf(config)).toBe(key)
  expect(await sessionSecretOf(config)).not.toBe(key)
  expect((await stat(join(config.dataDirectory, 'audit-key'))).mode & 0o777).toBe(0o600)
})

it('names the folder in which it cannot be kept', async () => {
  const dataDirectory = join(parent, 'a file')
  await writeFile(dataDirectory, 'not a folder')
  const made = sessionSecretOf({ sessionSecret: null, dataDirectory })
  await expect(made).rejects.toThrow(/^DATA_DIR: .+書き込めません.+ \/ DATA_DIR: .+cannot be written/)
})
