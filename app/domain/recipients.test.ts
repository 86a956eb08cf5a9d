import { expect, it } from 'vitest'
import { KANAGAWA } from './recipient-data/kanagawa.ts'
import { regionName } from './recipient-data/regions.ts'
import { summariseRecipients } from './recipients.ts'

const named = (...names: string[]) => KANAGAWA.filter(({ nameJa }) => names.includes(nameJa))
const cities = KANAGAWA.filter(({ nameJa }) => nameJa.endsWith('市'))

it.each([
  [named('神奈川県'), '県', 'Prefecture'],
  [named('横浜市', '川崎市'), '横浜市・川崎市', 'Yokohama City, Kawasaki City'],
  [named('神奈川県', '横須賀市'), '県＋横須賀市', 'Prefecture + Yokosuka City'],
  [cities, '19市', '19 municipalities'],
  [KANAGAWA, '県＋33市町村', 'Prefecture + 33 municipalities'],
  [[], '', ''],
])('a list of recipients is said in short', (recipients, japanese, english) => {
  expect(summariseRecipients(recipients, 'ja')).toBe(japanese)
  expect(summariseRecipients(recipients, 'en')).toBe(english)
})

it('every region has an English name', () => {
  for (const { region } of KANAGAWA) if (region) expect(regionName(region, 'en')).toMatch(/^[A-Z][A-Za-z() -]+$/)
  expect(regionName('横浜', 'ja')).toBe('横浜')
})
