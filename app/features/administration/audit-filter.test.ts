import { expect, it } from 'vitest'
import { actorsCalled, momentsOf, readDays } from './audit-filter.ts'

it('reads the days of the audit record’s filter as whole days in Japan, both included', () => {
  const days = readDays(new URLSearchParams('from=2026-11-26&to=2026-11-27'))
  expect(days).toEqual({ from: '2026-11-26', to: '2026-11-27' })
  expect(momentsOf(days)).toEqual({
    from: new Date('2026-11-25T15:00:00Z'),
    until: new Date('2026-11-27T15:00:00Z'),
  })
})

it('sets no bound for what is no day', () => {
  const days = readDays(new URLSearchParams('from=2026-02-30&to=tomorrow'))
  expect(days).toEqual({ from: '', to: '' })
  expect(momentsOf(days)).toEqual({})
})

it('looks for the records of those who are called so, and of nobody where they are more than one page of people', () => {
  const people = [{ id: 'a' }, { id: 'b' }]
  expect(actorsCalled(null)).toEqual({ areTooMany: false })
  expect(actorsCalled({ people: [], pageCount: 1 })).toEqual({ personIds: [], areTooMany: false })
  expect(actorsCalled({ people, pageCount: 1 })).toEqual({ personIds: ['a', 'b'], areTooMany: false })
  expect(actorsCalled({ people, pageCount: 2 })).toEqual({ personIds: [], areTooMany: true })
})
