import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { wordsOf } from '#app/domain/federation-profile.ts'
import { SHIPPED_PROFILES } from '#server/profiles/shipped-profiles.ts'
import { objectionsTo } from '../../tools/open-xml-validator.ts'
import { openDocx } from './word.test-support.ts'
import { type RemindersInput, writeRemindersDocx } from './write-reminders.ts'

const END = /^以.?上$/

const input: RemindersInput = {
  date: '2026-06-10',
  dateStyle: 'wareki',
  sender: { body: '日本労働組合総連合会神奈川県連合会', post: '会長', name: '架空　太郎' },
  sealText: '公印省略',
  contact: '政策局　045-000-0000',
  cycleTitle: '2027年度に向けた政策・制度要求と提言',
  isFictional: false,
  letters: [
    { bodyJa: '甲の組織', dueOn: '2026-06-10' },
    { bodyJa: '乙 & <組織>', dueOn: '2026-06-09' },
  ],
}

it('Q19: a letter has the form of a letter by its styles, and the next one begins on a page of its own', async () => {
  const bytes = await writeRemindersDocx(input)
  const { paragraphs, document } = await openDocx(bytes)
  const first = paragraphs.slice(0, paragraphs.findIndex(({ text }) => END.test(text)) + 1)
  expect(first.map(({ style, text }) => [style, text])).toEqual([
    ['Date', '令和8年6月10日'],
    ['Addressee', '甲の組織　御中'],
    ['Sender', '日本労働組合総連合会神奈川県連合会'],
    ['Sender', '会長　架空　太郎'],
    ['Sender', '（公印省略）'],
    ['Title', '要求事項の提出について（お願い）'],
    ...Array.from({ length: 4 }, () => [first[6]?.style, expect.any(String)]),
    ['NoteHeading', '記'],
    ['Particular', '締切日\t令和8年6月10日'],
    ['Particular', expect.stringContaining('ExcelやWordの表')],
    ['Particular', '連絡先\t政策局　045-000-0000'],
    [first.at(-1)?.style, expect.stringMatching(END)],
  ])
  expect(document.match(/<w:sectPr/g)).toHaveLength(2)
  expect(document).not.toContain('<w:jc ')
  // On the last day itself it is not past.
  expect(paragraphs.filter(({ text }) => text.includes('令和8年6月10日が近づいてまいりました'))).toHaveLength(1)
  expect(paragraphs.filter(({ text }) => text.includes('令和8年6月9日を過ぎました'))).toHaveLength(1)
  expect(paragraphs.map(({ text }) => text)).toContain('乙 &amp; &lt;組織&gt;　御中')
  const folder = await mkdtemp(join(tmpdir(), 'reminders-'))
  try {
    await writeFile(join(folder, 'letters.docx'), bytes)
    expect(await objectionsTo(join(folder, 'letters.docx'))).toEqual([])
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('the same letters give the same bytes; without a seal text there is room for the seal, without a contact no line for it', async () => {
  expect(await writeRemindersDocx(input)).toEqual(await writeRemindersDocx(input))
  const { paragraphs } = await openDocx(await writeRemindersDocx({ ...input, sealText: null, contact: '' }))
  expect(paragraphs.some(({ style }) => style === 'SenderWithSeal')).toBe(true)
  expect(paragraphs.some(({ text }) => text.startsWith('連絡先'))).toBe(false)
})

it('Q19: letters to bodies that were made up say so on every page, as every other document does', async () => {
  const marked = async (isFictional: boolean) =>
    (await openDocx(await writeRemindersDocx({ ...input, isFictional }))).headers.map((header) =>
      header.includes('架空の見本'),
    )
  expect(await marked(true)).not.toContain(false)
  expect((await marked(true)).length).toBeGreaterThan(0)
  expect(await marked(false)).not.toContain(true)
})

it.each(
  SHIPPED_PROFILES.filter(({ key }) => !key.startsWith('rengo')).map((profile) => [profile.nameJa, profile] as const),
)('F1: a letter of %s speaks of no union, its bodies or its demands', async (_name, profile) => {
  const sender = { body: profile.federationName, post: profile.senderTitle, name: null }
  const own = { ...input, sender, contact: '', cycleTitle: '来年度に向けたお願い', words: wordsOf(profile, 'ja') }
  for (const date of ['2026-06-01', '2026-06-20'])
    expect((await openDocx(await writeRemindersDocx({ ...own, date }))).text).not.toMatch(
      /組合|連合|労働|構成組織|中央委員|委員会|政策局|要求|要請/,
    )
})
