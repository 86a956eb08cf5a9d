import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countPlaywright,
  countVitest,
  failedInPlaywright,
  failedInVitest,
  flakyTests,
  NONE,
  sum,
} from './test-counts.mjs'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'test-counts-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

async function report(content: unknown): Promise<string> {
  const path = join(directory, 'report.json')
  await writeFile(path, JSON.stringify(content))
  return path
}

describe('the sum of all tests', () => {
  it('counts what Vitest reports', async () => {
    const path = await report({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })
    expect(countVitest(path)).toEqual({ passed: 7, failed: 1, skipped: 3 })
  })

  it('counts what Playwright reports, and names what passed only at the second try', async () => {
    const spec = (file: string, title: string, status: string) => ({ file, title, tests: [{ status }] })
    const path = await report({
      stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 0 },
      suites: [
        {
          specs: [spec('a.spec.ts', 'slow', 'flaky'), spec('a.spec.ts', 'wrong', 'unexpected')],
          suites: [{ specs: [spec('a.spec.ts', 'inner', 'flaky'), spec('a.spec.ts', 'right', 'expected')] }],
        },
      ],
    })
    expect(countPlaywright(path)).toEqual({ passed: 7, failed: 1, skipped: 0 })
    expect(flakyTests(path)).toEqual(['a.spec.ts: slow', 'a.spec.ts: inner'])
    expect(failedInPlaywright(path)).toEqual(['a.spec.ts: wrong'])
  })

  it('names what failed in Vitest, and a file that could not be loaded', async () => {
    const test = (fullName: string, status: string) => ({ fullName, status })
    const path = await report({
      testResults: [
        { name: '/a.test.ts', status: 'failed', assertionResults: [test('right', 'passed'), test('wrong', 'failed')] },
        { name: '/b.test.ts', status: 'failed', assertionResults: [] },
        { name: '/c.test.ts', status: 'passed', assertionResults: [test('right', 'passed')] },
      ],
    })
    expect(failedInVitest(path)).toEqual([
      { file: '/a.test.ts', title: 'wrong' },
      { file: '/b.test.ts', title: '' },
    ])
    expect(failedInVitest(join(directory, 'missing.json'))).toEqual([])
  })

  it('counts nothing where a runner left no report', () => {
    expect(countVitest(join(directory, 'missing.json'))).toEqual(NONE)
    expect(countPlaywright(join(directory, 'missing.json'))).toEqual(NONE)
    expect(flakyTests(join(directory, 'missing.json'))).toEqual([])
  })

  it('adds everything up', () => {
    const counts = [{ passed: 3, failed: 0, skipped: 1 }, NONE, { passed: 4, failed: 2, skipped: 0 }]
    expect(sum(counts)).toEqual({ passed: 7, failed: 2, skipped: 1 })
  })
})
