import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '#app/domain/audit-actions.ts'
import { SUBJECT_TYPES } from '#app/features/administration/audit-filter.ts'

const SERVER = join(import.meta.dirname, '..')

const services = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.test(-support)?\.ts$|generated/.test(name))
  .map((name) => readFileSync(join(SERVER, name), 'utf8'))
  .join('\n')

it('every action of the list is written by some service', () => {
  expect(AUDIT_ACTIONS.filter((action) => !services.includes(`'${action}'`))).toEqual([])
})

it('whatever some service writes records about can be chosen in the filter of the audit record', () => {
  const written = [...services.matchAll(/subjectType: '(\w+)'/g)].map(([, type]) => type)
  expect(new Set(written)).toEqual(new Set(SUBJECT_TYPES))
})
