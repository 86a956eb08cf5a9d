import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentFromContent } from '#app/document/document-from-content.ts'
import { sectionText } from '#app/document/document-text.ts'
import type { CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { GOALS_IN_ORDER } from '#app/domain/sdgs/sdgs.ts'
import { createCarryOver } from '#server/carry-over/carry-over.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import {
  abstract,
  inList,
  lvl,
  num,
  p,
  r,
  style,
  tbl,
  tc,
  type WordParts,
  wordFile,
} from '#server/documents/read/word/word-files.test-support.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { SAMPLE_PILLAR_OF, SAMPLE_PILLARS, SAMPLE_REQUESTS } from '#server/sample-year/sample-data.ts'
import { aRequest, bookInput } from '#server/word/word.test-support.ts'
import { writeBookDocx } from '#server/word/write-book.ts'
import { findFile } from './first-year.repository.ts'
import { createFirstYear, type FirstYear } from './first-year.ts'
import type { ShownBook } from './show-book.ts'
import { type UnderstoodBook, understandBook } from './understand-book.ts'

let federation: Federation
let firstYear: FirstYear
let bureau: Actor
beforeAll(async () => {
  federation = await aFederation()
  firstYear = createFirstYear(federation.deps)
  bureau = federation.actors.bureau
})
afterAll(() => federation.close())

type Book = ShownBook & Pick<UnderstoodBook, 'outline'> & { readonly id: string }
const BEGINNING = { at: null, names: null }
async function shown(bytes: Uint8Array, unit: unknown = null, by = bureau): Promise<Book> {
  const id = expectOk(await firstYear.read(by, { name: '本.docx', bytes }))
  const page = expectOk(await firstYear.show(by, id, { ...BEGINNING, unit }))
  const file = await findFile(federation.database, id, by.personId)
  if (file?.kind !== 'book' || page.kind !== 'book') throw new Error('It is no book')
  return { ...page, outline: (await understandBook(federation.database, file, unit)).outline, id }
}
const confirm = (book: Book, committees: readonly string[], year: number, more = {}, by = bureau) =>
  firstYear.confirm(by, {
    ...{ formKey: randomUUID(), importId: book.id, shown: book.shown, unit: book.outline.unit },
    fields: {
      ...{ title: `${year}年度`, targetFiscalYear: String(year) },
      ...Object.fromEntries(committees.map((id, at) => [`committee.${at}`, id])),
    },
    ...more,
  })
/** Chapters, pillars and requests, each in a line. */
const told = ({ outline }: Pick<UnderstoodBook, 'outline'>): string[] =>
  outline.chapters.flatMap(({ number, title, pillars }) => [
    `# ${number} ${title}`,
    ...pillars.flatMap((pillar) => [
      ...(pillar.title === null ? [] : [`## ${pillar.title}`]),
      ...pillar.items.map((item) => `${item.number} ${item.title}`),
    ]),
  ])
const GOALS = GOALS_IN_ORDER
const HEADINGS = ['1', '2', '3'].map((level) => style(level, `heading ${level}`, '')).join('')
const h = (level: number, text: string, more = '') => p(text, `<w:pStyle w:val="${level}"/>${more}`)
const word = (body: string, more: Partial<WordParts> = {}) => wordFile({ body, styles: HEADINGS, ...more })
const requestsOf = (cycleId: CycleId) =>
  federation.database.policyRequest.findMany({
    where: { cycleId },
    orderBy: [{ bodyId: 'asc' }, { number: 'asc' }],
    include: { recipients: true, proposers: true, sdgTargets: true, pillar: true, revisions: true },
  })

