import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { optionalWholeNumber, wholeNumber } from './number-input.ts'
import { parseInput } from './parse-input.ts'

const form = z.object({ needed: wholeNumber(0, 100), open: optionalWholeNumber(1, 99) })
const read = (needed: unknown, open: unknown) => parseInput(form, { needed, open })
const wrong = (fields: object) => ({ ok: false, refusal: { reason: 'invalidInput', fields } })

describe('a number in a form', () => {
  it('is understood in the digits of any keyboard', () => {
    expect(read('１２', '９')).toEqual({ ok: true, value: { needed: 12, open: 9 } })
    expect(read(' 0 ', 99)).toEqual({ ok: true, value: { needed: 0, open: 99 } })
  })

  it('may be left empty only where it may be missing', () => {
    for (const empty of ['', '　', undefined]) {
      expect(read(empty, '1')).toEqual(wrong({ needed: 'required' }))
      expect(read('1', empty)).toEqual({ ok: true, value: { needed: 1, open: null } })
    }
  })

  it('is refused at its field, with what is wrong about it', () => {
    for (const text of ['百', '1.5', '3号', {}])
      expect(read(text, text)).toEqual(wrong({ needed: 'notANumber', open: 'notANumber' }))
    for (const text of ['101', '−１'])
      expect(read(text, text)).toEqual(wrong({ needed: 'outOfRange', open: 'outOfRange' }))
  })
})
