import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const tools = readdirSync('tools').filter((name) => name.endsWith('.mjs'))

it.each(tools)('%s finds its files in folders with spaces or Japanese names, which a URL writes otherwise', (name) => {
  expect(readFileSync(`tools/${name}`, 'utf8')).not.toMatch(/import\.meta\.url\)\.pathname/)
})
