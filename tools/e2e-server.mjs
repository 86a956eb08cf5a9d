// The server of the browser tests: as built, a demonstration, in a temporary folder that goes with it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const directory = mkdtempSync(join(tmpdir(), 'policy-desk-e2e-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
process.env.DATA_DIR = directory
process.env.DEMO = '1'
delete process.env.DATABASE_URL
delete process.env.MIGRATION_DATABASE_URL
await import('./start.mjs')
