import { expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import { type AccessChange, createAccessChanges } from './access-changes.ts'

const change: AccessChange = { kind: 'personChanged', personId: 'p' as PersonId }

it('tells every listener, also when another one throws, until it stops listening', () => {
  const errors: unknown[] = []
  const heard: AccessChange[] = []
  const changes = createAccessChanges({ onListenerError: (error) => errors.push(error) })
  changes.listen(() => {
    throw new Error('broken')
  })
  const stop = changes.listen((each) => heard.push(each))
  changes.announce(change)
  stop()
  changes.announce(change)
  expect(heard).toEqual([change])
  expect(errors).toHaveLength(2)
})
