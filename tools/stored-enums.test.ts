import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { enumGaps, migrationOf, withMissing } from './stored-enums.ts'

const schema = readFileSync('prisma/schema.prisma', 'utf8')

it('the enums of the schema say what the tables of the domain say (else: npm run db:enums)', () => {
  expect(enumGaps(schema)).toEqual([])
})

it('a word that the schema lacks is added to it and to the database, at the end', () => {
  const older = schema.replace('  viewer\n', '').replace('  unclear\n', '')
  const gaps = enumGaps(older)
  expect(gaps.map(({ name, missing, extra }) => [name, missing, extra])).toEqual([
    ['EvaluationCode', ['unclear'], []],
    ['Role', ['viewer'], []],
  ])
  expect(migrationOf(gaps)).toBe(
    `ALTER TYPE "evaluation_code" ADD VALUE 'unclear';\nALTER TYPE "role" ADD VALUE 'viewer';\n`,
  )
  expect(enumGaps(withMissing(older, gaps))).toEqual([])
  expect(withMissing(older, gaps)).toMatch(/\n {2}viewer\n\n {2}@@map\("role"\)/)
})

it('a word that the domain lost is named', () => {
  const newer = schema.replace('  viewer\n', '  viewer\n  observer\n')
  expect(enumGaps(newer).map(({ name, extra }) => [name, extra])).toEqual([['Role', ['observer']]])
})
