import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedPostgresError } from './error.ts'
import { isAlive, startOf } from './system-process.ts'

export type DataDirectoryLock = { readonly release: () => Promise<void> }

type Owner = { readonly pid: number; readonly start: string | null }

/**
 * Makes this process the only one that uses `dataDirectory` (created when missing, for the owner only). What a process
 * left that has died, with the machine or without, is taken over. Refuses while its owner lives.
 */
export async function lockDataDirectory(dataDirectory: string): Promise<DataDirectoryLock> {
  const path = join(dataDirectory, 'in-use.json')
  const draft = `${path}.${randomUUID()}`
  const own: Owner = { pid: process.pid, start: await startOf(process.pid) }
  try {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
    await writeFile(draft, JSON.stringify(own), { mode: 0o600 })
  } catch (cause) {
    throw notWritable(dataDirectory, cause as Error)
  }
  try {
    while (!(await linkIfFree(draft, path))) {
      const owner = await readOwner(path)
      if (owner && (await isOwnerAlive(owner))) throw inUse(dataDirectory, owner)
      await removeStale(path)
    }
  } finally {
    await rm(draft, { force: true })
  }
  return { release: () => rm(path, { force: true }) }
}

/** A link is made in one step and with its content, so that nobody sees a half-written owner. */
async function linkIfFree(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner
  } catch {
    return null
  }
}

async function isOwnerAlive({ pid, start }: Owner): Promise<boolean> {
  return isAlive(pid) && (await startOf(pid)) === start
}

/** Of several processes that find the same stale file one renames it; the others meet what that one then put there. */
async function removeStale(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const owner = await readOwner(aside)
  // Somebody was faster and this is the new owner's file: give it back.
  if (owner && (await isOwnerAlive(owner))) await linkIfFree(aside, path)
  await rm(aside, { force: true })
}

const inUse = (dataDirectory: string, { pid }: Owner) =>
  new EmbeddedPostgresError(
    `${dataDirectory} は、動作中の別の政策要求デスク（プロセス ${pid}）が使っています。そちらを止めるか、DATA_DIR に別のフォルダーを指定してください`,
    `${dataDirectory} is in use by another running Policy Desk (process ${pid}). Stop that one, or set DATA_DIR to another folder`,
  )

const notWritable = (dataDirectory: string, cause: Error) =>
  new EmbeddedPostgresError(
    `${dataDirectory} に書き込めません（${cause.message}）。書き込めるフォルダーを DATA_DIR に指定してください`,
    `${dataDirectory} cannot be written (${cause.message}). Set DATA_DIR to a folder that can`,
    { cause },
  )
