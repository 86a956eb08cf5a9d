import { expect, it } from 'vitest'
import { guessableWords } from './password-words.ts'

it('I4: the words that a guesser knows are the names in every writing, the address and the federation’s', () => {
  const words = guessableWords(
    { name: '佐々木 学', kana: 'ささき まなぶ', email: 'Manabu.Sasaki@desk.example.jp' },
    '東北地方協議会',
  )
  const expected = [
    '佐々木 学',
    '佐々木学',
    '佐々木',
    'ささきまなぶ',
    'ササキ',
    'manabu',
    'sasaki',
    'desk',
    '東北地方',
    '東北地方協議会',
  ]
  for (const word of expected) expect(words).toContain(word)
  // One sign alone is in many good passwords.
  expect(words).not.toContain('学')
  expect(new Set(words).size).toBe(words.length)
})
