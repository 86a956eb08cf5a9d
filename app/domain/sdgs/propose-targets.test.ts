import { describe, expect, it } from 'vitest'
import { proposeTargets } from './propose-targets.ts'
import { searchTargets } from './search-targets.ts'
import { TARGET_TEXTS } from './target-texts.ts'

const codes = (text: string) => proposeTargets(text, TARGET_TEXTS).map(({ code }) => code)

it.each([
  ['公共施設の屋根に太陽光を置き、再生可能エネルギーを増やすこと。', '7.2'],
  ['水道管の耐震化など、災害に強いまちをつくること。', '11.5'],
  ['保育所の待機児童を減らし、介護職員の賃金を引き上げること。', '8.5'],
  ['森林の間伐を進めること。', '15.2'],
])('%s → %s is among the proposed', (text, code) => expect(codes(text)).toContain(code))

it('each says the words by which the search of targets finds it', () => {
  const proposed = proposeTargets('最低賃金を引き上げ、森林を守ること。', TARGET_TEXTS)
  expect(proposed.length).toBeGreaterThan(0)
  for (const { code, words } of proposed) {
    expect(words.length).toBeGreaterThan(0)
    for (const word of words) expect(searchTargets(word, TARGET_TEXTS)).toContain(code)
  }
})

describe('what says nothing of a target proposes none', () => {
  it.each(['', '。、！', '要求の充実と対策の推進を図ること。', '8.5 目標8 ABC'])('%j', (text) =>
    expect(codes(text)).toEqual([]),
  )
})

it('a long text proposes as few as a short one, in the time of a keystroke', () => {
  const text = '介護職員の賃金を引き上げ、森林の間伐を進め、再生可能エネルギーを増やすこと。'.repeat(100)
  const start = performance.now()
  expect(codes(text).length).toBeLessThanOrEqual(4)
  expect(performance.now() - start).toBeLessThan(500)
})
