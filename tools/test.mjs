// `npm test`: everything that must hold, from a fresh clone, with nothing but Node and npm. The last line is the sum.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies } from './ensure-dependencies.mjs'
import { root } from './root.mjs'
import { countPlaywright, countVitest, NONE, sum } from './test-counts.mjs'
import { runStep } from './test-step.mjs'

ensureDependencies()
process.chdir(root)

const { chromium } = await import('@playwright/test')
const chromiumPath = ensureChromium(chromium.executablePath())
if (!chromiumPath) {
  console.error(
    'ブラウザーのテストに Chromium が必要です。Chromium を入れるか（例: apt-get install chromium、npx playwright install chromium）、' +
      'CHROMIUM_PATH にその場所を指定してください。 / The browser tests need a Chromium: install one (for instance ' +
      'apt-get install chromium, or npx playwright install chromium), or name it in CHROMIUM_PATH.',
  )
  process.exit(1)
}

const reports = mkdtempSync(join(tmpdir(), 'policy-desk-reports-'))
const report = (name) => join(reports, `${name}.json`)
const vitest = (project) => [
  ...['vitest', 'run', '--project', project],
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${report(project)}`],
]

/** The built program, and what is tried with it; the tests wait for the database for half of their time. */
const built = [
  { name: 'build', command: ['node', 'tools/build.mjs'] },
  {
    name: 'integration tests',
    after: 'build',
    command: vitest('integration'),
    count: () => countVitest(report('integration')),
  },
]

/** What needs nothing but the sources, and one core: beside that. */
const sources = [
  // TypeScript 7: the same check in a quarter of the time; `typescript` 5.9 stays for the programs that build on it.
  { name: 'type check', command: ['node', 'node_modules/typescript-native/bin/tsc', '--noEmit'] },
  { name: 'migrations match the schema', command: ['npm', 'run', '--silent', 'db:check'] },
  { name: 'unused code', command: ['knip'] },
  {
    name: 'dependency rules',
    command: ['depcruise', 'app', 'server', 'e2e', 'bench', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings', '.'] },
  {
    name: 'unit tests',
    command: [...vitest('unit'), `--maxWorkers=${Math.max(1, availableParallelism() - 1)}`],
    count: () => countVitest(report('unit')),
  },
]

/** These take the whole machine. */
const browser = {
  name: 'browser tests',
  after: 'build',
  command: ['playwright', 'test', '--reporter=list,json'],
  environment: {
    CHROMIUM_PATH: chromiumPath,
    E2E_PORTS: process.env.E2E_PORTS ?? (await Promise.all([freePort(), freePort()])).join(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report('browser'),
  },
  count: () => countPlaywright(report('browser')),
}

const results = []
async function run(step, options) {
  const requirement = results.find(({ name }) => name === step.after)
  if (requirement && !requirement.isPassed) {
    console.log(`\n■ ${step.name}: left out, because "${step.after}" failed`)
    results.push({ name: step.name, isPassed: false, seconds: 0, counts: NONE })
    return false
  }
  const { isPassed, seconds } = await runStep(step, options)
  results.push({ name: step.name, isPassed, seconds, counts: step.count?.() ?? NONE })
  return isPassed
}

if (await run({ name: 'database client', command: ['node', 'tools/prisma.mjs', 'generate'] })) {
  const oneAfterTheOther = async (steps, givesWay) => {
    for (const step of steps) await run(step, { isBesideOthers: true, givesWay })
  }
  await Promise.all([oneAfterTheOther(built, false), oneAfterTheOther(sources, true)])
  await run(browser)
}
rmSync(reports, { recursive: true, force: true })

console.log('\n')
for (const { name, isPassed, seconds } of results) {
  console.log(`${isPassed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
}
// A step that failed without a failed test (a type error, a file that could not be loaded) counts as one.
const failures = results.map(({ isPassed, counts }) => (isPassed ? counts : { ...counts, failed: counts.failed || 1 }))
const { passed, failed, skipped } = sum(failures)
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 ? 1 : 0)

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
