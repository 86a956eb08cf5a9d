import { type Contestant, hocuspocus, policyDesk, wait, yWebsocket } from './contestants.ts'
import { note, type RawClient, type Times } from './raw-client.ts'
import { installReferences } from './references.ts'

/** Writing together, against the y-websocket server and Hocuspocus in one run: `npx tsx bench/collaboration.ts`. */

const LONG = Array.from({ length: 1_000 }, (_, index) => `段落${index}の要求の文をここに書く`)

type Measure = {
  readonly what: string
  readonly unit: string
  readonly of: (contestant: Contestant) => Promise<number>
}

const MEASURES: readonly Measure[] = [
  { what: 'one writer, 20 readers: p95', unit: 'ms', of: (one) => latency(one, { rooms: 1, people: 21, writers: 1 }) },
  {
    what: '7 texts, 20 people each, 3 of them writing: p95',
    unit: 'ms',
    of: (one) => latency(one, { rooms: 7, people: 20, writers: 3 }),
  },
  { what: 'edits a second into one text, 20 readers, p95 below 200 ms', unit: '/s', of: throughput },
  {
    what: 'first browser after a restart, 1 000 paragraphs, 5 000 edits',
    unit: 'ms',
    of: (one) => afterRestart(one, 1),
  },
  { what: '100 browsers at once after a restart, the last one', unit: 'ms', of: (one) => afterRestart(one, 100) },
]

async function latency(one: Contestant, size: { rooms: number; people: number; writers: number }): Promise<number> {
  const delays: number[] = []
  const times: Times = new Map()
  const everyone: RawClient[] = []
  const writers: RawClient[] = []
  for (let index = 0; index < size.rooms; index++) {
    const room = await one.aRoom([''])
    const people = await inRoom(one, room, size.people)
    everyone.push(...people)
    writers.push(...people.slice(0, size.writers))
  }
  // Until everything that runs for the first time has run.
  await typing(writers, times, 5, 1_000)
  for (const person of everyone) person.onUpdate = (update) => note(update, times, delays)
  await typing(writers, times, 5, 10_000)
  await wait(500)
  for (const person of everyone) person.leave()
  const expected = writers.length * 50 * (size.people - 1)
  if (delays.length < expected * 0.95) throw new Error(`${one.name}: ${delays.length} of ${expected} edits arrived`)
  return percentile(delays, 0.95)
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

async function throughput(one: Contestant): Promise<number> {
  let best = 0
  for (const rate of [500, 1_000, 2_000, 4_000, 6_000, 8_000, 12_000, 16_000, 24_000, 32_000]) {
    const room = await one.aRoom([''])
    const people = await inRoom(one, room, 30)
    const writers = people.slice(0, 10)
    const times: Times = new Map()
    const delays: number[] = []
    const watcher = people.at(-1) as RawClient
    watcher.onUpdate = (update) => note(update, times, delays)
    const typed = await typing(writers, times, rate / writers.length, 3_000)
    await wait(1_000)
    for (const person of people) person.leave()
    const isWhole = delays.length >= typed * 0.99 && typed >= rate * 3 * 0.95
    if (!isWhole || percentile(delays, 0.95) > 200) break
    best = rate
  }
  return best
}

async function afterRestart(one: Contestant, browsers: number): Promise<number> {
  const room = await one.aRoom(LONG)
  const writer = await one.join(room)
  await writer.has(LONG.length)
  await typing([writer], new Map(), 500, 10_000)
  await wait(500)
  writer.leave()
  await one.settle()
  const results: number[] = []
  for (let round = 0; round < 3; round++) {
    await one.kill()
    await one.start()
    const clients = await Promise.all(Array.from({ length: browsers }, () => withText(one, room)))
    results.push(Math.max(...clients.map(({ after }) => after)))
    for (const { client } of clients) client.leave()
  }
  return percentile(results, 0.5)
}

async function inRoom(one: Contestant, room: string, count: number): Promise<RawClient[]> {
  const people = await Promise.all(Array.from({ length: count }, () => one.join(room)))
  await Promise.all(people.map((person) => person.has(1)))
  return people
}

async function withText(one: Contestant, room: string) {
  const began = performance.now()
  const client = await one.join(room)
  await client.has(LONG.length)
  return { client, after: performance.now() - began }
}

function percentile(values: number[], share: number): number {
  const sorted = values.sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const references = installReferences()
const contestants = [await policyDesk(), await yWebsocket(references), await hocuspocus(references)]
const only = process.argv[2]
console.log(`| what | ${contestants.map(({ name }) => name).join(' | ')} |`)
for (const { what, unit, of } of MEASURES) {
  if (only && !what.includes(only)) continue
  const figures: string[] = []
  for (const one of contestants) {
    await one.start()
    const figure = await of(one).catch((error: Error) => error.message)
    figures.push(
      typeof figure === 'number' ? `${figure < 100 ? figure.toFixed(1) : Math.round(figure)} ${unit}` : figure,
    )
    await one.kill()
  }
  console.log(`| ${what} | ${figures.join(' | ')} |`)
}
for (const one of contestants) await one.close()
process.exit()
