import * as Y from 'yjs'
import { type Contestant, wait } from './contestants.ts'
import { memoryOf, processorTime } from './machine.ts'
import { delaysOf, type RawClient, type Times } from './raw-client.ts'

/** Figures of one contestant in one run, by name; the unit is part of the name. */
export type Figures = Record<string, number>

export type Measure = {
  readonly what: string
  /** Times that all contestants take their turn; the median counts. */
  readonly rounds: number
  readonly of: (contestant: Contestant) => Promise<Figures>
}

const LONG = Array.from({ length: 1_000 }, (_, index) => `段落${index}の要求の文をここに書く`)
const HISTORY = 5_000
/** Edits a second of one who writes: a quick typist's. */
const PACE = 10

export const MEASURES: readonly Measure[] = [
  { what: 'one writer, 20 readers', rounds: 2, of: (one) => latency(one, { rooms: 1, people: 21, writers: 1 }) },
  {
    what: '7 texts, 20 people each, 3 writing',
    rounds: 2,
    of: (one) => latency(one, { rooms: 7, people: 20, writers: 3 }),
  },
  { what: 'edits a second into one text, 20 readers, p95 below 200 ms', rounds: 1, of: throughput },
  {
    what: 'first browser after a restart, 1 000 paragraphs, 5 000 edits',
    rounds: 1,
    of: (one) => restarts(one, HISTORY),
  },
  { what: 'the same after 50 000 edits', rounds: 1, of: (one) => restarts(one, 10 * HISTORY) },
  { what: '100 browsers at once after a restart', rounds: 1, of: herd },
  { what: 'memory', rounds: 1, of: memory },
]

async function latency(one: Contestant, size: { rooms: number; people: number; writers: number }): Promise<Figures> {
  const times: Times = new Map()
  const everyone: RawClient[] = []
  const writers: RawClient[] = []
  for (let index = 0; index < size.rooms; index++) {
    const people = await inRoom(one, await one.aRoom(['']), size.people)
    everyone.push(...people)
    writers.push(...people.slice(0, size.writers))
  }
  // Until everything that runs for the first time has run.
  await typing(writers, times, PACE, 1_000)
  const pids = one.pids()
  const before = processorTime(pids)
  for (const person of everyone) person.isListening = true
  const typed = await typing(writers, times, PACE, 5_000)
  await wait(500)
  const used = processorTime(pids) - before
  for (const person of everyone) person.leave()
  const delays = everyone.flatMap((person) => delaysOf(person.arrivals, times))
  const expected = typed * (size.people - 1)
  if (delays.length < expected * 0.95) throw new Error(`${delays.length} of ${expected} edits arrived`)
  const stored = writers.flatMap((writer) => writer.storedAfter)
  return {
    'p50 ms': percentile(delays, 0.5),
    'p95 ms': percentile(delays, 0.95),
    'p99.9 ms': percentile(delays, 0.999),
    'processor ms an edit': used / typed,
    ...(stored.length > 0 && { 'told that it is stored, p99.9 ms': percentile(stored, 0.999) }),
  }
}

/** Each writes `perSecond` times a second for `duration` ms, evenly and not in step with the others. */
async function typing(
  writers: readonly RawClient[],
  times: Times,
  perSecond: number,
  duration: number,
): Promise<number> {
  const began = performance.now()
  const done = writers.map(() => 0)
  let total = 0
  while (performance.now() - began < duration) {
    for (const [index, writer] of writers.entries()) {
      const elapsed = (performance.now() - began) / 1000 - index / writers.length / perSecond
      const due = Math.min(Math.floor(elapsed * perSecond) + 1, Math.round((duration / 1000) * perSecond))
      for (; (done[index] ?? 0) < due; total++) {
        writer.type(times)
        done[index] = (done[index] ?? 0) + 1
      }
    }
    await wait(1)
  }
  return total
}

async function throughput(one: Contestant): Promise<Figures> {
  let best = 0
  for (const rate of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000]) {
    const people = await inRoom(one, await one.aRoom(['']), 30)
    const times: Times = new Map()
    const watcher = people.at(-1) as RawClient
    watcher.isListening = true
    const typed = await typing(people.slice(0, 10), times, rate / 10, 2_000)
    await wait(500)
    for (const person of people) person.leave()
    const delays = delaysOf(watcher.arrivals, times)
    const isWhole = delays.length >= typed * 0.99 && typed >= rate * 2 * 0.95
    if (!isWhole || percentile(delays, 0.95) > 200) break
    best = rate
  }
  return { 'edits a second': best }
}

