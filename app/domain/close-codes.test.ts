import { describe, expect, it } from 'vitest'
import { CLOSE_CODES, closeReasonOf, finalCloseReasonOf } from './close-codes.ts'

describe('close codes', () => {
  it('are read back as the reason they were written for', () => {
    for (const [reason, code] of Object.entries(CLOSE_CODES)) expect(closeReasonOf(code)).toBe(reason)
    expect(new Set(Object.values(CLOSE_CODES)).size).toBe(Object.keys(CLOSE_CODES).length)
  })

  it('are final exactly in the range in which y-websocket does not come back', () => {
    for (const [reason, code] of Object.entries(CLOSE_CODES))
      expect(finalCloseReasonOf(code)).toBe(code >= 4400 && code < 4500 ? reason : null)
  })

  it('read as final also when a newer server has a reason we do not know', () => {
    expect(closeReasonOf(4477)).toBeNull()
    expect(finalCloseReasonOf(4477)).toBe('badRequest')
    expect(finalCloseReasonOf(1006)).toBeNull()
  })
})
