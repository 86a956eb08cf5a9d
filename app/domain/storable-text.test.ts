import { expect, it } from 'vitest'
import { fieldText, isStorable, withoutUnseen, withoutUnstorable } from './storable-text.ts'

it('what people write stays: any letter, tabs, line breaks', () => {
  const text = '水源を守る。\r\n\t𠮷野家 ☕️ 葛󠄀城 ①㍻'
  expect(isStorable(text)).toBe(true)
  expect(withoutUnstorable(text)).toBe(text)
})

it.each(['\u0000', '\u000b', '\u001f', '\u007f', '\ud800', '\udc00', '\ufffe', '\uffff'])('%j goes', (character) => {
  expect(isStorable(`水${character}源`)).toBe(false)
  expect(withoutUnstorable(`水${character}源${character}`)).toBe('水源')
})

it.each([
  ['\u200b', ''],
  ['\u2060\u00ad', ''],
  ['\ufe0f\u200d', ''],
  ['第\u200b12\u202e号', '第12号'],
  ['か\ufeffな\u3164川', 'かな川'],
  ['葛\u{e0100}城 ☕️ 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ', '葛\u{e0100}城 ☕️ 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 '],
  ['  \n', '  \n'],
])('of %j a field keeps %j', (sent, kept) => expect(fieldText(sent)).toBe(kept))

it('of a piece what makes one letter with the next piece stays', () => {
  expect(withoutUnseen('葛')).toBe('葛')
  expect(withoutUnseen('\u{e0100}')).toBe('\u{e0100}')
  expect(withoutUnseen('件\u202e名\u0000\u200b')).toBe('件名')
})
