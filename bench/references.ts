import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The servers that ours is measured against; they are no dependencies of the product. */
const PACKAGES = [
  '@y/websocket-server@0.1.1',
  'y-leveldb@0.1.2',
  '@hocuspocus/server@4.7.0',
  '@hocuspocus/extension-sqlite@4.7.0',
  'yjs@13.6.33',
  'ws@8.18.3',
]

const HOCUSPOCUS = `
import { Server } from '@hocuspocus/server'
import { SQLite } from '@hocuspocus/extension-sqlite'
const [port, database] = process.argv.slice(2)
await new Server({ port: Number(port), quiet: true, extensions: [new SQLite({ database })] }).listen()
`

/**
 * Installs them once into a folder of their own.
 * @returns the folder
 */
export function installReferences(): string {
  const folder = join(tmpdir(), 'policy-desk-bench-references')
  if (existsSync(join(folder, 'done'))) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  writeFileSync(join(folder, 'hocuspocus.mjs'), HOCUSPOCUS)
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], {
    cwd: folder,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The servers to compare with could not be installed.')
  writeFileSync(join(folder, 'done'), '')
  return folder
}
