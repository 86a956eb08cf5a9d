import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const worlds = (...options: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'tools/convergence/convergence.ts', ...options])

// Worlds that are still wrong are named in docs/decisions/011-two-people-one-text.md.
it('people who write one text at the same time end with the same text, with every letter in it once', async () => {
  const { stdout } = await worlds('--seeds', '120')
  expect(stdout).toMatch(/120 of 120 worlds .* 0 wrong/)
}, 180_000)
