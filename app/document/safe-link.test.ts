import { describe, expect, it } from 'vitest'
import { isSafeLink, withoutSurroundings } from './safe-link.ts'

describe('addresses that a text may link to', () => {
  it.each([
    'https://www.pref.kanagawa.jp/',
    'HTTPS://WWW.Example.JP',
    'http://example.jp/a?b=1&c=%E8%A8%88#d',
    'https://www.pref.kanagawa.jp/docs/計画（案）.pdf',
    'https://日本語.jp/見出し',
    'https://総務省・統計.例え.jp',
    'https://xn--wgv71a119e.jp/',
    'https://xn--eckwd4c7c.xn--zckzah',
    'https://bücher.example',
    'https://xn--bcher-kva.example',
    'http://intranet:8080/x',
    'https://my_host.example.jp',
    'http://192.168.0.1/',
    'http://[::1]:3000/',
    'http://[2001:db8::8a2e:370:7334]/',
    'http://[::ffff:192.0.2.1]/',
    'https://example.jp:65535',
    'https://example.jp/search?q=県の 計画',
    'https://web.archive.org/web/2020/https://example.jp/@name',
    'mailto:kikaku@example.jp',
    'mailto:kikaku@example.jp,soumu@example.jp?subject=ご案内',
    'mailto:a+b@日本語.jp',
  ])('%s', (href) => expect(isSafeLink(href)).toBe(true))
})

describe('addresses that it may not link to', () => {
  it.each([
    ['U+3000 in the host', 'https://www.example.jp　参照'],
    ['a space in the host', 'https://www.example.jp 参照/'],
    ['an encoded space in the host', 'https://www.example.jp%20x/'],
    ['a U+3000 behind it', 'https://www.example.jp/　'],
    ['a no-break space in the host', 'https://www.example.jp\u00a0/'],
    ['xn-- of nothing but ASCII or a control sign', 'https://xn--a.jp'],
    ['xn-- alone', 'https://xn--.jp'],
    ['xn-- that does not end', 'https://xn--wgv71a119.jp-'],
    ['xn-- of a full-width slash', 'https://xn--ab-1u3n.jp'],
    ['an ideographic full stop in the host', 'https://www.example.jp。'],
    ['a name before the host', 'https://www.pref.kanagawa.jp@evil.example/'],
    ['a name and password', 'https://a:b@example.jp'],
    ['a full-width at sign', 'https://www.pref.kanagawa.jp＠evil.example/'],
    ['a full-width slash', 'https://evil.example／www.pref.kanagawa.jp'],
    ['a fraction slash', 'https://evil.example\u2044x'],
    ['a backslash', 'https://evil.example\\@www.pref.kanagawa.jp'],
    ['no host', 'https://'],
    ['no host but a path', 'https:///example.jp'],
    ['no slashes', 'https:example.jp'],
    ['an empty label', 'https://example..jp'],
    ['a label that begins with a hyphen', 'https://-example.jp'],
    ['a long label', `https://${'a'.repeat(64)}.jp`],
    ['a short IPv4 number', 'http://127.1'],
    ['a hexadecimal number', 'http://0x7f.0.0.0x1'],
    ['an octal number', 'http://0177.0.0.1'],
    ['a number too large', 'http://256.1.1.1'],
    ['IPv6 with two gaps', 'http://[1::2::3]'],
    ['IPv6 too short', 'http://[1:2:3]'],
    ['IPv6 with a zone', 'http://[fe80::1%25eth0]'],
    ['IPv6 without an end', 'http://[::1'],
    ['a port too large', 'https://example.jp:65536'],
    ['a port that is none', 'https://example.jp:x'],
    ['two ports', 'https://example.jp:1:2'],
    ['a line end', 'https://exa\nmple.jp'],
    ['right-to-left signs', 'https://example.jp/\u202efdp'],
    ['a zero-width space', 'https://exam\u200bple.jp'],
    ['a soft hyphen', 'https://exam\u00adple.jp'],
    ['a script', 'javascript:alert(1)'],
    ['a script in disguise', ' java\tscript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:text/html,x'],
    ['a path of this site', '/admin'],
    ['the protocol of the page', '//example.jp'],
    ['mail to nobody', 'mailto:'],
    ['mail without a host', 'mailto:kikaku'],
    ['mail with a space', 'mailto:kikaku @example.jp'],
    ['mail to a wrong host', 'mailto:kikaku@example.jp　'],
    ['nothing', ''],
    ['a lone surrogate', 'https://example.jp/\ud800'],
    ['too long', `https://example.jp/${'a'.repeat(2000)}`],
  ])('%s', (_name, href) => expect(isSafeLink(href)).toBe(false))

  it('what is no string', () => {
    for (const value of [null, undefined, 1, {}, ['https://example.jp']]) expect(isSafeLink(value)).toBe(false)
  })
})

it('never allows what an engine refuses, nor anything that leads to another host than it shows', () => {
  const parts = [
    'https://',
    'a.jp',
    '@',
    '\\',
    '/',
    '%20',
    '　',
    ' ',
    ':',
    '[',
    ']',
    '..',
    'xn--',
    '0x1',
    '.',
    '日本',
    '-',
    '?',
    '#',
    '\u00ad',
  ]
  let seed = 7
  const random = (limit: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return Math.floor((seed / 2 ** 31) * limit)
  }
  for (let n = 0; n < 20_000; n++) {
    const href = `https://${Array.from({ length: 1 + random(5) }, () => parts[random(parts.length)]).join('')}`
    if (!isSafeLink(href)) continue
    const { host, username } = new URL(href)
    expect([href, username], href).toEqual([href, ''])
    const shown = /^https:\/\/([^/?#]*)/.exec(href)?.[1] ?? ''
    expect(new URL(`https://${shown}`).host, href).toBe(host)
  }
})

describe('an address copied with its surroundings', () => {
  it.each([
    ['https://example.jp/　', 'https://example.jp/'],
    ['　https://example.jp。', 'https://example.jp'],
    ['https://example.jp/a）', 'https://example.jp/a'],
    ['https://example.jp/a）。', 'https://example.jp/a'],
    ['https://example.jp/計画（案）', 'https://example.jp/計画（案）'],
    ['https://ja.wikipedia.org/wiki/A_(b)', 'https://ja.wikipedia.org/wiki/A_(b)'],
    ['https://example.jp/a)', 'https://example.jp/a'],
    ['https://www.example.jp　参照', 'https://www.example.jp　参照'],
    ['', ''],
  ])('%s is %s', (written, meant) => expect(withoutSurroundings(written)).toBe(meant))
})
