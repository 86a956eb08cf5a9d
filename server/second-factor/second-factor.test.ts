import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { secondFactorNeed } from '#app/domain/second-factor.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { createSecretBox } from './secret-box.ts'
import { newSecret, setupAddress, stepOf } from './totp.ts'

const NOW = new Date('2026-11-27T05:00:10Z')
const STEP = Math.floor(NOW.getTime() / 30_000)
const codeAt = (secret: string, step: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: step * 30_000 })

describe('I6: a code of an authenticator app', () => {
  it('fits in its own half minute and those beside it, as it is typed', () => {
    const secret = newSecret()
    for (const delta of [-1, 0, 1]) expect(stepOf(secret, codeAt(secret, STEP + delta), NOW)).toBe(STEP + delta)
    const code = codeAt(secret, STEP)
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    for (const typed of [` ${code.slice(0, 3)} ${code.slice(3)} `, wide]) expect(stepOf(secret, typed, NOW)).toBe(STEP)
    for (const delta of [-3, -2, 2, 3]) expect(stepOf(secret, codeAt(secret, STEP + delta), NOW)).toBeNull()
  })

  it.each(['', '12345', '1234567', 'abcdef', '１２３', '-00001', '1e5', '\u0000'.repeat(6), '9'.repeat(10_000)])(
    'is nothing else: %j',
    (typed) => {
      expect(stepOf(newSecret(), typed, NOW)).toBeNull()
    },
  )

  it('follows RFC 6238, and the address is what apps read', () => {
    const secret = Secret.fromLatin1('12345678901234567890').base32
    // Appendix B: 94287082 at 59 s, of which apps show the last six digits.
    expect(stepOf(secret, '287082', new Date(59_000))).toBe(1)
    expect(setupAddress(secret, 'a@example.jp')).toMatch(/^otpauth:\/\/totp\/Policy%20Desk:a%40example\.jp\?.*secret=/)
  })
})

describe('I6: what is stored of a secret', () => {
  const box = createSecretBox('s'.repeat(40))
  it('opens for its owner with the program’s secret, and in no other way', () => {
    const closed = box.close('JBSWY3DP', 'owner')
    expect(box.open(closed, 'owner')).toBe('JBSWY3DP')
    expect(closed).not.toContain('JBSWY3DP')
    expect(box.close('JBSWY3DP', 'owner')).not.toBe(closed)
    expect(box.open(closed, 'another')).toBeNull()
    expect(createSecretBox('t'.repeat(40)).open(closed, 'owner')).toBeNull()
    for (const broken of ['', 'x', `${closed.slice(0, -3)}AAA`, closed.slice(0, 20)])
      expect(box.open(broken, 'owner')).toBeNull()
  })
})

describe('I6: recovery codes', () => {
  it('are ten, all different, and known again however they are typed', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    const [code = ''] = codes
    expect(code).toMatch(/^(?:[2-9A-HJKMNP-TV-Z]{4}-){5}[2-9A-HJKMNP-TV-Z]{4}$/)
    // Thirty signs, each 4.9 bits.
    expect(code.replaceAll('-', '').length * Math.log2(30)).toBeGreaterThan(112)
    const hash = recoveryCodeHash('owner', code)
    expect(recoveryCodeHash('owner', ` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(hash)
    expect(recoveryCodeHash('another', code)).not.toBe(hash)
  })
})

describe('I7: who needs a second factor', () => {
  const rule = { secondFactor: 'required', secondFactorFrom: '2026-12-27' } as const
  it.each([
    ['admin', '2026-12-26', 'later'],
    ['admin', '2026-12-27', 'now'],
    ['bureau', '2027-01-01', 'now'],
    ['committeeChair', '2027-01-01', 'no'],
    ['viewer', '2027-01-01', 'no'],
  ] as const)('%s on %s: %s', (role, today, need) => {
    expect(secondFactorNeed([{ role: 'viewer' }, { role }], rule, today).is).toBe(need)
  })
  it('is nobody where the federation decided so, or has set no day', () => {
    for (const other of [{ secondFactor: 'optional' } as const, { secondFactorFrom: '' }])
      expect(secondFactorNeed([{ role: 'admin' }], { ...rule, ...other }, '2027-01-01').is).toBe('no')
  })
})
