import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { allRooms, glossary, TERMS } from './glossary.ts'

it('docs/glossary.md says what the tables say', async () => {
  await expect(glossary()).toMatchFileSnapshot('../docs/glossary.md')
})

it('every room that it names exists, and every room of the product is named', () => {
  const named = TERMS.flatMap(({ rooms }) => rooms)
  expect(named.filter((room) => !existsSync(room))).toEqual([])
  expect(allRooms().filter((room) => !named.includes(room))).toEqual([])
})

it('every table and every list of values of the database has its word', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const names = [...schema.matchAll(/^(?:model|enum) (\w+)/gm)].map(([, name]) => name as string)
  const known = TERMS.flatMap((term) => term.names)
  expect(names.filter((name) => !known.includes(name))).toEqual([])
})

it('no word and no name stands twice', () => {
  const words = TERMS.flatMap(({ ja, names }) => [ja, ...names])
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
})
