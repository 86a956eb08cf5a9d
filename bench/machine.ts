import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'

/** A machine with more waiting work than this says nothing about a server. */
const MAX_LOAD = 0.7
/** The same work may take so much longer once than at best. */
const MAX_SPREAD = 1.25
/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const TICKS = 100

/** Why nothing that is measured now would mean anything; null when the machine is quiet. */
export function busyness(): string | null {
  const load = loadavg()[0] ?? 0
  if (load > MAX_LOAD) return `load average ${load.toFixed(2)}, more than ${MAX_LOAD}`
  const times = Array.from({ length: 20 }, fixedWork).sort((a, b) => a - b)
  const spread = (times.at(-2) ?? 0) / (times[0] ?? 1)
  return spread > MAX_SPREAD
    ? `the same work took between ${times[0]?.toFixed(0)} and ${times.at(-2)?.toFixed(0)} ms`
    : null
}

function fixedWork(): number {
  const began = performance.now()
  let state = 1
  for (let n = 0; n < 20_000_000; n++) state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return performance.now() - began + (state === 0 ? 1 : 0)
}

/** A process and all below it. */
export function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) && statOf(Number(name))
    if (fields) children.set(Number(fields[1]), [...(children.get(Number(fields[1])) ?? []), Number(name)])
  }
  const family = [pid]
  for (const member of family) family.push(...(children.get(member) ?? []))
  return family
}

/** Milliseconds of processor time that these processes have used, and those of theirs that ended. */
export const processorTime = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const fields = statOf(pid)
    return sum + (fields ? [11, 12, 13, 14].reduce((ticks, field) => ticks + Number(fields[field]), 0) : 0)
  }, 0) *
  (1_000 / TICKS)

/** Kilobytes of memory that a process holds. */
export const memoryOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN)

/** What /proc tells of a process from its state on: [0] state, [1] parent, [11] to [14] ticks. Null when it ended. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
