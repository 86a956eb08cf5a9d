import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ja } from './ja/all.ts'
import { everyPage } from './ja/every-page.ts'
import { WHEN_READ } from './translations.ts'

const APP = resolve(import.meta.dirname, '..')
// Those of the menu are read on the server alone: they come with the data of each page.
const PAGE_NAMESPACES = Object.keys(ja).filter(
  (name) => !Object.hasOwn(everyPage, name) && name !== 'menu' && name !== WHEN_READ,
)

/** How a module names another: at once, or on demand too. */
const AT_ONCE = /(?:from |import )'((?:#app\/|\.\.?\/)[^']+\.tsx?)'/g
const IN_ALL = /(?:from |import\(|import )'((?:#app\/|\.\.?\/)[^']+\.tsx?)'/g

/** The modules of ours that `file` brings into a browser, itself among them, types apart. */
function modulesOf(file: string, imports: RegExp, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = readFileSync(file, 'utf8').replaceAll(/^import type [^;]*? from '[^']*'$/gms, '')
  for (const [, name = ''] of source.matchAll(imports)) {
    const module = name.startsWith('#app/') ? join(APP, name.slice('#app/'.length)) : join(dirname(file), name)
    if (existsSync(module) && !/\/i18n\/(ja|en)\//.test(module)) modulesOf(module, imports, seen)
  }
  return seen
}

/** The namespaces that a module reads: named to `useTranslation`, or before a key (`people:name`). */
function namespacesIn(module: string): string[] {
  const source = readFileSync(module, 'utf8')
  const asked = [...source.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap(([, names = '']) => [
    ...names.matchAll(/'(\w+)'/g),
  ])
  const beforeKeys = [...source.matchAll(/['`](\w+):[\w$]/g)]
  return [...asked, ...beforeKeys].map(([, name = '']) => name).filter((name) => PAGE_NAMESPACES.includes(name))
}

function readBy(file: string, imports = IN_ALL): string[] {
  const modules = [...modulesOf(file, imports)].filter((module) => !module.includes('/i18n/page-texts'))
  return [...new Set(modules.flatMap(namespacesIn))].sort()
}

const asksFor = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^needTexts\(([^)]*)\)/gm)]
    .flatMap(([, names = '']) => [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => name))
    .sort()

/** Does the page show refusals of its own accord? Those that the server answers with come by refusal-text.ts, and are waited for. */
const showsOwnRefusals = (file: string): boolean =>
  [...modulesOf(file, IN_ALL)].some((module) => new RegExp(`'${WHEN_READ}:`).test(readFileSync(module, 'utf8')))

describe('a page', () => {
  it('with only the texts of every page is the frame round all of them', () => {
    expect(readBy(join(APP, 'root.tsx'))).toEqual([])
  })

  it.each(readdirSync(join(APP, 'routes')).filter((name) => name.endsWith('.tsx')))(
    'asks for the texts that it reads at once, and for no others: %s',
    (name) => {
      const file = join(APP, 'routes', name)
      const [asked, atOnce] = [asksFor(file).filter((texts) => texts !== WHEN_READ), readBy(file, AT_ONCE)]
      expect(atOnce.filter((texts) => !asked.includes(texts))).toEqual([])
      // What a part reads that is loaded on demand may be asked for beforehand, or waits until the part is there.
      expect(asked.filter((texts) => !readBy(file).includes(texts))).toEqual([])
    },
  )

  it.each(readdirSync(join(APP, 'routes')).filter((name) => name.endsWith('.tsx')))(
    'asks for the sentences of refusals where it shows one by itself: %s',
    (name) => {
      const file = join(APP, 'routes', name)
      expect(asksFor(file).includes(WHEN_READ)).toBe(showsOwnRefusals(file))
    },
  )

  it('reads, all pages together, every text there is', () => {
    const read = readdirSync(join(APP, 'routes')).flatMap((name) => readBy(join(APP, 'routes', name)))
    expect([...new Set(read)].sort()).toEqual([...PAGE_NAMESPACES].sort())
  })
})
