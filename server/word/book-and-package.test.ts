import { describe, expect, it } from 'vitest'
import { addresseeLine } from './party-lines.ts'
import { aRequest, bookInput, manyCommittees, openDocx, packageInput } from './word.test-support.ts'
import type { BookInput, PackageInput } from './word-input.ts'
import { writeBookDocx } from './write-book.ts'
import { writePackageDocx } from './write-package.ts'

/** More requests than a short document has. */
const longBook = (more: Partial<BookInput> = {}) => bookInput({ committees: manyCommittees(), ...more })

describe('the book', () => {
  it('B5: has chapters, pillars and requests as headings that their styles count; the committee’s number stands beside', async () => {
    const { paragraphs, numbering, styles } = await openDocx(await writeBookDocx(bookInput()))
    const headings = (level: number) => paragraphs.filter(({ style }) => style.startsWith(`Heading${level}`))
    expect(headings(1).map(({ text, style }) => [style, text])).toEqual([
      ['Heading1', '経済・産業政策'],
      ['Heading1', '福祉・社会保障政策'],
      ['Heading1Plain', 'SDGs対応表'],
    ])
    expect(headings(2).map(({ text }) => text)).toEqual(['中小企業の支援', 'その他', '医療'])
    expect(headings(3).map(({ text }) => text)).toEqual([
      '【重点】【新規】適正取引の推進［1-1］',
      '【継続】人材の育成［1-2］',
      '【重点】【補強】技能の継承［1-4］',
      '【重点】【新規】看護職員の確保［3-1］',
    ])
    // Nothing but the style counts, so that a heading typed in Word is counted with them.
    expect([1, 2, 3].flatMap(headings).some((heading) => heading.numbering)).toBe(false)
    const styleList = (id: string) => new RegExp(`w:styleId="${id}">.*?<w:numPr>(.*?)</w:numPr>`).exec(styles)?.[1]
    expect(styleList('Heading1')).toBe('<w:ilvl w:val="0"/><w:numId w:val="1"/>')
    expect(styleList('Heading2')).toBe('<w:ilvl w:val="1"/><w:numId w:val="1"/>')
    expect(styleList('Heading3')).toBe('<w:ilvl w:val="0"/><w:numId w:val="2"/>')
    expect(styleList('Heading1Plain')).toBe('<w:numId w:val="0"/>')
    expect(numbering).toContain('<w:pStyle w:val="Heading1"/><w:suff w:val="tab"/><w:lvlText w:val="%1"/>')
    expect(numbering).toContain('<w:pStyle w:val="Heading3"/><w:suff w:val="tab"/><w:lvlText w:val="要求%1"/>')
  })

  it('is counted in the official way, too', async () => {
    const { paragraphs, numbering } = await openDocx(await writeBookDocx(longBook({ numberingScheme: 'official' })))
    expect(numbering).toContain('<w:lvlText w:val="第%1"/>')
    expect(paragraphs.find(({ style }) => style === 'TOC1')?.text).toBe('第1\t経済・産業政策\t1')
  })

  it('keeps requests without a pillar apart from the pillar before them; without any pillars there is nothing to keep apart', async () => {
    const secondLevel = async (input: BookInput) =>
      (await openDocx(await writeBookDocx(input))).paragraphs.filter(({ style }) => /^(Heading|TOC)2$/.test(style))
    const texts = (await secondLevel(longBook())).map(({ text }) => text)
    expect(texts.filter((text) => text.includes('その他'))).toEqual(['2\tその他\t1', 'その他'])
    const unsorted = [{ title: null, purpose: '', requests: [aRequest()] }]
    const committees = [{ nameJa: '経済・産業政策委員会', pillars: unsorted }]
    expect(await secondLevel(bookInput({ committees }))).toEqual([])
  })

  it('has a table of contents, numbered apart, that is filled before anyone updates it', async () => {
    const { document, paragraphs } = await openDocx(await writeBookDocx(longBook()))
    expect(document).toContain('TOC \\o &quot;1-3&quot; \\h \\z \\u')
    expect(paragraphs.filter(({ style }) => style.startsWith('TOC')).map(({ text }) => text)).toEqual([
      '目　次',
      'I\t経済・産業政策\t1',
      '1\t中小企業の支援\t1',
      '要求1\t【重点】【新規】適正取引の推進［1-1］\t1',
      '要求2\t【継続】人材の育成［1-2］\t1',
      '2\tその他\t1',
      '要求3\t【重点】【補強】技能の継承［1-4］\t1',
      'II\t福祉・社会保障政策\t3',
      '1\t医療\t3',
      '要求4\t【重点】【新規】看護職員の確保［3-1］\t3',
      '要求5\t【重点】【新規】看護職員の確保［3-2］\t3',
      '要求6\t【重点】【新規】看護職員の確保［3-3］\t3',
      '要求7\t【重点】【新規】看護職員の確保［3-4］\t4',
      'SDGs対応表\t5',
      '',
    ])
    const opened = [...document.matchAll(/w:fldCharType="(\w+)"/g)].map((match) => match[1])
    const count = (kind: string) => opened.filter((found) => found === kind).length
    expect([count('begin'), count('separate')]).toEqual([count('end'), count('end')])
  })

  it('lists the requests of each goal with their numbers and pages', async () => {
    const { text } = await openDocx(await writeBookDocx(longBook()))
    const index = text.slice(text.lastIndexOf('SDGs対応表'))
    expect(index).toMatch(/目標8（働きがいも経済成長も）\n要求1\n【重点】【新規】適正取引の推進［1-1］\n1\n要求2/)
    expect(index).toMatch(/目標12（つくる責任 つかう責任）\n要求4\n【重点】【新規】看護職員の確保［3-1］\n3/)
  })

  it('B6: of few requests has no page of contents, and chapters that follow each other', async () => {
    const short = await openDocx(await writeBookDocx(bookInput()))
    expect(short.paragraphs.some(({ style }) => style.startsWith('TOC'))).toBe(false)
    expect(short.document.match(/<w:sectPr>/g)).toHaveLength(2)
    const long = await openDocx(await writeBookDocx(longBook()))
    // Cover, contents, two chapters, index.
    expect(long.document.match(/<w:sectPr>/g)).toHaveLength(5)
  })

  it('bears title and chapter at the top of its pages, as far as there is room', async () => {
    const headersOf = async (input: BookInput) =>
      (await openDocx(await writeBookDocx(input))).headers.map((header) =>
        [...header.matchAll(/<w:t [^>]*>(.*?)<\/w:t>|<w:tab\/>/g)].map(([, text]) => text ?? '\t').join(''),
      )
    expect(await headersOf(longBook())).toEqual([
      '',
      '2027年度に向けた政策・制度要求と提言\t目次',
      '2027年度に向けた政策・制度要求と提言\tI　経済・産業政策',
      '2027年度に向けた政策・制度要求と提言\tII　福祉・社会保障政策',
      '2027年度に向けた政策・制度要求と提言\tSDGs対応表',
    ])
    const [, , chapter = ''] = await headersOf(longBook({ title: '政策と制度'.repeat(20) }))
    expect(chapter).toMatch(/^(?:政策と制度){7}.{0,4}…\tI　経済・産業政策$/)
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
    const { text, paragraphs, document } = await openDocx(
      await writePackageDocx(packageInput({ committees: manyCommittees() })),
    )
    const order = [
      '連政発第23号',
      '令和8年（2026年）8月22日',
      '横浜市長　殿',
      '会長　見本　太郎',
      '（公印省略）',
      '要請いたします。',
      '記',
      '回答期限\t令和8年（2026年）11月30日',
      '以　上',
      '別紙',
      '目　次',
      '働く者の声をもとに',
    ]
    const places = order.map((word) => text.indexOf(`\n${word}`) + 1 || text.indexOf(word))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(paragraphs.filter(({ style }) => style.startsWith('Heading1')).map((heading) => heading.text)).toEqual([
      'はじめに',
      '経済・産業政策',
      '福祉・社会保障政策',
      'SDGs対応表',
      '回答書様式',
    ])
    expect(text.slice(text.lastIndexOf('回答書様式'))).toMatch(/番号\n要求項目\n回答\n担当課\n要求1\n/)
    expect(document).toContain('w:orient="landscape"')
  })

  it('B7: the reply form names who answers, from where and until when, and shows the texts on demand', async () => {
    const formOf = async (more: Partial<PackageInput>) => {
      const { text } = await openDocx(
        await writePackageDocx(packageInput({ title: '「要求と提言」について（要請）', ...more })),
      )
      return text.slice(text.lastIndexOf('回答書様式'))
    }
    const form = await formOf({})
    expect(form).toContain('見本地方連合会「『要求と提言』について（要請）」（連政発第23号）に対する回答')
    expect(form).toContain('回答者\n横浜市長\n回答日\n　　　年　　月　　日\n回答部署\n\n連絡先\n\n')
    expect(form).toContain('回答期限\n令和8年（2026年）11月30日\n提出先\n見本地方連合会　政策局')
    expect(form).not.toContain('取引環境を整備すること。')
    expect(await formOf({ hasTextsInReplyForm: true })).toContain(
      '取引環境を整備すること。\n点検の仕組みを設けること。',
    )
  })

  it('F9: two who ask together both stand on the letter and on the cover of the book', async () => {
    const coSender = { body: '見本県労働者福祉協議会', post: '理事長', name: '見本　花子' }
    const letter = (await openDocx(await writePackageDocx(packageInput({ coSender })))).text
    expect(letter).toContain(
      '見本地方連合会\n会長　見本　太郎\n見本県労働者福祉協議会\n理事長　見本　花子\n（公印省略）',
    )
    const book = (await openDocx(await writeBookDocx(bookInput({ coSenderName: coSender.body })))).text
    expect(book).toContain('見本地方連合会\n見本県労働者福祉協議会\n')
    expect((await openDocx(await writePackageDocx(packageInput()))).text).toContain('会長　見本　太郎\n（公印省略）')
  })

  it('B9: addresses a post with 殿, a person with 様, a body with 御中', () => {
    expect(addresseeLine({ body: '神奈川県', post: '知事', name: null })).toBe('神奈川県知事　殿')
    expect(addresseeLine({ body: '葉山町', post: '町長', name: '見本　花子' })).toBe('葉山町長　見本　花子　様')
    expect(addresseeLine({ body: '横浜市会', post: null, name: null })).toBe('横浜市会　御中')
    expect(addresseeLine({ body: '横浜市', post: '横浜市長', name: null })).toBe('横浜市長　殿')
  })
})
