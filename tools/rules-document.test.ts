import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ID = /\b(?:describe|it|test)\(\s*['`]([A-Z]\d+): /g
const testFiles = ['app', 'server', 'bench', 'e2e'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
)
const shown = new Set(testFiles.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(ID)].map(([, id]) => id)))
const listed = [...readFileSync('docs/rules.md', 'utf8').matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, id]) => id)

it('docs/rules.md lists every rule that a test shows, once, and a test shows every rule that it lists', () => {
  expect(listed.length).toBe(new Set(listed).size)
  expect([...listed].sort()).toEqual([...shown].sort())
})
