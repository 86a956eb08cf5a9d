// The server of the browser tests: as built, a demonstration, in a temporary folder that goes with it. It begins with a copy of
// E2E_DATA (made by tools/e2e-data.mjs), or without one loads the sample year itself.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const directory = mkdtempSync(join(tmpdir(), 'policy-desk-e2e-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
if (process.env.E2E_DATA) cpSync(process.env.E2E_DATA, directory, { recursive: true })
process.env.DATA_DIR = directory
process.env.DEMO = '1'
delete process.env.DATABASE_URL
delete process.env.MIGRATION_DATABASE_URL
await import('./start.mjs')
