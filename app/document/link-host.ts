/**
 * Signs that no part of a Japanese or Latin host name has: spaces, punctuation, symbols, full-width forms (of which browsers make
 * 「@」 and 「/」), private and format characters. Ranges, because engines know different versions of Unicode. 「・」「々」 may stand there.
 */
const FOREIGN =
  /[\0-,/:-@[-^`{-\u00b6\u00b8-\u00bf\u00d7\u00f7\u02b0-\u036f\u0600-\u060f\u061c\u1680\u180e\u2000-\u2bff\u2e00-\u2fff\u3000-\u3004\u3008-\u3020\u3030\u303d-\u3040\u30a0\u3190-\u31ef\u3200-\u33ff\ud800-\uf8ff\ufe10-\ufe6f\uff00-\uffff\u{1d000}-\u{1ffff}\u{f0000}-\u{10ffff}]|[\ufe00-\ufe0f]|[\u{e0000}-\u{effff}]/u

/** Can this be the host of an address: a name (also in Japanese, or as `xn--…`), an IPv4 or a bracketed IPv6 number? */
export function isHost(host: string): boolean {
  if (host.startsWith('[')) return host.endsWith(']') && isIPv6(host.slice(1, -1))
  if (host.length === 0 || host.length > 253) return false
  const labels = host.replace(/\.$/, '').split('.')
  // What ends in a number is read as a number, in ways (octal, hexadecimal, short) that hide where it leads.
  if (/^(?:[0-9]+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? '')) return labels.length === 4 && labels.every(isByte)
  return labels.every(isLabel)
}

const isByte = (text: string): boolean => /^(?:0|[1-9][0-9]{0,2})$/.test(text) && Number(text) < 256

function isLabel(label: string): boolean {
  if (label === '' || label.length > 63 || /^-|-$/.test(label) || FOREIGN.test(label)) return false
  return !/^..--/.test(label) || (/^xn--/i.test(label) && isPunycode(label.slice(4).toLowerCase()))
}

/**
 * Is it the ASCII form (RFC 3492) of a name with other letters, all of which may stand in a host? Browsers refuse others, each in
 * its own way.
 */
function isPunycode(text: string): boolean {
  const hyphen = text.lastIndexOf('-')
  const letters = hyphen > 0 ? [...text.slice(0, hyphen)] : []
  let code = 128
  let place = 0
  let bias = 72
  let position = hyphen + 1
  if (position >= text.length) return false
  while (position < text.length) {
    const before = place
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = '0123456789'.includes(text[position] ?? '-')
        ? text.charCodeAt(position) - 22
        : text.charCodeAt(position) - 97
      position += 1
      if (!(digit >= 0 && digit < 36)) return false
      place += digit * weight
      const threshold = Math.min(Math.max(k - bias, 1), 26)
      if (digit < threshold) break
      weight *= 36 - threshold
      if (place > 0x7fffffff) return false
    }
    const count = letters.length + 1
    bias = adapted(place - before, count, before === 0)
    code += Math.floor(place / count)
    place %= count
    if (code > 0x10ffff || FOREIGN.test(String.fromCodePoint(code))) return false
    letters.splice(place, 0, String.fromCodePoint(code))
    place += 1
  }
  return true
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1
  rest += Math.floor(rest / count)
  let k = 0
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35)
  return k + Math.floor((36 * rest) / (rest + 38))
}

/** Eight groups, or fewer with one 「::」; the last two may be written as an IPv4 number. No zone: it means nothing elsewhere. */
function isIPv6(text: string): boolean {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return false
  const groups = [head, tail ?? ''].flatMap((side) => (side === '' ? [] : side.split(':')))
  const last = groups.at(-1) ?? ''
  const hasIPv4 = last.includes('.')
  if (hasIPv4 && !(last.split('.').length === 4 && last.split('.').every(isByte))) return false
  const hex = hasIPv4 ? groups.slice(0, -1) : groups
  const count = groups.length + (hasIPv4 ? 1 : 0)
  return hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) && (tail === undefined ? count === 8 : count < 8)
}
