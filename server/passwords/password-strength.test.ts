import { describe, expect, it } from 'vitest'
import { guessableWords } from '#app/domain/password-words.ts'
import { JUDGED_LENGTH, weaknessOf } from './password-strength.ts'

const OWNER = { name: '佐々木 学', kana: 'ささき まなぶ', email: 'manabu.sasaki@rengo-kanagawa.example.jp' }
const WORDS = guessableWords(OWNER, '日本労働組合総連合会神奈川県連合会')

describe('I4: what is easily guessed is refused, and what is weak is named', () => {
  it.each([
    ['1q2w3e4r5t6y', 'passwordTooCommon'],
    ['password1234', 'passwordTooCommon'],
    ['P@ssw0rd!2026', 'passwordTooCommon'],
    ['１２３４５６７８９０１２', 'passwordTooCommon'],
    ['佐々木学佐々木学佐々木学', 'passwordHasOwnWords'],
    ['佐々木 学佐々木 学佐々木 学', 'passwordHasOwnWords'],
    ['ささきまなぶささきまなぶ', 'passwordHasOwnWords'],
    ['ササキマナブ１２３４５６', 'passwordHasOwnWords'],
    ['manabu.sasaki@rengo-kanagawa.example.jp', 'passwordHasOwnWords'],
    ['Manabu.Sasaki2026', 'passwordHasOwnWords'],
    ['政策要求デスク政策要求デスク', 'passwordHasOwnWords'],
    ['神奈川県連合会神奈川県連合会', 'passwordHasOwnWords'],
    ['rengokanagawa', 'passwordHasOwnWords'],
    ['いろはにほへとちりぬるを', 'passwordHasOwnWords'],
    ['ﾊﾟｽﾜｰﾄﾞﾊﾟｽﾜｰﾄﾞ', 'passwordHasOwnWords'],
    ['aaaaaaaaaaaa', 'passwordRepeats'],
    ['ねこねこねこねこねこねこ', 'passwordRepeats'],
    ['あいうえおかきくけこさし', 'passwordHasOwnWords'],
    ['lmnopqrstuvwx', 'passwordIsSequence'],
    ['2026年11月27日木曜日', 'passwordHasOwnWords'],
    ['2026年11月27日', 'passwordIsDate'],
    ['yamadahanako', 'passwordIsName'],
    ['tokyotokyotokyo', 'passwordRepeats'],
  ] as const)('%s', (password, reason) => {
    expect(weaknessOf(password, WORDS)).toBe(reason)
  })

  it.each([
    '雨の日の港はいつも静かだった',
    'correct horse battery staple',
    'kiri no asa ni fune wo kazoeru',
    'xK9#vQ2$mL7p',
  ])('takes %s, whatever signs it is made of', (password) => {
    expect(weaknessOf(password, WORDS)).toBeNull()
  })

  it('takes a time that is bounded, however long and odd it is', () => {
    const hostile = ['passw0rd$', '4@8({[<369&#!1/|0$5+7%2', 'i1l|!', 'aA4@', '\u{fdfa}', '12/3/4 ', '佐々木学 ']
    for (const sign of hostile) {
      const password = sign.repeat(256)
      // The time of the processor: others may be using the machine as well.
      const began = process.cpuUsage()
      weaknessOf(password.slice(0, 256), WORDS)
      const { user, system } = process.cpuUsage(began)
      const atTheLimit = (user + system) / 1_000
      // Without the bounds on readings and length these take from two seconds to a quarter of an hour.
      expect(atTheLimit, sign).toBeLessThan(1_500)
    }
    const hard = 'xK9#vQ2$mL7p'
    expect(weaknessOf(hard + 'a'.repeat(JUDGED_LENGTH), WORDS)).toBeNull()
  })
})
