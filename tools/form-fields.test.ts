import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ file: join('app', name), source: readFileSync(join('app', name), 'utf8') }))
const routes = sources.filter(({ file }) => file.startsWith(join('app', 'routes')))

it('L2: every route that takes a form says which fields it has', () => {
  const takesForms = routes.filter(({ source }) => /^export (async )?(function|const) action\b/m.test(source))
  expect(takesForms.length).toBeGreaterThan(20)
  const silent = takesForms.filter(({ source }) => !/^export const formFields: FormFields\b/m.test(source))
  // The one for addresses that nobody knows throws before it looks at anything.
  expect(silent.map(({ file }) => file)).toEqual([join('app', 'routes', '$.tsx')])
})

it('L2: forms are read at one place', () => {
  const readers = sources.filter(({ source }) => /\brequest\.(formData|text|json|arrayBuffer|blob)\(/.test(source))
  expect(readers.map(({ file }) => file)).toEqual([join('app', 'routing', 'read-form.ts')])
})