/** The time until the text is there, after a history of so many edits. */
async function restarts(one: Contestant, edits: number): Promise<Figures> {
  const room = await aLongText(one, edits)
  const results: number[] = []
  for (let round = 0; round < 5; round++) {
    await one.kill()
    await one.start()
    const began = performance.now()
    const client = await one.join(room)
    await client.has(LONG.length)
    results.push(performance.now() - began)
    client.leave()
  }
  return { ms: percentile(results, 0.5) }
}

/** The clients do not read what they get: that would be counted a hundred times. */
async function herd(one: Contestant): Promise<Figures> {
  const room = await aLongText(one, HISTORY)
  const reader = await one.join(room)
  await reader.has(LONG.length)
  const bytes = Y.encodeStateAsUpdate(reader.doc).length * 0.8
  reader.leave()
  const last: number[] = []
  const used: number[] = []
  for (let round = 0; round < 3; round++) {
    await one.kill()
    await one.start()
    const pids = one.pids()
    const before = processorTime(pids)
    const began = performance.now()
    const clients = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const client = await one.join(room, 'light')
        await client.hasBytes(bytes)
        return client
      }),
    )
    last.push(performance.now() - began)
    used.push(processorTime([...new Set([...pids, ...one.pids()])]) - before)
    for (const client of clients) client.leave()
  }
  return { 'the last one, ms': percentile(last, 0.5), 'processor ms': percentile(used, 0.5) }
}

async function memory(one: Contestant): Promise<Figures> {
  const paragraphs = LONG.slice(0, 500)
  const rooms: string[] = []
  for (let index = 0; index < 31; index++) rooms.push(await one.aRoom(paragraphs))
  await one.settle()
  await one.kill()
  await one.start()
  const clients = [await one.join(rooms[0] as string, 'light')]
  await wait(500)
  const empty = memoryOf(one.pid())
  for (const room of rooms.slice(1)) clients.push(await one.join(room, 'light'))
  await wait(500)
  const withTexts = memoryOf(one.pid())
  for (let index = 0; index < 100; index++) clients.push(await one.join(rooms[0] as string, 'light'))
  await wait(500)
  const withConnections = memoryOf(one.pid())
  for (const client of clients) client.leave()
  return { 'kB a text': (withTexts - empty) / 30, 'kB a connection': (withConnections - withTexts) / 100 }
}

/** Made once for all measures. */
const longTexts = new Map<string, string>()

/** A text with a history of so many edits, on disk as far as the server puts it there. */
async function aLongText(one: Contestant, edits: number): Promise<string> {
  const key = `${one.name} ${edits}`
  const known = longTexts.get(key)
  if (known) return known
  const room = await one.aRoom(LONG)
  const writer = await one.join(room)
  await writer.has(LONG.length)
  const perSecond = 5_000
  await typing([writer], new Map(), perSecond, (edits / perSecond) * 1_000)
  const deadline = performance.now() + 30_000
  while (!(await hasAllOf(writer, await one.join(room)))) {
    if (performance.now() > deadline) throw new Error(`the server has not got ${edits} edits after half a minute`)
    await wait(500)
  }
  writer.leave()
  await one.settle()
  longTexts.set(key, room)
  return room
}

/** Has one who has just come got all that `writer` wrote? */
async function hasAllOf(writer: RawClient, reader: RawClient): Promise<boolean> {
  const { clientID } = writer.doc
  await reader.has(1)
  const isAll = Y.getState(reader.doc.store, clientID) >= Y.getState(writer.doc.store, clientID)
  reader.leave()
  return isAll
}

async function inRoom(one: Contestant, room: string, count: number): Promise<RawClient[]> {
  const people = await Promise.all(Array.from({ length: count }, () => one.join(room)))
  await Promise.all(people.map((person) => person.has(1)))
  return people
}

export function percentile(values: number[], share: number): number {
  const sorted = values.sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
