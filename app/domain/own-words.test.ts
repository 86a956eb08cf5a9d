import { expect, it } from 'vitest'
import { pairsOf, pluralOf } from './federation-terms.ts'
import { rewording } from './own-words.ts'

const japanese = (terms: Parameters<typeof pairsOf>[0]) => rewording({ pairs: pairsOf(terms, 'ja') })
const english = (terms: Parameters<typeof pairsOf>[0]) => rewording({ pairs: pairsOf(terms, 'en') })

it('F1: a text is read in the words of the federation, the longest word first and nothing twice', () => {
  const say = japanese({
    committee: { ja: '部会', en: '' },
    central: { ja: '委員会総会', en: '' },
    bureau: { ja: '事務局', en: '' },
  })
  expect(say('委員会の承認の後、政策局が中央委員会に付議します。')).toBe(
    '部会の承認の後、事務局が委員会総会に付議します。',
  )
})

it('F1: a word that the federation does not name stays, also where one that it names stands within', () => {
  const say = japanese({ member: { ja: '会員', en: '' } })
  expect(say('委員、委員長、委員会、中央委員、中央委員会')).toBe('会員、委員長、委員会、中央委員、中央委員会')
  expect(japanese({})('委員会')).toBe('委員会')
})

it('F1: English words come in singular and plural, with a capital, and behind their article', () => {
  const say = english({
    committee: { ja: '', en: 'executive body' },
    bureau: { ja: '', en: 'secretariat' },
  })
  expect(say('Choose a committee. Committees and the policy bureau; the bureau.')).toBe(
    'Choose an executive body. Executive bodies and the secretariat; the secretariat.',
  )
  expect(say('The central committee and the labour bureau')).toBe('The central committee and the labour bureau')
  expect(['body', 'branch', 'key', 'meeting of chiefs'].map(pluralOf)).toEqual([
    'bodies',
    'branches',
    'keys',
    'meetings of chiefs',
  ])
})

it('F1: what a federation types is no pattern and no placeholder', () => {
  expect(japanese({ pillar: { ja: '$&(.*)', en: '' } })('柱を選ぶ')).toBe('$&(.*)を選ぶ')
})
