import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isNodeSupported } from './node-version.mjs'

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

describe('the versions of Node.js', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '22.20.1', '24.0.0', '25.1.0', '26.0.0'])('%s will do', (version) => {
    expect(isNodeSupported(version)).toBe(true)
  })

  it.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0', '23.11.1'])('%s will not, as Prisma refuses it', (version) => {
    expect(isNodeSupported(version)).toBe(false)
  })

  it('are the same for npm, and those of Prisma', () => {
    const { node } = read('package.json').engines
    expect(read('package-lock.json').packages[''].engines.node).toBe(node)
    expect(read('node_modules/prisma/package.json').engines.node.replace('>=24.0', '>=24')).toBe(node)
  })
})
