import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningOf, shortened } from './cut-text.ts'
import { isStorable } from './storable-text.ts'

describe('a text that is too long is cut between two letters', () => {
  it.each([
    ['𠮷', '𠮷𠮷𠮷', 3, '𠮷'],
    ['a letter in front', 'あ𠮷𠮷', 4, 'あ𠮷'],
    ['an emoji of several signs', 'あ👩‍👩‍👧‍👦い', 5, 'あ'],
    ['a letter with its 異体字 selector', 'あ葛\u{e0100}城', 3, 'あ'],
    ['a letter that alone has no room: never within a sign', '葛\u{e0100}城', 2, '葛'],
    ['a flag', '🇯🇵🇯🇵', 6, '🇯🇵'],
    ['nothing to cut', '𠮷', 2, '𠮷'],
    ['no room', 'あ', 0, ''],
  ])('%s', (_name, text, max, left) => {
    expect(beginningOf(text, max)).toBe(left)
  })
  it('whatever the text: no longer than asked, its beginning, and storable', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('あ', '𠮷', 'a', '\u200d', '👩', '\u3099', '\u{e0100}', '\r', '\n') }),
        fc.nat(30),
        (text, max) => {
          for (const cut of [beginningOf(text, max), shortened(text, max + 1).replace(/…$/, '')]) {
            expect(cut.length).toBeLessThanOrEqual(max + 1)
            expect(text.startsWith(cut)).toBe(true)
            expect(isStorable(cut)).toBe(true)
          }
        },
      ),
    )
  })
  it('a long text costs no more than its beginning', () => {
    const begun = performance.now()
    for (let nth = 0; nth < 1000; nth++) beginningOf('𠮷'.repeat(100_000), 1001)
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})
