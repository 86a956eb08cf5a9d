import { describe, expect, it } from 'vitest'
import { titleInLines } from './letter.ts'
import { addresseeLine } from './party-lines.ts'
import { aRequest, bookInput, openDocx, packageInput } from './word.test-support.ts'
import type { BookInput } from './word-input.ts'
import { writeBookDocx } from './write-book.ts'
import { writePackageDocx } from './write-package.ts'

describe('the book', () => {
  it('has chapters, pillars and requests as numbered Word headings', async () => {
    const { paragraphs, numbering } = await openDocx(await writeBookDocx(bookInput()))
    const headings = (level: number) => paragraphs.filter((paragraph) => paragraph.style === `Heading${level}`)
    expect(headings(1).map(({ text }) => text)).toEqual(['経済・産業政策', '福祉・社会保障政策', 'SDGs対応表'])
    expect(headings(2).map(({ text }) => text)).toEqual(['中小企業の支援', 'その他', '医療'])
    expect(headings(3).map(({ text }) => text)).toEqual([
      '【重点】【新規】適正取引の推進',
      '【継続】人材の育成',
      '【重点】【補強】技能の継承',
      '【重点】【新規】看護職員の確保',
    ])
    // 1-1 and 1-2 are one count; 1-4 leaves a gap, so that its count begins with 4.
    const [first, second, fourth, other] = headings(3).map((heading) => heading.numbering?.id)
    expect(first).toBe(second)
    expect(numbering).toContain(`<w:num w:numId="${fourth}"><w:abstractNumId`)
    expect(numbering).toMatch(
      new RegExp(`<w:num w:numId="${fourth}">[^/]*/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>`),
    )
    expect(numbering).toMatch(
      new RegExp(`<w:num w:numId="${other}">[^/]*/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>`),
    )
    expect(numbering).toContain('<w:lvlText w:val="1-%1"/>')
    // The second chapter is Ⅲ.
    const chapter = headings(1)[1]?.numbering?.id
    expect(numbering).toMatch(
      new RegExp(`<w:num w:numId="${chapter}">[^/]*/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>`),
    )
    expect(numbering).toContain('<w:numFmt w:val="upperRoman"/>')
  })

  it('keeps requests without a pillar apart from the pillar before them; without any pillars there is nothing to keep apart', async () => {
    const secondLevel = async (input: BookInput) =>
      (await openDocx(await writeBookDocx(input))).paragraphs.filter(({ style }) => /^(Heading|TOC)2$/.test(style))
    const texts = (await secondLevel(bookInput())).map(({ text }) => text)
    expect(texts.filter((text) => text.includes('その他'))).toEqual(['2\tその他\t1', 'その他'])
    const unsorted = [{ title: null, purpose: '', requests: [aRequest()] }]
    const committees = [{ number: '1', nameJa: '経済・産業政策委員会', pillars: unsorted }]
    expect(await secondLevel(bookInput({ committees }))).toEqual([])
  })

  it('has a table of contents, numbered apart, that is filled before anyone updates it', async () => {
    const { document, paragraphs } = await openDocx(await writeBookDocx(bookInput()))
    expect(document).toContain('TOC \\o &quot;1-3&quot; \\h \\z \\u')
    expect(paragraphs.filter(({ style }) => style.startsWith('TOC')).map(({ text }) => text)).toEqual([
      '目　次',
      'Ⅰ\t経済・産業政策\t1',
      '1\t中小企業の支援\t1',
      '1-1\t【重点】【新規】適正取引の推進\t1',
      '1-2\t【継続】人材の育成\t1',
      '2\tその他\t1',
      '1-4\t【重点】【補強】技能の継承\t1',
      'Ⅲ\t福祉・社会保障政策\t3',
      '1\t医療\t3',
      '3-1\t【重点】【新規】看護職員の確保\t3',
      'SDGs対応表\t4',
    ])
    const opened = [...document.matchAll(/w:fldCharType="(\w+)"/g)].map((match) => match[1])
    const count = (kind: string) => opened.filter((found) => found === kind).length
    expect([count('begin'), count('separate')]).toEqual([count('end'), count('end')])
  })

  it('lists the requests of each goal with their pages', async () => {
    const { text } = await openDocx(await writeBookDocx(bookInput()))
    const index = text.slice(text.lastIndexOf('SDGs対応表'))
    expect(index).toMatch(/目標8（働きがいも経済成長も）\n1-1\n【重点】【新規】適正取引の推進\n1\n1-2/)
    expect(index).toMatch(/目標12（つくる責任 つかう責任）\n3-1\n【重点】【新規】看護職員の確保\n3/)
  })

  it('reports how far it is', async () => {
    const seen: string[] = []
    await writeBookDocx(bookInput(), ({ done, total }) => seen.push(`${done}/${total}`))
    expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4'])
  })

  it('bears the date it is given, not that of writing', async () => {
    const { properties, text } = await openDocx(await writeBookDocx(bookInput({ dateStyle: 'seireki' })))
    expect(properties).toContain('2026-07-15T00:00:00Z')
    expect(text).toContain('2026年7月15日')
  })
})

describe('a package', () => {
  it('is a letter, contents, introduction, requests, SDG table and reply form, in this order', async () => {
    const { text, paragraphs, document } = await openDocx(await writePackageDocx(packageInput()))
    const order = [
      '連政発第23号',
      '令和8年（2026年）8月22日',
      '横浜市長　殿',
      '会長　見本　太郎',
      '（公印省略）',
      '要請いたします。',
      '記',
      '回答期限　令和8年（2026年）11月30日',
      '以　上',
      '目　次',
      '働く者の声をもとに',
    ]
    const places = order.map((word) => text.indexOf(word))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(paragraphs.filter(({ style }) => style === 'Heading1').map((heading) => heading.text)).toEqual([
      'はじめに',
      '経済・産業政策',
      '福祉・社会保障政策',
      'SDGs対応表',
      '回答書様式',
    ])
    expect(text.slice(text.lastIndexOf('回答書様式'))).toMatch(/番号\n要求項目\n回答\n担当課\n1-1\n/)
    expect(document).toContain('w:orient="landscape"')
  })

  it('addresses a post with 殿, a person with 様, a body with 御中', () => {
    expect(addresseeLine({ body: '神奈川県', post: '知事', name: null })).toBe('神奈川県知事　殿')
    expect(addresseeLine({ body: '葉山町', post: '町長', name: '見本　花子' })).toBe('葉山町長　見本　花子　様')
    expect(addresseeLine({ body: '横浜市会', post: null, name: null })).toBe('横浜市会　御中')
    expect(addresseeLine({ body: '横浜市', post: '横浜市長', name: null })).toBe('横浜市長　殿')
  })
})

it('the title of a letter is not broken within its last word', () => {
  expect(titleInLines('2027年度に向けた政策・制度要求について（要請）')).not.toContain('\n')
  expect(titleInLines('「2027年度に向けた政策・制度要求と提言」について（要請）')).toBe(
    '「2027年度に向けた政策・制度要求と提言」について\n（要請）',
  )
  expect(titleInLines('あ'.repeat(40))).toBe('あ'.repeat(40))
})
