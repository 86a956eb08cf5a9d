import { describe, expect, it } from 'vitest'
import { REFUSAL_REASONS } from '#app/domain/result.ts'
import { createI18n } from './create-i18n.ts'
import { en } from './en/all.ts'
import { ja } from './ja/all.ts'
import { fieldError, refusalText } from './refusal-text.ts'

/** Every text with the path of its key: [['common.save', '保存する'], …]. */
const leaves = (node: unknown, path = ''): [string, string][] =>
  typeof node === 'string'
    ? [[path, node]]
    : Object.entries(node as object).flatMap(([key, child]) => leaves(child, path ? `${path}.${key}` : key))

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

describe('the two languages', () => {
  const japanese = new Map(leaves(ja))
  const english = new Map(leaves(en))

  it('have the same keys, but for the English singular', () => {
    const singular = [...english.keys()].filter((key) => key.endsWith('_one'))
    expect([...english.keys()].filter((key) => !singular.includes(key)).sort()).toEqual([...japanese.keys()].sort())
    expect(singular.map((key) => key.replace(/_one$/, '_other')).filter((key) => !japanese.has(key))).toEqual([])
  })

  it('say every text, and name the same values in it', () => {
    for (const [key, text] of english) {
      const counterpart = japanese.get(key.replace(/_one$/, '_other')) ?? ''
      expect(text.trim(), key).not.toBe('')
      expect(placeholders(text), key).toEqual(placeholders(counterpart))
    }
  })

  it('keep to themselves: no Japanese in English sentences but for what is quoted or named', () => {
    const quoted = /「[^」]*」|連合神政発第○号|介護|横浜|よこはま/g
    const strays = [...english].filter(([, text]) => /[぀-ヿ]/.test(text.replace(quoted, '')))
    expect(strays).toEqual([])
  })
})

describe('the sentence for a refusal', () => {
  it.each(['ja', 'en'] as const)('exists for every reason, in %s', async (locale) => {
    const t = (await createI18n(locale)).tOf('common')
    for (const reason of REFUSAL_REASONS)
      expect(refusalText(t, { reason, values: { minutes: 15, passage: '介護' } })).toMatch(/[。.]$/)
  })

  it('names its values', async () => {
    const t = (await createI18n('ja')).tOf('common')
    expect(refusalText(t, { reason: 'tooManyAttempts', values: { minutes: 15 } })).toContain('15分ほど')
  })

  it('belongs to the field that is wrong, and to no other', async () => {
    const t = (await createI18n('ja')).tOf('common')
    const refusal = { reason: 'invalidInput', fields: { title: 'required' } } as const
    expect(fieldError(t, refusal, 'title')).toBe('入力してください。')
    expect(fieldError(t, refusal, 'kind')).toBeNull()
    expect(fieldError(t, null, 'title')).toBeNull()
  })
})
