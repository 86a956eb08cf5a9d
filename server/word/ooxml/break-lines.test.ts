import { describe, expect, it } from 'vitest'
import { breakLines } from './break-lines.ts'

/** Ten characters wide. */
const lines = (text: string, firstIndent = 0) => breakLines(text, 2_100, 10.5, firstIndent)

describe('where lines break', () => {
  it.each([
    ['between any two characters', 'あいうえおかきくけこさし', ['あいうえおかきくけこ', 'さし']],
    ['two Latin letters take the room of one character', 'あいうえおかきくabcdさ', ['あいうえおかきくabcd', 'さ']],
    ['not inside of a Latin word or a number', 'あいうえおかきくけ2027年', ['あいうえおかきくけ', '2027年']],
    ['but where the word alone is too long', 'a'.repeat(25), ['a'.repeat(20), 'a'.repeat(5)]],
    ['句読点 hang over the edge', 'あいうえおかきくけこ。さ', ['あいうえおかきくけこ。', 'さ']],
    ['no other closing sign begins a line', 'あいうえおかきくけこ）さ', ['あいうえおかきくけ', 'こ）さ']],
    ['no opening sign ends one', 'あいうえおかきくけ「さ」', ['あいうえおかきくけ', '「さ」']],
    ['both together', 'あいうえおかきく「」さ', ['あいうえおかきく「」', 'さ']],
    ['a space at the edge takes no room', 'abcdefghij klmnopqrs tu', ['abcdefghij klmnopqrs', 'tu']],
    ['at a break of one’s own, also an empty line', 'あ\n\nい', ['あ', '', 'い']],
    ['signs of Latin that are drawn wide', 'あいうえおかきくけ×さ', ['あいうえおかきくけ×', 'さ']],
    ['of nothing there is one line', '', ['']],
  ])('%s', (_name, text, expected) => {
    expect(lines(text)).toEqual(expected)
  })

  it('the first line may hang out or stand in', () => {
    expect(lines('あ'.repeat(12), 420).map((line) => line.length)).toEqual([8, 4])
    expect(lines('あ'.repeat(12), -420).map((line) => line.length)).toEqual([12])
  })

  it('takes no longer than its text', () => {
    expect(breakLines('（'.repeat(20_000), 2_100, 10.5).length).toBeGreaterThan(1_000)
  })
})
