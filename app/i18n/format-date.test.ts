import { expect, it } from 'vitest'
import { formatDay, formatMoment } from './format-date.ts'

const now = new Date('2026-12-01T00:00:00Z')

it('shows a moment in Japan’s time, without the year when it is this one', () => {
  expect(formatMoment('2026-11-23T05:05:00Z', 'ja', now)).toBe('11月23日(月) 14:05')
  expect(formatMoment('2026-11-23T05:05:00Z', 'en', now)).toBe('Mon, 23 Nov, 14:05')
})

it('shows the year when it is another one, by the year in Japan', () => {
  expect(formatMoment('2025-11-23T05:05:00Z', 'ja', now)).toBe('2025年11月23日(日) 14:05')
  expect(formatMoment('2025-12-31T15:00:00Z', 'ja', now)).toBe('1月1日(木) 00:00')
  expect(formatMoment('2025-12-31T14:59:00Z', 'en', now)).toBe('Wed, 31 Dec 2025, 23:59')
})

it('shows a day as it stands, wherever the program runs', () => {
  expect(formatDay('2026-11-23', 'ja')).toBe('2026年11月23日(月)')
  expect(formatDay('2026-11-23', 'en')).toBe('Mon, 23 Nov 2026')
})
