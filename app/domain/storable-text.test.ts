import { expect, it } from 'vitest'
import { isStorable, withoutUnstorable } from './storable-text.ts'

it('what people write stays: any letter, tabs, line breaks', () => {
  const text = '水源を守る。\r\n\t𠮷野家 ☕️ 葛󠄀城 ①㍻'
  expect(isStorable(text)).toBe(true)
  expect(withoutUnstorable(text)).toBe(text)
})

it.each(['\u0000', '\u000b', '\u001f', '\u007f', '\ud800', '\udc00', '\ufffe', '\uffff'])('%j goes', (character) => {
  expect(isStorable(`水${character}源`)).toBe(false)
  expect(withoutUnstorable(`水${character}源${character}`)).toBe('水源')
})
