// `npm test`: everything that must hold, from a fresh clone, with nothing but Node and npm. The last line is the sum.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies } from './ensure-dependencies.mjs'
import { freePort } from './free-port.mjs'
import { root } from './root.mjs'
import {
  countPlaywright,
  countVitest,
  failedInPlaywright,
  failedInVitest,
  flakyTests,
  NONE,
  sum,
} from './test-counts.mjs'
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
const browserData = join(reports, 'browser-data')
const vitest = (project, reportName = project) => [
  ...['vitest', 'run', '--project', project],
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${report(reportName)}`],
]

/** The built program, and what is tried with it; some of these tests measure how long somebody waits. */
const built = [
  { name: 'build', command: ['node', 'tools/build.mjs'] },
  {
    name: 'integration tests',
    after: 'build',
    command: vitest('integration'),
    count: () => countVitest(report('integration')),
  },
]

/** What waits for nobody: it is computed in one thread where the others leave some of the machine. */
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

/** The servers of the browser tests, made ready once, and the tests. */
const browser = [
  { name: 'data of the browser tests', after: 'build', command: ['node', 'tools/e2e-data.mjs', browserData] },
  {
    name: 'browser tests',
    after: 'data of the browser tests',
    command: ['playwright', 'test', '--reporter=list,json'],
    environment: {
      // What passes at a second try is named below.
      CI: 'true',
      CHROMIUM_PATH: chromiumPath,
      E2E_DATA: browserData,
      E2E_PORTS: process.env.E2E_PORTS ?? (await Promise.all([freePort(), freePort()])).join(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report('browser'),
    },
    count: () => countPlaywright(report('browser')),
  },
]

const results = []
/** Steps by their names, once they have begun; what comes of each. */
const begun = new Map()
function run(step, options) {
  const running = runAfterWhatItNeeds(step, options)
  begun.set(step.name, running)
  return running
}

async function runAfterWhatItNeeds(step, options) {
  if (step.after && !(await begun.get(step.after))) {
    console.log(`\n■ ${step.name}: left out, because "${step.after}" failed`)
    results.push({ name: step.name, isPassed: false, seconds: 0, counts: NONE })
    return false
  }
  const { isPassed, seconds } = await runStep(step, options)
  results.push({ name: step.name, isPassed, seconds, counts: step.count?.() ?? NONE })
  return isPassed
}

const oneAfterTheOther = async (steps, givesWay) => {
  for (const step of steps) await run(step, { isBesideOthers: true, givesWay })
}
if (await run({ name: 'database client', command: ['node', 'tools/prisma.mjs', 'generate'] })) {
  const [data, ...trying] = browser
  await Promise.all([oneAfterTheOther(built, false), oneAfterTheOther([...sources, data], true)])
  // Beside the others they would make tests wait longer than these allow, and take no less of the machine.
  await oneAfterTheOther(trying, false)
}
const flaky = flakyTests(report('browser'))
const failed = failedInPlaywright(report('browser'))

// What failed beside the others is tried once more with the machine to itself, as the browser tests are, and named; many are no accident.
for (const project of ['unit', 'integration']) {
  const wrong = failedInVitest(report(project))
  const step = results.find(({ name }) => name === `${project} tests`)
  if (wrong.length === 0 || !step) continue
  const again = `${project}-again`
  const files = [...new Set(wrong.map(({ file }) => relative(root, file)))]
  const names = (tests) => tests.map(({ file, title }) => `${relative(root, file)}: ${title}`)
  if (files.length > 5) {
    failed.push(...names(wrong))
    continue
  }
  const { isPassed, seconds } = await runStep({
    name: `${project} tests: ${files.length} once more`,
    command: [...vitest(project, again), ...files],
  })
  step.seconds += seconds
  if (isPassed) {
    flaky.push(...names(wrong))
    step.isPassed = true
    step.counts = { ...step.counts, passed: step.counts.passed + step.counts.failed, failed: 0 }
  } else failed.push(...names(failedInVitest(report(again))))
}
rmSync(reports, { recursive: true, force: true })

console.log('\n')
for (const { name, isPassed, seconds } of results) {
  console.log(`${isPassed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
}
for (const name of failed) console.log(`✗ failed: ${name}`)
for (const name of flaky) console.log(`! passed only at a second try: ${name}`)
// A step that failed without a failed test (a type error, a file that could not be loaded) counts as one.
const failures = results.map(({ isPassed, counts }) => (isPassed ? counts : { ...counts, failed: counts.failed || 1 }))
const total = sum(failures)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed > 0 ? 1 : 0)
