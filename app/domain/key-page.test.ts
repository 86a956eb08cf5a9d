import { describe, expect, it } from 'vitest'
import { keyPage } from './key-page.ts'

const ALL = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

describe('A15: a part of a list', () => {
  it('is found by any of its keys', () => {
    for (const at of ['d', 'e', 'f'])
      expect(keyPage(ALL, at, 3)).toEqual({ keys: ['d', 'e', 'f'], start: 4, total: 7, previous: 'a', next: 'g' })
  })

  it('is the first one without a key, and for a key that is gone', () => {
    for (const at of [null, 'z'])
      expect(keyPage(ALL, at, 3)).toEqual({ keys: ['a', 'b', 'c'], start: 1, total: 7, previous: null, next: 'd' })
  })

  it('may be shorter at the end, all there is, or nothing', () => {
    expect(keyPage(ALL, 'g', 3)).toEqual({ keys: ['g'], start: 7, total: 7, previous: 'd', next: null })
    expect(keyPage(ALL, null, 7)).toMatchObject({ keys: ALL, previous: null, next: null })
    expect(keyPage([], 'a', 3)).toEqual({ keys: [], start: 0, total: 0, previous: null, next: null })
  })

  it('leads through all of the list, forth and back', () => {
    const seen: string[] = []
    for (let at: string | null = 'a'; at !== null; at = keyPage(ALL, at, 2).next) seen.push(...keyPage(ALL, at, 2).keys)
    expect(seen).toEqual(ALL)
    const back: string[] = []
    for (let at: string | null = 'g'; at !== null; at = keyPage(ALL, at, 2).previous)
      back.unshift(...keyPage(ALL, at, 2).keys)
    expect(back).toEqual(ALL)
  })
})
