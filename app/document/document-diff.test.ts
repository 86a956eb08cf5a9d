import { describe, expect, it } from 'vitest'
import { diffDocuments, hasDifference } from './document-diff.ts'
import { documentFromContent } from './document-from-content.ts'
import { countWords, diffText, similarity } from './text-diff.ts'

const withItems = (items: string[], background = '要望がある。') =>
  documentFromContent({
    body: [
      { kind: 'paragraph', text: '次の施策を講じること。' },
      { kind: 'list', style: '（1）', items: items.map((text) => ({ text })) },
    ],
    background,
  })

const shown = (rows: ReturnType<typeof diffDocuments>) =>
  rows
    .filter((row) => row.kind !== 'same')
    .map((row) => {
      const words = row.segments.map(({ kind, text }) =>
        kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}[${text}]`,
      )
      return `${row.kind} ${row.before?.marker ?? ''}→${row.after?.marker ?? ''} ${words.join('')}`
    })

const A = '県内各地域で実務研修を開催すること。'
const B = '専門家による個別相談の回数を増やすこと。'
const C = '補助金の審査で適正取引への加点を検討すること。'

describe('diffText', () => {
  it('marks words, not clauses and not single characters', () => {
    expect(diffText('中小企業を支援すること。', '小規模事業者を支援すること。')).toEqual([
      { kind: 'removed', text: '中小企業' },
      { kind: 'added', text: '小規模事業者' },
      { kind: 'same', text: 'を支援すること。' },
    ])
  })

  it('gives both texts back', () => {
    const before = '繰越控除期間を5年とすることを求める。'
    const after = '繰越控除の期間を７年とし、あわせて周知を求める。'
    const segments = diffText(before, after)
    const join = (...kinds: string[]) =>
      segments
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text }) => text)
        .join('')
    expect(join('same', 'removed')).toBe(before)
    expect(join('same', 'added')).toBe(after)
  })

  it('knows equal and empty texts', () => {
    expect(diffText('', '')).toEqual([])
    expect(diffText('同じ', '同じ')).toEqual([{ kind: 'same', text: '同じ' }])
    expect(diffText('', '新しい')).toEqual([{ kind: 'added', text: '新しい' }])
    expect(similarity(countWords(''), countWords(''))).toBe(1)
    expect(similarity(countWords('雇用'), countWords('環境'))).toBe(0)
  })
})

describe('diffDocuments', () => {
  it('finds nothing in equal texts', () => {
    const rows = diffDocuments(withItems([A, B]), withItems([A, B]))
    expect(hasDifference(rows)).toBe(false)
    expect(rows).toHaveLength(4)
  })

  it('shows a reworded item word by word', () => {
    expect(shown(diffDocuments(withItems([A, B, C]), withItems([A, B.replace('回数', '回数と対象'), C])))).toEqual([
      'changed （2）→（2） 専門家による個別相談の回数+[と対象]を増やすこと。',
    ])
  })

  it('an inserted item renumbers the others without marking them as changed', () => {
    const rows = diffDocuments(withItems([B, C]), withItems([A, B, C]))
    expect(shown(rows)).toEqual([`added →（1） +[${A}]`])
    expect(rows.find((row) => row.before?.marker === '（1）')?.after?.marker).toBe('（2）')
  })

  it('shows a moved item as moved, once where it was and once where it is', () => {
    expect(shown(diffDocuments(withItems([A, B, C]), withItems([B, C, A])))).toEqual([
      `movedFrom （1）→ -[${A}]`,
      `movedTo →（3） ${A}`,
    ])
  })

  it('a moved item that was reworded on the way shows the words', () => {
    const reworded = A.replace('実務研修', '実務研修会')
    const rows = shown(diffDocuments(withItems([A, B, C]), withItems([B, C, reworded])))
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatch(/^movedTo →（3） .*\+\[会\]/)
  })

  it('a line that went from the request into its reasons is moved, too', () => {
    const rows = diffDocuments(withItems([A, B]), withItems([A], `要望がある。\n${B}`))
    expect(rows.filter((row) => row.move === 1).map(({ kind, section }) => [kind, section])).toEqual([
      ['movedFrom', 'body'],
      ['movedTo', 'background'],
    ])
  })

  it('removed and added lines stay what they are', () => {
    expect(shown(diffDocuments(withItems([A]), withItems([C])))).toEqual([
      `removed （1）→ -[${A}]`,
      `added →（1） +[${C}]`,
    ])
  })
})
