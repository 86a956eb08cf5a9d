import { describe, expect, it } from 'vitest'
import { createI18n, LOCALES } from './create-i18n.ts'

/** What a format, a template or a sentence of ours would do something with. */
const TYPED = [
  '%s %d %n %x',
  '{{text}} {{count}} {text}',
  '$t(common:save)',
  `\${text}`,
  '%1$s',
  '<b>{{text}}</b>',
  "$& $' $1",
]

describe('what was typed and stands in a sentence', () => {
  it.each(LOCALES)('stands there as it was typed and does nothing to the sentence (%s)', async (locale) => {
    const t = (await createI18n(locale)).tOf(['common'])
    const [before, after] = t('common:bracketed', { text: '|' }).split('|')
    for (const text of TYPED) expect(t('common:bracketed', { text })).toBe(`${before}${text}${after}`)
  })
})
