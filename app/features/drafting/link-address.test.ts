import { describe, expect, it } from 'vitest'
import { isSafeLink } from '#app/document/safe-link.ts'
import { linkAddress } from './link-address.ts'

describe('the address of a link', () => {
  it.each([
    ['https://www.pref.kanagawa.jp/', 'https://www.pref.kanagawa.jp/'],
    ['  http://example.jp/a?b=1 ', 'http://example.jp/a?b=1'],
    ['www.pref.kanagawa.jp/docs/', 'https://www.pref.kanagawa.jp/docs/'],
    ['example.jp:8080/x', 'https://example.jp:8080/x'],
    ['kikaku@example.jp', 'mailto:kikaku@example.jp'],
    ['mailto:kikaku@example.jp', 'mailto:kikaku@example.jp'],
    ['　https://日本語.jp/計画。', 'https://日本語.jp/計画'],
    ['www.example.jp/a）　', 'https://www.example.jp/a'],
  ])('of %s is %s', (written, address) => {
    expect(linkAddress(written)).toBe(address)
    expect(isSafeLink(linkAddress(written))).toBe(true)
  })

  it.each([
    '',
    '県のホームページ',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    '/admin',
    'https://www.example.jp　参照',
    'xn--a.jp',
    'https://a.jp@b.jp',
  ])('of %s is none that may be used', (written) => expect(isSafeLink(linkAddress(written))).toBe(false))
})
