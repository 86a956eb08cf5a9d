import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '#app/domain/audit-actions.ts'

const SERVER = join(import.meta.dirname, '..')

it('every action of the list is written by some service', () => {
  const services = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test(-support)?\.ts$|generated/.test(name))
    .map((name) => readFileSync(join(SERVER, name), 'utf8'))
    .join('\n')
  expect(AUDIT_ACTIONS.filter((action) => !services.includes(`'${action}'`))).toEqual([])
})
