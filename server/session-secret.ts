import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { explainDataDirectory } from './explain-start-failure.ts'

/**
 * The secret of sessions and one-time links: the configured one, else one made at the first start and kept in the data
 * directory (readable by the owner only), so that a restart of a demonstration signs nobody out.
 * @throws StartProblem when it cannot be kept there
 */
export async function sessionSecretOf({
  sessionSecret,
  dataDirectory,
}: Pick<Config, 'sessionSecret' | 'dataDirectory'>): Promise<string> {
  if (sessionSecret !== null) return sessionSecret
  try {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
    return await readOrMake(join(dataDirectory, 'session-secret'))
  } catch (error) {
    throw explainDataDirectory(error, dataDirectory)
  }
}

async function readOrMake(path: string): Promise<string> {
  try {
    await writeFile(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return await readFile(path, 'utf8')
}
