import { expect, it } from 'vitest'
import { readMatrixFilter } from './matrix-filter.ts'

const ID = '019aafe0-0000-7000-8000-000000000001'

it('reads the filter of the matrix from the address', () => {
  expect(
    readMatrixFilter(new URLSearchParams(`cycle=${ID}&committee=${ID}&goal=7&region=県央&priority=1&at=${ID}`)),
  ).toEqual({
    cycleId: ID,
    bodyId: ID,
    goal: 7,
    region: '県央',
    onlyPriority: true,
    at: ID,
  })
})

it('leaves out what it does not understand', () => {
  expect(readMatrixFilter(new URLSearchParams('cycle=1&committee=x&goal=18&priority=yes&at=-1'))).toEqual({
    cycleId: null,
    bodyId: null,
    goal: null,
    region: '',
    onlyPriority: false,
    at: null,
  })
})