describe('Q29: the book that this program wrote is read back', () => {
  it('with every request of the sample year, its text, marks, targets and recipients', async () => {
    const names: Readonly<Record<string, string>> = {
      environment: '環境・エネルギー政策委員会',
      administration: '行財政政策委員会',
    }
    const keys = [...new Set(SAMPLE_REQUESTS.map(({ committee }) => committee))]
    const bodies = new Map<string, string>()
    for (const key of keys) {
      const nameJa = names[key] ?? `${key}政策委員会`
      const known = await federation.database.body.findFirst({ where: { nameJa } })
      const made =
        known ??
        (await federation.database.body.create({ data: { kind: 'committee', nameJa, nameEn: key, sortOrder: 20 } }))
      bodies.set(key, made.id)
    }
    const KINDS = { 新規: 'new', 継続: 'continued', 補強: 'strengthened' } as const
    const written = keys.map((key) => ({
      nameJa: names[key] ?? `${key}政策委員会`,
      pillars: [0, 1, 2, 3].flatMap((at) => {
        const requests = SAMPLE_REQUESTS.filter(
          (one) => one.committee === key && (SAMPLE_PILLAR_OF[one.id] ?? 0) === at,
        )
        return requests.length === 0
          ? []
          : [
              {
                title: SAMPLE_PILLARS[key]?.[at] ?? `柱${at}`,
                purpose: '',
                requests: requests.map((one, place) =>
                  aRequest({
                    ...{ number: `1-${place + 1}`, title: one.title, kind: KINDS[one.type as keyof typeof KINDS] },
                    ...{ isPriority: one.priority, recipients: ['神奈川県', '横浜市'], proposers: ['金属の構成組織'] },
                    document: documentFromContent({ body: one.body, background: one.background }),
                    sdgTargets: one.sdgTargets.map((code) => ({ code, goal: Number(code.split('.')[0]), textJa: '' })),
                  }),
                ),
              },
            ]
      }),
    }))
    const book = await shown(await writeBookDocx(bookInput({ committees: written, sdgGoals: GOALS })))
    expect(book.outline.unit).toBe(3)
    const items = book.outline.chapters.flatMap(({ pillars }) => pillars.flatMap((pillar) => pillar.items))
    const inOrder = written.flatMap(({ pillars }) => pillars.flatMap(({ requests }) => requests))
    expect(items.map(({ title, kind, isPriority }) => [title, kind, isPriority])).toEqual(
      inOrder.map(({ title, kind, isPriority }) => [title, kind, isPriority]),
    )
    expect(items.flatMap(({ unknownNames }) => unknownNames)).toEqual([])

    const chosen = book.outline.chapters.map(({ committeeId }) => committeeId ?? '')
    expect(chosen.filter((id) => id !== '')).toHaveLength(keys.length)
    const cycleId = expectOk(await confirm(book, chosen, 2026))
    const rows = await requestsOf(cycleId)
    expect(rows).toHaveLength(SAMPLE_REQUESTS.length)
    for (const { title, document, sdgTargets } of inOrder) {
      const row = rows.find((one) => one.title === title)
      expect(row).toMatchObject({ state: 'closed', importedFrom: expect.stringMatching(/^本\.docx 要求\d+$/) })
      expect(row?.recipients).toHaveLength(2)
      expect(row?.proposers).toHaveLength(1)
      expect(row?.sdgTargets.map(({ targetCode }) => targetCode).sort()).toEqual(
        sdgTargets.map(({ code }) => code).sort(),
      )
      expect(row?.revisions).toMatchObject([{ id: row?.adoptedRevisionId, reason: 'imported' }])
      const stored = await readText(federation.database, row?.id as PolicyRequestId)
      for (const section of ['body', 'background'] as const)
        expect(sectionText(stored, section).replace(/\s/g, '')).toBe(sectionText(document, section).replace(/\s/g, ''))
    }
    // Last year stands there: it can be carried on.
    const carried = expectOk(
      await createCarryOver(federation.deps).show(bureau, { show: 'open', bodyId: null, at: null }),
    )
    expect(carried?.counts).toEqual({ open: SAMPLE_REQUESTS.length, total: SAMPLE_REQUESTS.length })
    const events = await federation.database.auditEvent.findMany({ where: { action: 'year.import' } })
    expect(events).toMatchObject([{ subjectId: cycleId }])
  })
})

