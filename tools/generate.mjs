import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { unlessUnchanged } from './content-stamp.mjs'
import { root } from './root.mjs'

/** Makes the database client from prisma/schema.prisma, unless it is up to date. Throws when that fails. */
export async function generateDatabaseClient() {
  const inputs = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']
  await unlessUnchanged('database-client', { inputs, outputs: ['server/db/generated/client.ts'] }, () => {
    const { status } = spawnSync(process.execPath, [join(root, 'tools/prisma.mjs'), 'generate'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (status !== 0) throw new Error('The database client could not be made from prisma/schema.prisma.')
  })
}
