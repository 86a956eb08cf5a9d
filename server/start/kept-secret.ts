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
export const sessionSecretOf = (config: Pick<Config, 'sessionSecret' | 'dataDirectory'>): Promise<string> =>
  configuredOrKept(config.sessionSecret, config.dataDirectory, 'session-secret')

/**
 * The key that seals the audit record, as the setting has it (with those it replaced): the configured one, else one kept likewise.
 * @throws StartProblem when it cannot be kept there
 */
export const auditKeyOf = (config: Pick<Config, 'auditKey' | 'dataDirectory'>): Promise<string> =>
  configuredOrKept(config.auditKey, config.dataDirectory, AUDIT_KEY_FILE)

/** The same without making one: null where none is configured or kept. */
export const findAuditKey = async (config: Pick<Config, 'auditKey' | 'dataDirectory'>): Promise<string | null> =>
  config.auditKey ?? (await readFile(join(config.dataDirectory, AUDIT_KEY_FILE), 'utf8').catch(() => null))

const AUDIT_KEY_FILE = 'audit-key'

async function configuredOrKept(configured: string | null, dataDirectory: string, fileName: string): Promise<string> {
  if (configured !== null) return configured
  try {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
    return await readOrMake(join(dataDirectory, fileName))
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
