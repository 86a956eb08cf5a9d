import { describe, expect, it } from 'vitest'
import { GOALS } from './goals.ts'
import { PRIORITY_AREAS } from './priority-areas.ts'
import { compareTargetCodes, goalOf, isTargetCode, sdgLine, TARGET_CODES } from './sdgs.ts'
import { searchTargets } from './search-targets.ts'
import { TARGET_TEXTS } from './target-texts.ts'

describe('G1: the list is whole', () => {
  it('has 17 goals, 169 targets and 8 priority areas', () => {
    expect(GOALS.length).toBe(17)
    expect(new Set(TARGET_CODES).size).toBe(169)
    expect(PRIORITY_AREAS.map((area) => area.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
  it('every target has a text in both languages', () => {
    expect(Object.keys(TARGET_TEXTS).sort()).toEqual([...TARGET_CODES].sort())
    for (const [ja, en] of Object.values(TARGET_TEXTS)) {
      expect(ja).toMatch(/[ぁ-ん]/)
      expect(en).toMatch(/[a-z]/)
    }
  })
  it('knows what is no target', () => {
    for (const code of ['', '8', '8.11', '18.1', '8.B', '8.5 ', '__proto__'])
      expect(isTargetCode(code), code).toBe(false)
    expect(() => goalOf('8.99')).toThrow(RangeError)
  })
  it('orders 8.2 before 8.10 before 8.a', () => {
    expect(['8.a', '10.1', '8.10', '8.2'].sort(compareTargetCodes)).toEqual(['8.2', '8.10', '8.a', '10.1'])
  })
})

describe('G2: a target is found', () => {
  it.each([
    ['8.5', '8.5'],
    ['８．５', '8.5'],
    ['9.C', '9.c'],
    ['同一労働同一賃金', '8.5'],
    ['児童労働', '8.7'],
    ['保健 アクセス', '3.8'],
    ['child labour', '8.7'],
    ['ジェンダー', '5.1'],
    ['食品ロス', '12.3'],
    ['sexual and reproductive', '3.7'],
  ])('%s gives %s', (query, code) => expect(searchTargets(query, TARGET_TEXTS)).toContain(code))
  it('an exact number comes first', () => {
    expect(searchTargets('17.1', TARGET_TEXTS)[0]).toBe('17.1')
    expect(searchTargets('17.1', TARGET_TEXTS)).toContain('17.19')
  })
  it.each(['8', '目標8', 'ゴール８', 'goal 8'])('%s gives all targets of goal 8', (query) => {
    expect(searchTargets(query, TARGET_TEXTS)).toEqual(TARGET_CODES.filter((code) => code.startsWith('8.')))
  })
  it('nothing for nothing, for an unknown goal, for a word that stands nowhere', () => {
    for (const query of ['', '　 ', '18', '0', 'ぬるぽ']) expect(searchTargets(query, TARGET_TEXTS)).toEqual([])
  })
})

it('G3: writes the line of a document, by goal', () => {
  expect(sdgLine(['8.8', '12.7', '8.5'], 'ja')).toBe(
    '目標8（働きがいも経済成長も）8.5、8.8　目標12（つくる責任 つかう責任）12.7',
  )
  expect(sdgLine(['8.5'], 'en')).toBe('Goal 8 (Decent work and economic growth) 8.5')
})
