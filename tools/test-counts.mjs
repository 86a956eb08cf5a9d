import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0 }

/** What Vitest's JSON report at `path` says; nothing when there is none. @returns {Counts} */
export function countVitest(path) {
  const report = read(path)
  if (!report) return NONE
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = report
  return { passed, failed, skipped: numPendingTests + numTodoTests }
}

/**
 * What Playwright's JSON report at `path` says. A test that passed only at a second try has passed; `flakyTests` names it.
 * @returns {Counts}
 */
export function countPlaywright(path) {
  const report = read(path)
  if (!report) return NONE
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected + flaky, failed: unexpected, skipped }
}

/** The titles of the tests in Playwright's JSON report at `path` that passed only at a second try. @returns {string[]} */
export function flakyTests(path) {
  return playwrightTests(path, 'flaky')
}

/** The titles of the tests in Playwright's JSON report at `path` that failed at both tries. @returns {string[]} */
export function failedInPlaywright(path) {
  return playwrightTests(path, 'unexpected')
}

function playwrightTests(path, wanted) {
  const namesIn = ({ suites = [], specs = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === wanted))
      .map(({ file, title }) => `${file}: ${title}`),
    ...suites.flatMap(namesIn),
  ]
  return namesIn(read(path) ?? {})
}

/**
 * The tests in Vitest's JSON report at `path` that failed: the file's path and the test's whole title. A file that could not
 * be loaded is named without a title. @returns {{ file: string, title: string }[]}
 */
export function failedInVitest(path) {
  const results = read(path)?.testResults ?? []
  return results.flatMap(({ name: file, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length > 0) return failed.map(({ fullName: title }) => ({ file, title }))
    return status === 'failed' ? [{ file, title: '' }] : []
  })
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sum(all) {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    NONE,
  )
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
