import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { NAVIGATION } from '#app/domain/navigation.ts'

const page = readFileSync('docs/changing.md', 'utf8')
const rows = page
  .split('\n')
  .filter((line) => /^\| an? /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

it('docs/changing.md names files that exist', () => {
  const named = [...page.matchAll(/`([\w./-]+\/[\w./-]+)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !existsSync(name))).toEqual([])
})

it('docs/changing.md counts the places that it lists: ten changes, half of them at most 2, none more than 4', () => {
  const counts = rows.map(([, , places]) => Number(places))
  expect(rows.map(([, change, , list = '']) => [change, [...list.matchAll(/(?:^|· )(\d)\. /g)].length])).toEqual(
    rows.map(([, change], index) => [change, counts[index]]),
  )
  expect(counts).toHaveLength(10)
  const sorted = counts.toSorted((a, b) => a - b)
  const median = ((sorted[4] ?? 0) + (sorted[5] ?? 0)) / 2
  expect(page).toContain(`Median: ${median} places; at most: ${sorted.at(-1)}.`)
  expect(median).toBeLessThanOrEqual(2)
  expect(sorted.at(-1)).toBeLessThanOrEqual(4)
})

it('every entry of the menu leads to a route', () => {
  const routes = readdirSync('app/routes').map((name) => name.replace(/\.tsx$/, '').replace(/(^|\.)_index$/, ''))
  const dead = Object.values(NAVIGATION).filter(({ href }) => !routes.includes(href.slice(1).replaceAll('/', '.')))
  expect(dead.map(({ href }) => href)).toEqual([])
})
