import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { chromium, type Page } from '@playwright/test'
import pg from 'pg'
import type { CycleId, ProposalId } from '#app/domain/ids.ts'
import { startEmbeddedPostgres } from '#server/db/embedded-postgres.ts'
import { createSimilarWishes } from '#server/proposals/similar-wishes.ts'
import { findChromium } from '../tools/chromium.mjs'
import { busyness } from './machine.ts'
import { type DeskOfYears, databaseOfYears, deskOfYears } from './pages/desk-of-years.ts'
import { addWishes } from './years/wishes.ts'

/**
 * The desk with the wishes of a whole year beside that of a small one, in one run (`npm run bench:wishes`, after `npm run build`): how
 * long it takes to open, how soon a key answers in the browser, and what is looked for in the thread of similar wishes.
 *   first argument: wishes (1000)   second: rounds (20)
 */
const MANY = Number(process.argv[2] ?? 1000)
const ROUNDS = Number(process.argv[3] ?? 20)
const FEW = 50
const SIZE = { years: 2, requests: 200, recipients: 6 }
/** How long (ms) an answer to a key is waited for at all. */
const PATIENCE = 15_000
const GOALS = { open: 1.2, key: 100, similar: 1000 } as const

/** As text: what is compiled here names helpers that a page does not have. */
const fromKeyTo = (shown: string) => `new Promise((resolve) => {
  const shown = () => ${shown}
  const before = shown()
  let began = 0
  addEventListener('keydown', () => { began ||= performance.now() }, { capture: true })
  const look = () => {
    // The frame that begins here is the first that shows it.
    if (began > 0 && shown() !== before) setTimeout(() => resolve(performance.now() - began))
    else requestAnimationFrame(look)
  }
  look()
})`
const FROM_KEY_TO_MARK = fromKeyTo(`document.querySelector('nav [aria-current="true"]')?.getAttribute('href')`)
const FROM_KEY_TO_SHOWN = fromKeyTo(`document.querySelector('#decide input[name="proposal"]')?.value`)
const FROM_KEY_TO_PICTURE = `new Promise((resolve) => addEventListener('keydown', () => {
  const began = performance.now()
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
}, { capture: true, once: true }))`

