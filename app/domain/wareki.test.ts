import { expect, it } from 'vitest'
import { fiscalYearOf, formatDate, formatFiscalYear } from './wareki.ts'

it('writes a day in the style the federation chose', () => {
  expect(formatDate('2026-11-23', 'wareki')).toBe('令和8年11月23日')
  expect(formatDate('2026-11-23', 'seireki')).toBe('2026年11月23日')
  expect(formatDate('2026-11-23', 'both')).toBe('令和8年（2026年）11月23日')
})

it('each era begins on its first day, in the year 元年', () => {
  const borders: [string, string][] = [
    ['2019-04-30', '平成31年4月30日'],
    ['2019-05-01', '令和元年5月1日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1926-12-24', '大正15年12月24日'],
    ['1926-12-25', '昭和元年12月25日'],
    ['1912-07-29', '明治45年7月29日'],
    ['1912-07-30', '大正元年7月30日'],
    ['1868-01-25', '明治元年1月25日'],
    ['1868-01-24', '1868年1月24日'],
  ]
  for (const [date, text] of borders) expect(formatDate(date, 'wareki')).toBe(text)
})

it('names fiscal years', () => {
  expect([2023, 2019, 2018, 1989, 1988].map((year) => formatFiscalYear(year, 'wareki'))).toEqual([
    '令和5年度',
    '令和元年度',
    '平成30年度',
    '平成元年度',
    '昭和63年度',
  ])
  expect(formatFiscalYear(2023, 'both')).toBe('令和5年度（2023年度）')
  expect(formatFiscalYear(2023, 'seireki')).toBe('2023年度')
  expect(['2026-03-31', '2026-04-01'].map(fiscalYearOf)).toEqual([2025, 2026])
})
