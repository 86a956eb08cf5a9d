import { expect, it } from 'vitest'
import { typedNumber } from './typed-number.ts'

it('a number is understood in the digits of any keyboard', () => {
  for (const text of ['150', '１５０', ' １50 ', '　150']) expect(typedNumber(text), text).toBe(150)
})

it('what is no whole number is none', () => {
  for (const text of ['', '　', '百五十', '1.5', '1e3', '第3号', '9'.repeat(16)])
    expect(typedNumber(text), text).toBeNull()
})
