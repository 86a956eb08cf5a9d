import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** True while a process with this id exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * What tells a process from a later one with the same id, also across a restart of the machine: its start time.
 * Null when there is no such process or the system does not say.
 */
export async function startOf(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return await ps(pid, 'lstart=')
  try {
    const [stat, bootId] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ])
    // proc(5): field 22 is the start time. Field 2, the name in parentheses, may itself contain blanks and parentheses.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? null : `${bootId.trim()} ${fields[18]}`
  } catch {
    return null
  }
}

/** The command line of a process, or null when there is none or the system does not say. */
export async function commandLineOf(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return await ps(pid, 'command=')
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return text.replaceAll('\0', ' ').trim() || null
}

async function ps(pid: number, column: string): Promise<string | null> {
  if (process.platform === 'win32') return null
  const { stdout } = await promisify(execFile)('ps', ['-o', column, '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.trim() || null
}

/** Waits until the process has gone; false when it is still there after `milliseconds`. */
export async function hasGone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds
  while (isAlive(pid) && (await isNoZombie(pid))) {
    if (Date.now() > deadline) return false
    await new Promise((wake) => setTimeout(wake, 50))
  }
  return true
}

/** A dead child whom nobody has waited for still answers to signals. */
async function isNoZombie(pid: number): Promise<boolean> {
  return process.platform !== 'linux' || (await startOf(pid)) !== null
}
