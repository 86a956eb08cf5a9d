import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { expectSame, focusBehind, openTogether, outline, paper, paste, signInTogether, type } from './support/editor.ts'

const read = (name: string) => readFile(new URL(`support/${name}`, import.meta.url), 'utf8')

let pages: readonly [member: Page, other: Page]
test.beforeAll(async ({ browser }) => {
  pages = await signInTogether(browser)
})
test.beforeEach(async () => {
  await openTogether(pages, test.info().title)
  await type(pages[0], ['書き始めの文。'])
})
test.afterAll(async () => {
  for (const page of pages ?? []) await page.context().close()
})

const FROM_WORD = [
  '1. **地域公共交通の維持・確保**',
  '  県内の路線バスは、運転者の不足と利用者の減少により、2023年度だけで41系統が廃止・減便された[1]。通勤・通学・通院の足を守るため、県は__次の事項__に取り組むこと。',
  '  1. 運転者の賃金と労働条件を改善する事業者に対し、継続的な補助を行うこと。',
  '  2. 次の地域を優先して、コミュニティバスの運行を支援すること。',
  '    1. 鉄道駅まで1km以上離れた住宅団地',
  '    2. 県立病院の周辺',
  '      ・平日の昼間に便がない区間',
  '      ・土曜・日曜に便がない区間',
  '  3. 補助の対象は下の表のとおりとし、[地域公共交通計画](https://www.example.jp/kotsu/keikaku.html)に記すこと。別紙',
  '|区分|c2 補助率|',
  '|r2 路線バス|広域の幹線|2分の1|',
  '|支線||',
  '1. **働く人の移動の安全**',
  '  1. 夜間に勤務する人の帰宅の手段を、事業者と協議して確保すること。',
  '    1. 医療・介護・福祉の職場',
  '    2. 物流の拠点と市場',
  '  2. 踏切と歩道の点検を行い、結果を公表すること。',
  '    1. 通学路は、毎年1回点検する。',
  '    2. その他の道路は、3年に1回点検する。',
  '[1] 県の調べによる。',
]

test('a chapter out of Word comes in the form of a request, and one step takes it back', async () => {
  const [member] = pages
  await member.keyboard.press('Enter')
  await paste(member, { html: await read('word-chapter.clipboard'), text: 'HTMLがあるときは使わない文' })
  await expectSame(pages, ['書き始めの文。', ...FROM_WORD])
  const marks = await paper(member).evaluate((element) => ({
    links: [...element.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    foreign: element.querySelectorAll('img, script, font, [class^=Mso], [style*="mso"], [style*="font"], [onerror]')
      .length,
  }))
  expect(marks).toEqual({ links: ['https://www.example.jp/kotsu/keikaku.html'], foreign: 0 })
  await member.keyboard.press('Control+z')
  await expectSame(pages, ['書き始めの文。', ''])
  await member.keyboard.press('Control+y')
  await expectSame(pages, ['書き始めの文。', ...FROM_WORD])
})

test('a chapter out of a PDF or a mail comes as lists, its torn sentences whole', async () => {
  const [member] = pages
  const text = await read('mail-chapter.clipboard')
  // In one go: the words typed a moment before are a step of their own, and so are those typed a moment after.
  await type(member, ['直前の文。'])
  await member.keyboard.press('Enter')
  await paste(member, { text })
  await type(member, ['直後の文。'])
  await expectSame(pages, [
    '書き始めの文。直前の文。',
    '1. 地域公共交通の維持・確保',
    '  県内の路線バスは、運転者の不足と利用者の減少により、2023年度だけで41系統が廃止・減便された。通勤・通学・通院の足を守るため、県は次の事項に取り組むこと。',
    '  1. 運転者の賃金と労働条件を改善する事業者に対し、継続的な補助を行うこと。',
    '  2. 次の地域を優先して、コミュニティバスの運行を支援すること。',
    '    1. 鉄道駅まで1km以上離れた住宅団地',
    '    2. 県立病院の周辺',
    '      ・平日の昼間に便がない区間',
    '      ・土曜・日曜に便がない区間',
    '  3. 補助の対象は、路線バスの広域の幹線と支線とし、地域公共交通計画に記すことについて、市町村と協議すること。',
    '2. 働く人の移動の安全',
    '  1. 夜間に勤務する人の帰宅の手段を、事業者と協議して確保するとともに、その費用の一部を補助すること。',
    '    1. 医療・介護・福祉の職場',
    '    2. 物流の拠点と市場',
    '  2. 踏切と歩道の点検を行い、結果を公表すること。直後の文。',
  ])
  await expect(member.getByText('14段落を貼り付けました。')).toBeVisible()
  await member.keyboard.press('Control+z')
  await expect
    .poll(async () => (await outline(member)).at(-1))
    .toBe('  2. 踏切と歩道の点検を行い、結果を公表すること。')
  await member.keyboard.press('Control+z')
  await expectSame(pages, ['書き始めの文。直前の文。', ''])
})

test('a table copied from the text itself is pasted as it was', async () => {
  const [member] = pages
  await member.keyboard.press('Enter')
  await paste(member, {
    html: '<table><tr><th colspan="2">対象と<b>率</b></th></tr><tr><td>幹線</td><td>半分</td></tr></table><p>表の後。</p>',
    text: '',
  })
  const table = ['|!c2 対象と**率**|', '|幹線|半分|']
  await expectSame(pages, ['書き始めの文。', ...table, '表の後。'])
  await member.keyboard.press('Control+a')
  const copied = await paper(member).evaluate((element) => {
    const clipboardData = new DataTransfer()
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
    return { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') }
  })
  expect(copied.html).toMatch(/data-policy-text="\d"/)
  await focusBehind(member, '表の後。')
  await member.keyboard.press('Enter')
  await paste(member, copied)
  await expectSame(pages, ['書き始めの文。', ...table, '表の後。', '書き始めの文。', ...table, '表の後。'])
})

test('200 000 characters are not pasted, and it is said why; writing goes on', async () => {
  const [member] = pages
  const long = '県は、中小企業の賃上げを支えること。'
  await paste(member, { text: `${long}\n`.repeat(11_000).slice(0, 200_000) })
  const told = member.getByText('貼り付けませんでした')
  await expect(told).toBeVisible()
  await expect(
    member.getByText(
      /本文が20\d,?\d{3}文字になり、上限の100,?000文字を超えます。短くするか、分けて貼り付けてください。/,
    ),
  ).toBeVisible()
  await expectAccessible(member)
  await paste(member, { html: `<p>${long}</p>`.repeat(11_000), text: '' })
  await expect(told).toBeVisible()
  await type(member, ['続きも', '書けます。'])
  await expectSame(pages, ['書き始めの文。続きも書けます。'])
})
