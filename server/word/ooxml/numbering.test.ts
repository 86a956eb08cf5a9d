import { describe, expect, it } from 'vitest'
import { formatNumber, NUMBERING_SCHEMES, type NumberingScheme, TEXT_LIST_LEVEL } from '#app/domain/numbering.ts'
import { Numbering } from './numbering.ts'

const SCHEMES = Object.keys(NUMBERING_SCHEMES) as NumberingScheme[]
const LEVEL = /<w:numFmt w:val="(\w+)"\/>(?:<w:pStyle [^>]*>)?<w:suff w:val="\w+"\/><w:lvlText w:val="([^"]*)"\/>/g

describe.each(SCHEMES)('the numbers of Word in %s', (scheme) => {
  it.each([null, 1200])('that Word does not count are no bullets, unless they are one sign (cell: %s)', (cellWidth) => {
    const numbering = new Numbering(scheme)
    for (const depth of [0, 1, 2]) {
      const place = numbering.list('orderedList', depth, cellWidth)
      for (let n = 1; n <= 120; n++) place(n)
    }
    const levels = [...numbering.part().matchAll(LEVEL)].map(([, format = '', text = '']) => ({ format, text }))
    const bullets = levels.filter(({ format }) => format === 'bullet').map(({ text }) => text)
    expect(bullets.filter((text) => [...text].length > 1)).toEqual([])
    // What goes beyond the signs stands there whole.
    const last = formatNumber(scheme, TEXT_LIST_LEVEL + 1, 120)
    expect(levels.filter(({ format }) => format === 'none').map(({ text }) => text)).toContain(last)
  })
})
