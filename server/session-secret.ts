import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'

/**
 * The secret of sessions and one-time links: the configured one, else one made at the first start and kept in the data
 * directory (readable by the owner only), so that a restart of a demonstration signs nobody out.
 */
export async function sessionSecretOf({
  sessionSecret,
  dataDirectory,
}: Pick<Config, 'sessionSecret' | 'dataDirectory'>): Promise<string> {
  if (sessionSecret !== null) return sessionSecret
  const path = join(dataDirectory, 'session-secret')
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return await readFile(path, 'utf8')
}
