import { appendAndSync, type Contestant, hocuspocus, policyDesk, yWebsocket } from './contestants.ts'
import { busyness } from './machine.ts'
import { type Figures, MEASURES, type Measure, percentile } from './measures.ts'
import { installReferences } from './references.ts'

/**
 * Writing together, against other servers in one run: `npm run bench`, or `npm run bench -- "7 texts"` for one measure. Says nothing on
 * a machine that does something else as well, unless told `--busy`; then every line says that it does not count.
 */
const parameters = process.argv.slice(2)
const mayBeBusy = parameters.includes('--busy')
const only = parameters.find((parameter) => !parameter.startsWith('--'))
const busy = busyness()
if (busy && !mayBeBusy) {
  console.error(`This machine is busy: ${busy}. What is measured now would mean nothing. (--busy: measure anyway)`)
  process.exit(1)
}
const reservation = mayBeBusy ? ' not valid (--busy) |' : ''

const references = installReferences()
const contestants = [
  await policyDesk(),
  await yWebsocket(references),
  await hocuspocus(references),
  await appendAndSync(references),
]
const names = contestants.map(({ name }) => name)
console.log(`| what | figure | ${names.join(' | ')} |${reservation}`)
console.log(`|---|---|${names.map(() => '---').join('|')}|${reservation && '---|'}`)
for (const measure of MEASURES) if (!only || measure.what.includes(only)) await compare(measure)
for (const one of contestants) await one.close()
if (!mayBeBusy) {
  const busyNow = busyness()
  // Its own work is still in the load average; only the second check speaks now.
  if (busyNow && !busyNow.startsWith('load')) console.log(`The machine became busy meanwhile: ${busyNow}.`)
}
process.exit()

/** All in turn, each round in another order, so that nobody always comes after the same one. */
async function compare({ what, rounds, of }: Measure): Promise<void> {
  const results = new Map<Contestant, Figures[]>(contestants.map((one) => [one, []]))
  const failures = new Map<Contestant, string>()
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < contestants.length; turn++) {
      const one = contestants[(round + turn) % contestants.length] as Contestant
      await one.start()
      try {
        results.get(one)?.push(await of(one))
      } catch (error) {
        failures.set(one, (error as Error).message)
      }
      await one.kill()
    }
  const figures = new Set([...results.values()].flat().flatMap((result) => Object.keys(result)))
  for (const figure of figures) {
    const medians = contestants.map((one) => median(results.get(one) ?? [], figure))
    // y-websocket is 1.
    const unit = medians[1]
    const cells = contestants.map((one, index) => cell(medians[index], unit) ?? failures.get(one) ?? '–')
    console.log(`| ${what} | ${figure} | ${cells.join(' | ')} |${reservation}`)
  }
}

function median(results: readonly Figures[], figure: string): number | undefined {
  const values = results.flatMap((result) => result[figure] ?? [])
  return values.length === 0 ? undefined : percentile(values, 0.5)
}

function cell(value: number | undefined, unit: number | undefined): string | null {
  if (value === undefined) return null
  const shown = value < 100 ? value.toFixed(1) : String(Math.round(value))
  return unit ? `${shown} (${(value / unit).toFixed(2)} ×)` : shown
}
