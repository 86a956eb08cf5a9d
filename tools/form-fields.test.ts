import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type FormFields, timesOf } from '#app/routing/form-fields.ts'

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

it('L2: a route says which words say what is to be done, and forms send no others', async () => {
  const listed = new Set<string>()
  for (const { file, source } of routes) {
    if (!/^export const formFields\b/m.test(source)) continue
    const { fields, words = {} } = ((await import(join('..', file))) as { formFields: FormFields }).formFields
    const silent = ['intent', 'section'].filter((name) => name in fields && !words[name])
    expect(silent, `${file} names no words`).toEqual([])
    for (const word of words.intent ?? []) listed.add(word)
    const asked = [...source.matchAll(/(?:\bintent'?\)? === |\bcase )'(\w+)'/g)].map(([, word]) => word)
    expect(
      asked.filter(
        (word) =>
          !Object.values(words)
            .flat()
            .includes(word ?? ''),
      ),
      file,
    ).toEqual([])
  }
  const sent = sources.flatMap(({ source }) => [...source.matchAll(/name="intent"\s+value="(\w+)"/g)])
  expect(sent.length).toBeGreaterThan(10)
  expect(sent.map(([, word]) => word).filter((word) => !listed.has(word ?? ''))).toEqual([])
}, 120_000)

it('L2: forms are read at one place', () => {
  const readers = sources.filter(({ source }) => /\brequest\.(formData|text|json|arrayBuffer|blob)\(/.test(source))
  expect(readers.map(({ file }) => file)).toEqual([join('app', 'routing', 'read-form.ts')])
})

/** The modules that a route shows, itself among them. */
function modulesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = sources.find((known) => known.file === file)?.source ?? ''
  for (const [, name = ''] of source.matchAll(/(?:from |import\()'((?:#app\/|\.\.?\/)[^']+\.tsx?)'/g))
    modulesOf(name.startsWith('#') ? name.slice(1) : join(file, '..', name), seen)
  return seen
}

/** Sent to another route than the one that shows it, or to none. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'app/root.tsx': ['viewport'],
  'app/ui/app-shell.tsx': ['to', 'locale'],
  'app/features/account/account-reminder.tsx': ['intent'],
  'app/features/account/change-password.tsx': ['username'],
  'app/features/administration/password-link.tsx': ['link'],
  'app/features/drafting/link-dialog.tsx': ['text', 'address'],
}

/** Parts of forms that a route brings along but never shows: answers are only read beside a request, people only added in their list. */
const NOT_SHOWN: Readonly<Record<string, RegExp>> = {
  'app/routes/policy-requests.$id.tsx': /features\/answers\//,
  'app/routes/admin.people._index.tsx': /proof-field|overtaken/,
}

it('L2: every field that a form names is one that the routes showing the form take', async () => {
  const taken: { readonly route: string; readonly known: FormFields; readonly modules: ReadonlySet<string> }[] = []
  for (const { file, source } of routes) {
    if (!/^export const formFields\b/m.test(source)) continue
    const { formFields } = (await import(join('..', file))) as { formFields: FormFields }
    taken.push({ route: file, known: formFields, modules: modulesOf(file) })
  }
  const forgotten = sources.flatMap(({ file, source }) => {
    // Forms that ask for a page (searches) have no route that takes them.
    if (!/\.tsx$/.test(file) || /method="get"/.test(source)) return []
    const names = [...source.matchAll(/\sname="(\w+)"/g)].map(([, name = '']) => name)
    const sent = names.filter((name) => !ELSEWHERE[file]?.includes(name))
    const takers = taken.filter(({ route, modules }) => modules.has(file) && !NOT_SHOWN[route]?.test(file))
    return sent.flatMap((name) =>
      takers.length === 0
        ? [`${name} of ${file}: no route`]
        : takers
            .filter(({ known }) => timesOf(known, name) === 0 && known.files?.name !== name)
            .map(({ route }) => `${name} of ${file}: not taken by ${route}`),
    )
  })
  expect(forgotten).toEqual([])
}, 120_000)
