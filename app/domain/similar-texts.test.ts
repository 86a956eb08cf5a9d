import { describe, expect, it } from 'vitest'
import { featuresOf, SimilarTexts, saysEnough } from './similar-texts.ts'

const WISHES = {
  nurse: '介護職員の処遇を改善し、人材の確保と定着を図ること。',
  care: '介護現場で働く職員の賃金を引き上げ、離職を防ぐこと。',
  bus: '路線バスの減便により通院が難しい地域で、交通手段を確保すること。',
  solar: '公共施設の屋根に太陽光発電を設置すること。',
}
const texts = () => {
  const all = new SimilarTexts<keyof typeof WISHES>()
  for (const [key, text] of Object.entries(WISHES)) all.add(key as keyof typeof WISHES, text)
  return all
}

it('Q4: of several wishes the one on the same matter is named, with the words that both say', () => {
  const [best] = texts().like('介護職員の賃金改善に取り組むこと。', { most: 3, least: 0.1 })
  expect(['nurse', 'care']).toContain(best?.key)
  expect(best?.shared.join()).toMatch(/介護職員|賃金/)
})

it('the same text is wholly alike, and itself can be left out', () => {
  const all = texts()
  expect(all.like(WISHES.bus, { most: 1, least: 0.1 })[0]).toMatchObject({ key: 'bus', likeness: expect.closeTo(1, 5) })
  expect(all.like(WISHES.bus, { most: 9, least: 0.1, except: 'bus' }).map(({ key }) => key)).not.toContain('bus')
})

describe('what has nothing in common is not named', () => {
  it.each(['', '。、！', 'すること', 'ＡＢＣ'])('%j', (text) =>
    expect(texts().like(text, { most: 5, least: 0.1 })).toEqual([]),
  )
})

it('half-width and full-width letters are the same, and endings that every request has say nothing', () => {
  expect([...featuresOf('ＰＣの導入を図ること')]).toEqual([...featuresOf('PCの導入を')])
})

it('the work grows with the text, not faster', () => {
  const all = texts()
  const asked = (length: number) => {
    const text = '介護と賃金、'.repeat(length / 6)
    const began = process.cpuUsage()
    all.like(text, { most: 3, least: 0.1 })
    const { user } = process.cpuUsage(began)
    return user
  }
  asked(60_000)
  expect(asked(240_000)).toBeLessThan(asked(60_000) * 4 * 3 + 20_000)
})

it('names what two texts share also where it is a part of longer words', () => {
  const all = new SimilarTexts<string>()
  all.add('both', '介護と仕事の両立を支える地域の仕組みづくり')
  all.add('bus', '路線バスの減便への対応')
  const [best] = all.like('介護職員の処遇改善', { most: 1, least: 0 })
  expect(best).toMatchObject({ key: 'both', shared: ['介護'] })
})

describe('what two texts share tells that they are on one matter', () => {
  it.each([
    [['充実'], false],
    [[], false],
    [['介護職員'], true],
    [['賃金', '介護'], true],
  ])('%j: %j', (shared, tells) => expect(saysEnough(shared)).toBe(tells))
})