describe('Q29: books of other shapes', () => {
  it('a book for two years, whose headings are typed', async () => {
    const book = await shown(
      wordFile({
        body: [
          p('2024・2025年度 政策・制度要求'),
          p('目次'),
          p('第1章　環境・エネルギー\t3'),
          p('第1章　環境・エネルギー'),
          p('１．脱炭素'),
          p('（１）省エネ改修の支援'),
          p('県は、改修の補助を拡げること。'),
          p('（２）再エネの導入【継続】'),
          p('公共施設に導入すること。'),
          p('第2章　行財政'),
          p('１．人員'),
          p('（１）職員の確保'),
          p('必要な人員を置くこと。'),
        ].join(''),
      }),
    )
    expect(told(book)).toEqual([
      '# 第1章 環境・エネルギー',
      '## １． 脱炭素',
      '（１） 省エネ改修の支援',
      '（２） 再エネの導入',
      '# 第2章 行財政',
      '## １． 人員',
      '（１） 職員の確保',
    ])
    expect(book.targetFiscalYear).toBe('2024')
    expect(book.outline.besides).toEqual(['2024・2025年度 政策・制度要求', '目次'])
    expect(book.outline.chapters.map(({ committeeId }) => committeeId)).toEqual([
      federation.bodies.committee,
      federation.bodies.otherCommittee,
    ])
  })
  it('three series that restart (重点, 共通, 地域), and a table of places', async () => {
    const numbering =
      abstract(0, lvl(0, 'decimalFullWidth', '%1')) +
      [1, 2, 3]
        .map((id) => num(id, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'))
        .join('')
    const part = (id: number, title: string, items: string[]) =>
      h(1, title) + items.map((one) => p(one, inList(id)) + p(`${one}の内容。`)).join('')
    const places = tbl(tc('路線名') + tc('箇所'), tc('県道１号') + tc('松田町'))
    const book = await shown(
      word(
        part(1, '重点要望', ['財源の確保', '医師の確保']) +
          part(2, '共通要望', ['防災']) +
          part(3, '地域要望', ['道路の整備']) +
          places,
        { numbering },
      ),
    )
    expect(told(book)).toEqual([
      '# 重点要望'.replace('# ', '#  '),
      '１ 財源の確保',
      '２ 医師の確保',
      '#  共通要望',
      '１ 防災',
      '#  地域要望',
      '１ 道路の整備',
    ])
    expect(book.outline.chapters.map(({ committeeId }) => committeeId)).toEqual([null, null, null])
    const { committee } = federation.bodies
    const cycleId = expectOk(await confirm(book, [committee, committee, committee], 2023))
    const rows = await requestsOf(cycleId)
    expect(rows.map(({ number, title, importedFrom }) => [number, title, importedFrom])).toEqual([
      [1, '財源の確保', '本.docx １'],
      [2, '医師の確保', '本.docx ２'],
      [3, '防災', '本.docx １'],
      [4, '道路の整備', '本.docx １'],
    ])
    expect(sectionText(await readText(federation.database, rows[3]?.id as PolicyRequestId), 'body')).toBe(
      '道路の整備の内容。\n路線名｜箇所\n県道１号｜松田町',
    )
  })
  it('a common part, and a part of each recipient', async () => {
    const book = await shown(
      word(
        h(1, '共通の要求') +
          h(2, '学校給食の無償化') +
          p('無償とすること。《金属の構成組織、山の会》') +
          h(1, '横浜市への要求') +
          h(2, '待機児童の解消') +
          p('解消すること。') +
          h(1, '川崎市への要求') +
          h(2, '神奈川《かながわ》の道') +
          p('直すこと。') +
          p('提出先：神奈川県、北市'),
      ),
    )
    const [, yokohama, kawasaki] = federation.recipientIds
    const items = book.outline.chapters.flatMap(({ pillars }) => pillars.flatMap((one) => one.items))
    expect(items.map(({ title, recipientIds }) => [title, recipientIds])).toEqual([
      ['学校給食の無償化', [yokohama, kawasaki]],
      ['待機児童の解消', [yokohama]],
      ['神奈川《かながわ》の道', [federation.recipientIds[0]]],
    ])
    expect(items.map(({ unknownNames }) => unknownNames.map(({ name }) => name))).toEqual([['山の会'], [], ['北市']])
    expect(items[0]?.background).toEqual([{ kind: 'paragraph', text: '提案：山の会' }])
    expect(items[0]?.proposerIds).toEqual([federation.bodies.affiliate])
  })
  it('what counts as a request can be chosen, and no text gets lost', async () => {
    const bytes = word(h(1, '章') + p('前文') + h(2, '柱') + h(3, '項') + p('本文'))
    const book = await shown(bytes, '2')
    expect(told(book)).toEqual(['#  章', ' 柱'])
    expect(JSON.stringify(book.outline)).toContain('項')
    expect(book.outline.besides).toEqual(['前文'])
    expect(told(await shown(bytes))).toEqual(['#  章', '## 柱', ' 項'])
  })
})

describe('Q29: nothing is made but what was shown', () => {
  const small = word(h(1, '章') + h(2, '項') + p('本文'))
  it('only the bureau may; a book is its sender’s alone', async () => {
    const { committeeMember, admin } = federation.actors
    expect(await firstYear.read(committeeMember, { name: 'a.docx', bytes: small })).toMatchObject({
      refusal: { reason: 'notPermitted' },
    })
    const id = expectOk(await firstYear.read(bureau, { name: 'a.docx', bytes: small }))
    expect(await firstYear.show(admin, id, { ...BEGINNING, unit: null })).toMatchObject({
      refusal: { reason: 'notPermitted' },
    })
    const other = { ...bureau, personId: committeeMember.personId }
    expect(await firstYear.show(other, id, { ...BEGINNING, unit: null })).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })
  it('a sheet, a year with requests, the current year, no committee, an old page: each is said and nothing is made', async () => {
    expect(await firstYear.read(bureau, { name: 'a.csv', bytes: Buffer.from('件名,要求内容') })).toMatchObject({
      refusal: { reason: 'invalidInput', fields: { file: 'fileNotText' } },
    })
    const book = await shown(small)
    const { committee } = federation.bodies
    const before = await federation.database.policyRequest.count()
    expect(await confirm(book, [committee], 2027)).toMatchObject({ refusal: { reason: 'yearNotEmpty' } })
    expect(await confirm(book, [''], 2020)).toMatchObject({ refusal: { reason: 'bookWithoutItems' } })
    expect(await confirm(book, [committee], 2020, { shown: 'x' })).toMatchObject({
      refusal: { reason: 'versionChanged' },
    })
    expect(await confirm(book, [randomUUID()], 2020)).toMatchObject({ refusal: { reason: 'versionChanged' } })
    expect(await federation.database.policyRequest.count()).toBe(before)
    expect(await federation.database.cycle.count({ where: { targetFiscalYear: 2020 } })).toBe(0)
  })
  it('confirmed twice it is made once', async () => {
    const book = await shown(small)
    const form = { formKey: randomUUID() }
    const first = expectOk(await confirm(book, [federation.bodies.committee], 2021, form))
    expect(expectOk(await confirm(book, [federation.bodies.committee], 2021, form))).toBe(first)
    expect(await requestsOf(first)).toHaveLength(1)
    expect(await confirm(book, [federation.bodies.committee], 2019)).toMatchObject({ refusal: { reason: 'notFound' } })
  })
  it('two people take the same book in the same second: one makes the year, the other is told', async () => {
    const clerk = { ...bureau, personId: federation.actors.committeeMember.personId }
    const [mine, theirs] = [await shown(small), await shown(small, null, clerk)]
    const { committee } = federation.bodies
    const both = await Promise.all([confirm(mine, [committee], 2018), confirm(theirs, [committee], 2018, {}, clerk)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { reason: 'yearNotEmpty' } })
    const made = both.flatMap((one) => (one.ok ? [one.value] : []))
    expect(await requestsOf(made[0] as CycleId)).toHaveLength(1)
    expect(await federation.database.cycle.count({ where: { targetFiscalYear: 2018 } })).toBe(1)
  })
})

describe('Q30: a book is looked through in parts, and what is unsure is asked first', () => {
  const keep = (book: Book, fields: Readonly<Record<string, string>>, more = {}) =>
    firstYear.keep(bureau, {
      ...{ formKey: randomUUID(), importId: book.id, shown: book.shown, unit: book.outline.unit, fields, ...more },
    })
  const again = async (book: Book, at: unknown = null): Promise<Book> => {
    const page = expectOk(await firstYear.show(bureau, book.id, { ...BEGINNING, at, unit: null }))
    if (page.kind !== 'book') throw new Error('It is no book')
    return { ...book, ...page }
  }
  it('fifty requests at a time; every one of 600 is in exactly one part', async () => {
    const chapters = [...Array(6).keys()].map((chapter) =>
      [
        h(1, `第${chapter + 1}部`),
        ...[...Array(100).keys()].map((at) => h(2, `要求${chapter}-${at}`) + p('本文。')),
      ].join(''),
    )
    const book = await shown(word(p('前文'.repeat(20_000)) + chapters.join('')))
    expect(book.count).toBe(600)
    const seen: string[] = []
    for (const chapter of book.chapters)
      for (let key: string | null = chapter.key; key !== null; ) {
        const { part }: Book = await again(book, key)
        expect(part.items.length).toBeLessThanOrEqual(50)
        seen.push(...part.items.map(({ title }) => title))
        key = part.next
      }
    expect(seen).toHaveLength(600)
    expect(new Set(seen).size).toBe(600)
    expect(
      JSON.stringify(await firstYear.show(bureau, book.id, { ...BEGINNING, at: 'besides.0', unit: null })).length,
    ).toBeLessThan(60_000)
    expect(
      expectOk(
        await confirm(
          book,
          book.chapters.map(() => federation.bodies.committee),
          2017,
        ),
      ),
    ).toBeTruthy()
  })
  it('what was chosen stays when another part is looked at, and a name that nobody has can be said to be somebody', async () => {
    const book = await shown(
      word(
        h(1, '福祉') +
          h(2, '一') +
          p('本文。') +
          p('提出先：北市、西町') +
          h(2, '二') +
          p('本文。') +
          p('提出先：北市'),
      ),
    )
    expect(book.names.map(({ name, count }) => [name, count])).toEqual([
      ['北市', 2],
      ['西町', 1],
    ])
    const [prefecture] = federation.recipientIds
    const { committee } = federation.bodies
    expectOk(await keep(book, { 'committee.0': committee, 'name.0': String(prefecture), title: '昨年' }))
    expect(await keep(book, { title: '別' })).toMatchObject({ refusal: { reason: 'versionChanged' } })
    const kept = await again(book, 'besides.0')
    expect([kept.title, kept.chapters[0]?.chosen, kept.names[0]?.chosen]).toEqual(['昨年', committee, prefecture])
    const cycleId = expectOk(
      await firstYear.confirm(bureau, {
        ...{ formKey: randomUUID(), importId: book.id, shown: kept.shown, unit: book.outline.unit },
        fields: { title: '昨年', targetFiscalYear: '2016' },
      }),
    )
    const rows = await requestsOf(cycleId)
    expect(rows.map(({ recipients }) => recipients.map(({ recipientId }) => recipientId))).toEqual([
      [prefecture],
      [prefecture],
    ])
    expect(sectionText(await readText(federation.database, rows[0]?.id as PolicyRequestId), 'background')).toBe(
      '提出先：西町',
    )
  })
})

describe('Q29: a line of the text is a note only where the whole of it is one', () => {
  it('what else stands in it stays in the text, and its codes are taken', async () => {
    const lines = [
      'SDGs：達成に向けて全ての市町村が計画を作ること（8.5）',
      'SDGs：目標８（働きがいも経済成長も）８．８、8.2／目標9（産業と技術革新の基盤をつくろう）9.3',
      'SDGs：目標12',
      'SDGs：8.5、8.99',
      'SDGs実施指針：優先課題3（成長市場の創出、地域活性化、科学技術イノベーション）、優先課題4',
      'SDGs実施指針：優先課題5にもとづき改定すること',
    ]
    const empty = h(2, '要求のない柱') + p('この柱の趣旨。')
    const book = await shown(
      word(h(1, '環境') + h(2, '柱') + h(3, '要求') + lines.map((line) => p(line)).join('') + empty),
    )
    const item = book.outline.chapters[0]?.pillars[0]?.items[0]
    const texts = item?.body.map((block) => (block.kind === 'paragraph' ? block.text : ''))
    expect(texts).toEqual([lines[0], lines[2], lines[3], lines[5]])
    expect(item).toMatchObject({ sdgTargetCodes: ['8.5', '8.8', '8.2', '9.3'], priorityAreas: [3, 4, 5] })
    // Nothing is made of a pillar without requests: it is told.
    expect(book.outline.besides).toEqual(['要求のない柱', 'この柱の趣旨。'])
  })
})

describe('Q29: what is no text of the book is told, each with why and where', () => {
  it('contents, hidden rows, deleted and hidden words, comments, heads of pages, notes', async () => {
    const body = [
      h(1, '環境') + p('目次の行\t12') + h(3, '要求'),
      p(`${r('本文')}${r('隠し', '<w:vanish/>')}<w:del w:id="1">${r('削除')}</w:del>`),
      tbl(tc('甲') + tc('乙'), `<w:tr><w:trPr><w:hidden/></w:trPr>${tc('丙')}${tc('丁')}</w:tr>`),
      p(`${r('注のある文')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
    ].join('')
    const note = (id: number, text: string) => `<w:footnote w:id="${id}">${p(text)}</w:footnote>`
    const book = await shown(
      word(body, {
        footnotes: note(2, '注の文') + note(3, 'だれも指さない注'),
        comments: `<w:comment w:id="1">${p('検討中')}</w:comment>`,
        header: p('政策要求'),
      }),
    )
    const file = await findFile(federation.database, book.id, bureau.personId)
    expect(file?.kind === 'book' && file.left.map(({ why, text }) => `${why} ${text}`)).toEqual([
      ...['contents 目次の行\t12', 'hidden 隠し', 'deleted 削除', 'hidden 丙', 'hidden 丁'],
      ...['footnote だれも指さない注', 'comment 検討中', 'header 政策要求'],
    ])
    const items = book.outline.chapters[0]?.pillars[0]?.items[0]?.body
    expect(JSON.stringify(items)).toContain('注の文')
    const page = expectOk(await firstYear.show(bureau, book.id, { unit: null, at: 'left.0', names: null }))
    expect(page.kind === 'book' && page.part).toMatchObject({ what: 'left', total: 8 })
  })
})

describe('Q29: letters of two units are never cut in half', () => {
  it('a heading that is longer than a title may be', async () => {
    const long = [`${'𠮷'.repeat(70)}`, `あ${'𠮷'.repeat(70)}`]
    const book = await shown(
      word(h(1, '環境') + h(2, '柱'.repeat(9)) + long.map((one) => h(3, one) + p('本文')).join('')),
    )
    const cycleId = expectOk(await confirm(book, [federation.bodies.committee], 2003))
    const titles = (await requestsOf(cycleId)).map(({ title }) => title)
    expect(titles.map((title) => title.replace(/𠮷+/u, '𠮷'))).toEqual(['𠮷…', 'あ𠮷…'])
  })
})
