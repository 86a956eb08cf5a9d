import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')

/** Items of levels 1 and 2 in each chapter of the standard, V1 to V17. */
const ITEMS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]

const rows = [...page.matchAll(/^\| V((\d+)\.\d+\.\d+) \| ([^|]+) \| (.+) \|$/gm)].map(
  ([, item = '', chapter = '', state = '', how = '']) => ({ item, chapter: Number(chapter), state, how }),
)
/** The tests that a row names: `file` “title”. */
const testsIn = (how: string) =>
  [...how.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`(?: “([^”]*)”)?/g)].map(([, path = '', title = '']) => ({
    path,
    title,
  }))

/** What the tests of a file and their groups are called, as it is written there. */
const titlesOf = (path: string): string[] =>
  existsSync(join(ROOT, path))
    ? [
        ...readFileSync(join(ROOT, path), 'utf8').matchAll(
          /\b(?:describe|it|test)(?:\.each\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?\))?\(\s*(['"`])(.*?)\1,/g,
        ),
      ].map(([, , title = '']) => title)
    : []

describe('docs/security.md', () => {
  it('has every item of the standard’s first two levels once', () => {
    expect(ITEMS.map((_, index) => rows.filter(({ chapter }) => chapter === index + 1).length)).toEqual(ITEMS)
    expect(new Set(rows.map(({ item }) => item)).size).toBe(rows.length)
  })

  it('names tests that exist by file and title, and at least one for everything that is met', () => {
    const named = rows
      .filter(({ state }) => state === 'met')
      .flatMap(({ item, how }) => testsIn(how).map((test) => ({ item, ...test })))
    const known = new Map(named.map(({ path }) => [path, titlesOf(path)]))
    expect(named.filter(({ path, title }) => !known.get(path)?.includes(title))).toEqual([])
    expect(new Set(named.map(({ item }) => item)).size).toBe(rows.filter(({ state }) => state === 'met').length)
  })

  it('says what would make met what is not yet, and why it does not apply what does not', () => {
    const notYet = rows.filter(({ state }) => state === 'not yet')
    expect(notYet.filter(({ how }) => !/^.{20,} Met by: .{15,}\.$/.test(how)).map(({ item }) => item)).toEqual([])
    expect(rows.filter(({ how }) => how.trim().length < 9).map(({ item }) => item)).toEqual([])
  })

  it('says of every item met, not yet or does not apply, and counts them right', () => {
    const count = (state: string) => rows.filter((row) => row.state === state).length
    const [met, notYet, none] = [count('met'), count('not yet'), count('does not apply')]
    expect(met + notYet + none).toBe(rows.length)
    expect(page).toContain(`Of ${rows.length} items ${met} are met, ${notYet} not yet, and ${none} do not apply.`)
  })
})
