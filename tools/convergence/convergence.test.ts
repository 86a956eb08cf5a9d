import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const worlds = (...options: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'tools/convergence/convergence.ts', ...options])

/** Worlds that were wrong once. */
const ONCE_WRONG = [
  6, 34, 42, 98, 124, 150, 706, 736, 844, 1191, 1300, 1659, 1852, 2032, 2034, 2399, 2919, 2979, 3039, 3092, 3157, 3170,
  3175, 3201, 3285, 3293, 4464, 4524, 4951, 5088, 20086, 851, 1172, 1245, 2237, 3158, 3974, 3983, 5767, 9168, 40429,
  44821,
]

describe('people who write one text at the same time end with the same text, with every letter in it once', () => {
  it('in worlds that come as they come', async () => {
    const { stdout } = await worlds('--seeds', '90')
    expect(stdout).toMatch(/90 of 90 worlds .* 0 wrong/)
  }, 180_000)

  it('in those that were wrong once', async () => {
    const { stdout } = await worlds('--only', ONCE_WRONG.join(','))
    expect(stdout).toMatch(new RegExp(`${ONCE_WRONG.length} of ${ONCE_WRONG.length} worlds .* 0 wrong`))
  }, 180_000)
})
