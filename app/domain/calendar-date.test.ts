import { describe, expect, it } from 'vitest'
import { addDays, addYears, isCalendarDate } from './calendar-date.ts'

describe('C4: a day that is typed', () => {
  it.each(['1900-01-01', '2024-02-29', '2999-12-31'])('%s is one', (day) => expect(isCalendarDate(day)).toBe(true))

  it.each(['0000-01-01', '1899-12-31', '3000-01-01', '9999-12-31', '2023-02-29', '2026-13-01', '2026-4-1', ''])(
    '%s is none',
    (day) => expect(isCalendarDate(day)).toBe(false),
  )

  it('has a day before and a day after that are written alike', () => {
    expect(addDays('2999-12-31', 1)).toBe('3000-01-01')
    expect(addDays('1900-01-01', -1)).toBe('1899-12-31')
  })

  it('stands in other years too, and where there is no 29 February, on the day before', () => {
    expect(addYears('2026-06-30', 1)).toBe('2027-06-30')
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
  })
})