const busy = busyness()
if (busy) console.log(`The machine is busy (${busy}): ratios hold, times less.`)
const folder = mkdtempSync(join(tmpdir(), 'policy-desk-wishes-'))
const postgres = await startEmbeddedPostgres({ dataDir: folder, log: console.warn })
const desks: DeskOfYears[] = []
try {
  const year = await databaseOfYears(postgres.ownerUrl, SIZE)
  const [few, many] = [await sideOf(year, FEW), await sideOf(year, MANY)]
  console.log(`| what | ${FEW} wishes | ${MANY} wishes | ratio or goal |`)
  console.log('|---|---|---|---|')
  await opening(few, many)
  await similar(many)
  await keys(few, many)
} finally {
  for (const desk of desks) await desk.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit()

/** A copy of the year with so many wishes, and the program at it. */
async function sideOf(year: string, count: number): Promise<DeskOfYears> {
  const url = new URL(year)
  const client = new pg.Client({ connectionString: postgres.ownerUrl })
  await client.connect()
  await client.query(`CREATE DATABASE wishes_${count} TEMPLATE "${url.pathname.slice(1)}"`)
  await client.end()
  url.pathname = `/wishes_${count}`
  await addWishes(url.toString(), count)
  const desk = await deskOfYears(url.toString(), false)
  desks.push(desk)
  return desk
}

/** The pages by turns, so that whatever else the machine does falls on both. */
async function opening(few: DeskOfYears, many: DeskOfYears): Promise<void> {
  for (const [what, role, path] of [
    ['the desk opens', 'bureau', '/consolidation'],
    ['the desk opens with all that were handed in', 'bureau', '/consolidation?show=all'],
    ['the call', 'bureau', '/call'],
  ] as const) {
    const times: { few: number[]; many: number[] } = { few: [], many: [] }
    for (const desk of [few, many]) await desk.show(role, path)
    for (let round = 0; round < ROUNDS; round++)
      for (const side of round % 2 ? (['many', 'few'] as const) : (['few', 'many'] as const))
        times[side].push((await (side === 'few' ? few : many).show(role, path)).milliseconds)
    const [one, other] = [median(times.few), median(times.many)]
    const statements = [await statementsOf(few, role, path), await statementsOf(many, role, path)]
    const goal = path.startsWith('/consolidation') ? `, goal ≤ ${GOALS.open}` : ''
    row(what, ms(one), ms(other), `${(other / one).toFixed(2)} ×${goal}`)
    row(`${what}: statements`, String(statements[0]), String(statements[1]), '')
  }
}

async function statementsOf(desk: DeskOfYears, role: 'bureau', path: string): Promise<number> {
  desk.heard.take()
  await desk.show(role, path)
  return desk.heard.take().length
}

/** From a thread that has not begun to the answer, then with the index there; and how long nobody else was answered meanwhile. */
async function similar({ database }: DeskOfYears): Promise<void> {
  const cycle = await database.cycle.findFirstOrThrow({ where: { isCurrent: true } })
  const wishes = await database.proposal.findMany({
    where: { cycleId: cycle.id },
    take: ROUNDS,
    orderBy: { id: 'asc' },
  })
  const looking = createSimilarWishes(database)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const times: number[] = []
  delay.enable()
  for (const { id, title, demand } of wishes) {
    const began = performance.now()
    await looking.like(cycle.id as CycleId, `${title}。${demand}`, id as ProposalId)
    times.push(performance.now() - began)
  }
  delay.disable()
  row('similar wishes, first look (thread and index begin)', '', ms(times[0]), `goal ≤ ${GOALS.similar} ms`)
  row('similar wishes, each further look', '', ms(median(times.slice(1))), '')
  row('the main thread was held meanwhile, at most', '', ms(delay.max / 1_000_000), '')
}

/** What a clerk's keys take in the browser, from the key to the picture. */
async function keys(few: DeskOfYears, many: DeskOfYears): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium(chromium.executablePath()) ?? undefined })
  try {
    const measured: Record<string, [number[], number[]]> = {}
    for (const [side, desk] of [few, many].entries()) {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
      const [name = '', value = ''] = desk.cookieOf('bureau').split('=')
      const origin = desk.origin.replace('127.0.0.1', 'localhost')
      await page.context().addCookies([{ name, value, url: origin.replace('http:', 'https:') }])
      await page.goto(`${origin}/consolidation?show=all`, { waitUntil: 'networkidle' })
      await page.locator('nav [aria-current="true"]').waitFor({ timeout: PATIENCE })
      const note = (what: string, time: number) => {
        measured[what] ??= [[], []]
        measured[what]?.[side]?.push(time)
      }
      // The first answers compile what the others use.
      for (let round = 0; round < 3; round++) await pressed(page, 'Alt+ArrowDown', FROM_KEY_TO_SHOWN)
      for (let round = 0; round < ROUNDS; round++)
        note('key: next wish (Alt+↓), until it is shown whole', await pressed(page, 'Alt+ArrowDown', FROM_KEY_TO_SHOWN))
      for (let round = 0; round < ROUNDS; round++)
        note('key: the wish before (Alt+↑), until it is marked', await pressed(page, 'Alt+ArrowUp', FROM_KEY_TO_MARK))
      await page.getByRole('textbox', { name: /^理由・申し送り/ }).focus()
      for (let round = 0; round < ROUNDS; round++)
        note('key: a letter of the reason', await pressed(page, 'a', FROM_KEY_TO_PICTURE))
      for (let round = 0; round < ROUNDS; round++)
        note(
          'key: an outcome is chosen (Alt+1 to 4)',
          await pressed(page, `Alt+Digit${1 + (round % 4)}`, FROM_KEY_TO_PICTURE),
        )
      await page.context().close()
    }
    for (const [what, [small, large]] of Object.entries(measured)) {
      row(`${what}, median`, ms(median(small)), ms(median(large)), '')
      row(`${what}, 95 of 100`, ms(most(small)), ms(most(large)), `goal ≤ ${GOALS.key} ms`)
    }
  } finally {
    await browser.close()
  }
}

/** Presses a key. @returns how long (ms) the page took by its own clock until what `until` waits for was drawn */
async function pressed(page: Page, key: string, until: string): Promise<number> {
  // The page listens before the key is pressed.
  await page.evaluate(`void (window.answered = ${until})`)
  await page.keyboard.press(key)
  const time = page.evaluate<number>('window.answered')
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error(`${key} has had no answer at ${page.url()}`)), PATIENCE).unref(),
  )
  return Promise.race([time, late])
}

function row(...cells: string[]): void {
  console.log(`| ${cells.join(' | ')} |`)
}
function ms(time: number | undefined): string {
  return `${(time ?? 0).toFixed(time !== undefined && time < 10 ? 1 : 0)} ms`
}
function sorted(times: readonly number[]): number[] {
  return [...times].sort((a, b) => a - b)
}
function median(times: readonly number[]): number {
  return sorted(times)[times.length >> 1] ?? 0
}
function most(times: readonly number[]): number {
  return sorted(times)[Math.floor(times.length * 0.95)] ?? 0
}
