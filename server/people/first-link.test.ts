import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { handOverFirstLink } from './first-link.ts'

const LINK = 'https://desk.example.jp/setup/the-token'
let dataDirectory: string
let printed: string[]
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'first-link-'))
  printed = []
})
afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }))

const handOver = (link: string | null, isWatched: boolean) =>
  handOverFirstLink(link, { dataDirectory, isWatched, print: (line) => printed.push(line) })

it('the link for the first administrator is printed for the person at the terminal, and kept nowhere', async () => {
  await handOver(LINK, true)
  expect(printed.join()).toContain(LINK)
  expect(readdirSync(dataDirectory)).toEqual([])
})

it('where output goes to a log it is in a file for the owner only, and the log names the file', async () => {
  writeFileSync(join(dataDirectory, 'first-administrator-link'), 'an old one', { mode: 0o644 })
  await handOver(LINK, false)
  const file = join(dataDirectory, 'first-administrator-link')
  expect(readFileSync(file, 'utf8').trim()).toBe(LINK)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(printed.join()).toContain(file)
  expect(printed.join()).not.toContain('the-token')
})

it('the file goes when somebody administers', async () => {
  await handOver(LINK, false)
  await handOver(null, false)
  expect(readdirSync(dataDirectory)).toEqual([])
})
