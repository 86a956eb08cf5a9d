import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import {
  beginCurrentCycleOn,
  currentCycle,
  dayFromToday,
  makeCurrent,
  makeNextYearCurrent,
  section,
} from './support/administration.ts'
import { savedFields, saveState } from './support/editor.ts'
import { fillMeetingOfToday } from './support/meetings.ts'
import { signIn } from './support/people.ts'
import { fillSheet, getSheet, type WrittenRow, XLSX } from './support/wish-sheets.ts'

const SHOTS = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (!SHOTS) return
  await page.screenshot({ path: `${SHOTS}/${name}-desk.png` })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: `${SHOTS}/${name}-phone.png` })
  await page.setViewportSize({ width: 1280, height: 800 })
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const step = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()
const expectState = (page: Page, state: string) =>
  expect(page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible()
const recorded = (page: Page) => expect(page.getByText('取扱いを記録しました。')).toBeVisible()

const openDecided = (page: Page) => page.getByRole('link', { name: /^記録した要求事項を開く/ }).click()

/** Twenty matters, each wished for by three bodies; a clerk looks after each half of them. */
const AREAS = ['くらしの班', 'しごとの班'] as const
const TOPICS: readonly (readonly [topic: string, demand: string])[] = [
  ['介護職員の処遇改善', '介護施設の賃金表を公表し、夜勤手当を増やすこと。'],
  ['路線バスの維持', '減便された路線の運転士を募り、通院の足を守ること。'],
  ['学校給食の無償化', '小中学校の給食費を徴収しないこと。'],
  ['避難所の空調設備', '体育館に冷房を入れ、停電のときも動かせるようにすること。'],
  ['保育所の待機解消', '入園を待つ乳児のため、定員を広げること。'],
  ['空き家の活用', '老朽した家屋を改修し、若い世帯に貸すこと。'],
  ['図書館の開館延長', '平日は二十一時まで本を借りられるようにすること。'],
  ['水道管の更新', '耐震管への布設替えを十年で終えること。'],
  ['不登校の居場所', '教室に入れない児童のフリースクールを助成すること。'],
  ['歩道の段差解消', '車いすで渡れる交差点を増やすこと。'],
  ['価格転嫁の促進', '下請けの労務費を発注額に反映させること。'],
  ['外国人労働者の相談', '十言語の窓口を夜間も開くこと。'],
  ['障害者雇用の支援', '職場適応の助言者を派遣すること。'],
  ['建設業の週休二日', '公共工事の工期に休日を見込むこと。'],
  ['フリーランスの保護', '報酬の未払いを調べる部署を置くこと。'],
  ['太陽光発電の導入', '県有施設の屋根に発電パネルを載せること。'],
  ['観光地の人手不足', '宿泊業の求人説明会を催すこと。'],
  ['農業の担い手', '新規就農者に住宅と機械を貸し出すこと。'],
  ['奨学金の返還補助', '県内企業に勤める者の返済を肩代わりすること。'],
  ['港湾の安全対策', '荷役中の転落を防ぐ柵を設けること。'],
]
const HALF = TOPICS.length / 2
const OWN = {
  life: '森林の手入れと働く人の確保',
  split: '通勤定期の補助と駅の駐輪場',
  merged: ['会議録音の文字起こし', '会議録音の文字起こしの公開'],
  passedOn: '最低賃金の引上げ',
  refused: '駅前の時計の修理',
} as const
const SENT: readonly WrittenRow[] = [
  { title: OWN.split, demand: '通勤定期券の補助を設けること。駅前に駐輪場を増やすこと。' },
  { title: OWN.merged[0], demand: '審議会の録音を文字に起こすこと。' },
  { title: OWN.merged[1], demand: '審議会の録音を文字に起こし、速やかに公開すること。' },
  { title: OWN.passedOn, demand: '地域別最低賃金を早期に引き上げること。' },
  { title: OWN.refused, demand: '止まったままの時計を直すこと。' },
]

test('from the call to the answer: sixty wishes become twenty drafts, and every sender is told the truth', async ({
  browser,
}) => {
  const admin = await signIn(browser, 'administrator')
  const year = await currentCycle(admin)
  try {
    await makeNextYearCurrent(admin)
    const next = await currentCycle(admin)
    // A year that has begun: its meetings are held today.
    const began = await beginCurrentCycleOn(admin, dayFromToday(-30))
    try {
      await story(browser, admin)
    } finally {
      await makeCurrent(admin, next)
      await beginCurrentCycleOn(admin, began)
    }
  } finally {
    // The other stories of this server go on in the year they were given.
    await makeCurrent(admin, year)
  }
})

async function story(browser: Browser, admin: Page): Promise<void> {
  const clerks = [await signIn(browser, 'bureauClerk'), await signIn(browser, 'bureauClerk')] as const
  const [clerk] = clerks
  const [proposer, chapter] = [await signIn(browser, 'proposer'), await signIn(browser, 'chapterProposer')]
  await test.step('the call opens', () => openCall(clerk, proposer))
  await test.step('one body hands in by the form', () => handInByForm(proposer))
  await test.step('another by the sheet that the page gave out', () => handInBySheet(chapter))
  await test.step('the bureau takes sixty wishes that came as four sheets', () => takeSheets(clerk))
  await test.step('two clerks make twenty drafts of them at once', async () => {
    await Promise.all(AREAS.map((area, half) => workThrough(clerks[half] as Page, area)))
  })
  await test.step('what came by mail is typed, and goes into a draft by at most three keys', () =>
    typedIntoDraft(clerk))
  await test.step('one is split, two become one, one goes to 労働局, one is refused', () => decideSent(clerk))
  await test.step('its sender is told each of it', () => toldTheTruth(chapter))
  const address = await test.step('what was handed in by the form becomes a request', () => asRequest(clerk, proposer))
  await test.step('the request goes its way', () => goesItsWay(browser, clerk, address))
  await test.step('its sender sees the answer', () => answerIsSeen(proposer, address))
  await test.step('the next year opens from it', () => nextYear(admin, clerk, proposer))
  for (const page of [...clerks, proposer, chapter]) await page.context().close()
}

async function openCall(clerk: Page, proposer: Page): Promise<void> {
  await proposer.goto('/proposals')
  await expect(proposer.getByRole('button', { name: '新しく書く' })).toHaveCount(0)
  await clerk.goto('/call')
  await clerk.getByLabel(/^募集の初日/).fill(dayFromToday(-1))
  await clerk.getByLabel(/^締切日/).fill(dayFromToday(20))
  await clerk.getByLabel('案内', { exact: true }).fill('一件に一つのことを書いてください。')
  await press(clerk, '募集を始める')
  await expect(clerk.getByRole('row').filter({ hasText: '未提出' }).first()).toBeVisible()
  await shot(clerk, 'story-call')
}

async function handInByForm(proposer: Page): Promise<void> {
  await proposer.reload()
  await proposer.getByRole('button', { name: '新しく書く' }).first().click()
  await proposer.getByLabel('件名').fill(OWN.life)
  await proposer.getByLabel('要求内容').fill('森林組合で働く人の賃金を引き上げ、間伐を進めること。')
  await press(proposer, '提出する')
  await expect(proposer.getByText(/提出しました。受付番号は1です/)).toBeVisible()
}

async function handInBySheet(chapter: Page): Promise<void> {
  await chapter.goto('/proposals/import')
  const buffer = await fillSheet(await getSheet(chapter), SENT, true)
  await chapter.getByLabel(/^ファイル/).setInputFiles({ name: '要求.xlsx', mimeType: XLSX, buffer })
  await press(chapter, '読み取って確認する')
  await press(chapter, `取り込んで提出する（${SENT.length}件）`)
  await expect(chapter.getByText(`提出${SENT.length}件`, { exact: false })).toBeVisible()
}

/** Four bodies with fifteen wishes each: three of them wish for every matter. */
async function takeSheets(clerk: Page): Promise<void> {
  await clerk.goto('/proposals/import')
  const bodies = await clerk
    .locator('select[name="body"] option')
    .evaluateAll((all: HTMLOptionElement[]) => all.map(({ value, label }) => ({ value, label })))
  const mailed = bodies.filter(({ label }) => /構成組織/.test(label)).slice(-4)
  const files: { name: string; mimeType: string; buffer: Buffer }[] = []
  for (const [place, body] of mailed.entries()) {
    const given = await (await clerk.request.get(`/proposals/sheet.xlsx?body=${body.value}`)).body()
    const rows = TOPICS.flatMap(([topic, demand], index): WrittenRow[] =>
      index % 4 === place
        ? []
        : [{ title: `${topic}（${place + 1}）`, demand, situation: AREAS[index < HALF ? 0 : 1] }],
    )
    files.push({ name: `${place}.xlsx`, mimeType: XLSX, buffer: await fillSheet(given, rows, true) })
  }
  await clerk.getByLabel(/^ファイル/).setInputFiles(files)
  await press(clerk, '読み取って確認する')
  await press(clerk, '受け付ける（60件）')
  await expect(clerk.getByText('取り込みました（新しく60件', { exact: false })).toBeVisible()
}

/** The desk narrowed to these words, when it listens to keys: then it has asked for the first time what the others do. */
async function gotoDesk(clerk: Page, words: string): Promise<void> {
  const isAlive = clerk.waitForResponse((response) => response.url().includes('/consolidation.json'))
  await clerk.goto(`/consolidation?${new URLSearchParams({ q: words })}`)
  await isAlive
}

/** As a clerk does: by the keys, and all that is alike at once. */
async function workThrough(clerk: Page, area: string): Promise<void> {
  await gotoDesk(clerk, area)
  const heading = clerk.locator('h2#wish')
  for (let made = 0; made < HALF; made++) {
    await expect(clerk.locator('#decide')).toBeAttached()
    const title = await heading.innerText()
    const found = TOPICS.findIndex(([topic]) => title.startsWith(topic))
    const [topic = ''] = TOPICS[found] ?? []
    expect(topic, title).not.toBe('')
    await clerk.keyboard.press('Alt+Digit1')
    await clerk.getByLabel(/^委員会/).selectOption({ index: 1 + (found % 7) })
    const alike = clerk.getByRole('group', { name: '似ている要求事項' }).getByRole('checkbox', { name: topic })
    await expect(alike).toHaveCount(2)
    for (const one of await alike.all()) await one.check()
    if (made === 0) await shot(clerk, `story-desk-${area === AREAS[0] ? 1 : 2}`)
    await clerk.keyboard.press('Control+Enter')
    if (made < HALF - 1) await expect(heading).not.toContainText(topic)
  }
  await expect(clerk.getByText('条件に合う要求事項はありません。')).toBeVisible()
}

const openOnDesk = async (clerk: Page, title: string) => {
  await gotoDesk(clerk, title)
  await expect(clerk.getByRole('heading', { level: 2, name: title, exact: true })).toBeVisible()
}

async function typedIntoDraft(clerk: Page): Promise<void> {
  const [topic, demand] = TOPICS[1] ?? ['', '']
  const title = `${topic}について（メール）`
  await clerk.goto('/proposals/new')
  await clerk.getByLabel('組織').selectOption({ index: 2 })
  await clerk.getByLabel('件名').fill(title)
  await clerk.getByLabel('要求内容').fill(demand)
  await press(clerk, '受け付ける')
  await expect(clerk.getByText('受け付けました。続けて入力できます。')).toBeVisible()
  await openOnDesk(clerk, title)
  // The draft that is most like it is chosen already.
  await expect(clerk.getByRole('radio', { name: new RegExp(topic) }).first()).toBeChecked()
  let keys = 0
  const key = async (name: string) => {
    await clerk.keyboard.press(name)
    keys += 1
  }
  await key('Control+Enter')
  await recorded(clerk)
  expect(keys, 'keys for one wish into a draft').toBeLessThanOrEqual(3)
  await openDecided(clerk)
  await expect(clerk.getByText(new RegExp(`「${topic}`)).first()).toBeVisible()
}

async function decideSent(clerk: Page): Promise<void> {
  const committee = (index: number) => clerk.getByLabel(/^委員会/).selectOption({ index })
  await openOnDesk(clerk, OWN.split)
  await clerk.keyboard.press('Alt+Digit1')
  await committee(1)
  await press(clerk, '決めて次へ')
  await recorded(clerk)
  await openDecided(clerk)
  await clerk.getByText('ほかの取扱いも加える（分割）').click()
  await clerk.keyboard.press('Alt+Digit1')
  await committee(4)
  await clerk.getByLabel(/^タイトル|^要求項目のタイトル/).fill('駅前の駐輪場の増設')
  await press(clerk, '決めて次へ')
  await recorded(clerk)

  await openOnDesk(clerk, OWN.merged[0])
  await clerk.keyboard.press('Alt+Digit1')
  await committee(7)
  await clerk.getByRole('checkbox', { name: OWN.merged[1] }).check()
  await press(clerk, '2件をまとめて決めて次へ')
  await recorded(clerk)

  await openOnDesk(clerk, OWN.passedOn)
  await clerk.keyboard.press('Alt+Digit3')
  await clerk.getByLabel(/^引き継ぎ先/).fill('神奈川労働局')
  await clerk.getByLabel(/^理由・申し送り/).fill('地域別最低賃金は労働局の所管です。')
  await clerk.keyboard.press('Control+Enter')
  await recorded(clerk)

  await openOnDesk(clerk, OWN.refused)
  await clerk.keyboard.press('Alt+Digit4')
  await clerk.keyboard.press('Control+Enter')
  // A wish is not refused without a word.
  await expect(clerk.getByRole('alert')).toContainText('入力に直すところがあります')
  await clerk.getByLabel(/^理由・申し送り/).fill('市の窓口へ直接お伝えください。')
  await clerk.keyboard.press('Control+Enter')
  await recorded(clerk)
  await clerk.goto('/consolidation')
  await expect(clerk.getByRole('heading', { level: 2, name: OWN.life })).toBeVisible()
}

async function toldTheTruth(chapter: Page): Promise<void> {
  for (const [title, ...told] of [
    [
      OWN.split,
      /の要求項目.*「通勤定期の補助と駅の駐輪場」になりました/,
      /の要求項目.*「駅前の駐輪場の増設」になりました/,
    ],
    [OWN.merged[0], /「会議録音の文字起こし」になりました/],
    [OWN.merged[1], /「会議録音の文字起こし」になりました/],
    [OWN.passedOn, /神奈川労働局に引き継ぎました/, '地域別最低賃金は労働局の所管です。'],
    [OWN.refused, /取り上げ/, '市の窓口へ直接お伝えください。'],
  ] as const) {
    await chapter.goto('/proposals')
    await chapter.getByRole('link', { name: title, exact: true }).click()
    await expect(chapter.getByRole('heading', { level: 1, name: title })).toBeVisible()
    for (const text of told) await expect(chapter.getByText(text).first()).toBeVisible()
  }
  await chapter.goto('/proposals')
  await shot(chapter, 'story-told')
  await expectAccessible(chapter)
}

async function asRequest(clerk: Page, proposer: Page): Promise<string> {
  await openOnDesk(clerk, OWN.life)
  await clerk.keyboard.press('Alt+Digit1')
  await clerk.getByLabel(/^委員会/).selectOption({ label: '環境・エネルギー政策委員会' })
  await clerk.keyboard.press('Control+Enter')
  await recorded(clerk)
  await proposer.reload()
  await expect(proposer.getByText(`「${OWN.life}」になりました`, { exact: false })).toBeVisible()
  await proposer.getByRole('link', { name: '要求項目の文面を見る' }).click()
  await proposer.waitForURL(/\/policy-requests\//)
  await expect(proposer.getByText('間伐を進めること。').first()).toBeVisible()
  return new URL(proposer.url()).pathname
}

async function goesItsWay(browser: Browser, clerk: Page, address: string): Promise<void> {
  const chair = await signIn(browser, 'chair')
  await chair.goto(address)
  await saveState(chair, 'saved')
  await savedFields(chair, () => chair.getByLabel('該当するものがない理由').fill('森林の仕事に当たる目標がないため。'))
  await chair.goto(`${address}?panel=recipients`)
  await savedFields(chair, () => chair.getByRole('button', { name: '県', exact: true }).click())
  for (const [name, state] of [
    ['審議にかける', '委員会審議中'],
    ['委員会で承認する', '委員会承認済'],
  ] as const) {
    await step(chair, name)
    if (name === '委員会で承認する') await fillMeetingOfToday(chair, 'committee')
    await press(chair, name)
    await expectState(chair, state)
  }
  for (const [name, state] of [
    ['調整に入る', '政策局調整中'],
    ['付議する', '中央委員会付議'],
  ] as const) {
    await clerk.goto(address)
    await step(clerk, name)
    await press(clerk, name)
    await expectState(clerk, state)
  }
  const central = await signIn(browser, 'centralSecretary')
  await central.goto(address)
  await step(central, '採択する')
  await fillMeetingOfToday(central, 'central')
  await press(central, '採択する')
  await expectState(central, '採択済')
  const recorder = await signIn(browser, 'recorder')
  await recorder.goto('/submissions')
  const row = recorder.getByRole('row').filter({ has: recorder.getByRole('rowheader', { name: /^神奈川県/ }) })
  await row.getByRole('button', { name: /作る/ }).click()
  await expect(row.getByRole('link', { name: /に作成/ })).toBeVisible({ timeout: 60_000 })
  await row.getByRole('checkbox').check()
  await press(recorder, '提出を記録する')
  await press(recorder, 'この内容で記録する')
  await expect(row.getByRole('link', { name: '提出した文書' })).toBeVisible()
  await recorder.goto('/answers')
  // The year before has answers to record as well; this one stands first.
  await recorder
    .getByRole('link', { name: /^神奈川県（.*の回答を記録する$/ })
    .first()
    .click()
  await expect(recorder.getByRole('heading', { level: 2, name: OWN.life })).toBeVisible()
  await recorder.getByLabel('回答日').fill(dayFromToday(0))
  await recorder.getByLabel('担当課').fill('森林再生課')
  await recorder.getByLabel('回答の内容').fill('間伐の委託費を見直します。')
  await recorder.getByRole('radio', { name: '一部実現・前進' }).check()
  await recorder.getByLabel('理由', { exact: true }).fill('賃金には触れていない。')
  await recorder.getByLabel('次年度の扱い').selectOption('補強')
  await recorder.keyboard.press('Control+Enter')
  await expect(recorder.getByText('回答を記録しました。')).toBeVisible()
  for (const page of [chair, central, recorder]) await page.context().close()
}

async function answerIsSeen(proposer: Page, address: string): Promise<void> {
  await proposer.goto('/proposals')
  await expect(proposer.getByText('1か所に提出し、1か所から回答がありました。', { exact: false }).first()).toBeVisible()
  await shot(proposer, 'story-answered')
  await proposer.goto(`${address}?panel=answers`)
  await expect(proposer.getByText('間伐の委託費を見直します。').first()).toBeVisible()
}

async function nextYear(admin: Page, clerk: Page, proposer: Page): Promise<void> {
  await makeNextYearCurrent(admin)
  await clerk.goto('/carry-over')
  const row = clerk.getByRole('row').filter({ has: clerk.getByRole('link', { name: OWN.life, exact: true }) })
  await expect(row).toContainText('補強')
  await proposer.goto('/proposals')
  await expect(section(proposer, '昨年の要求項目').or(proposer.getByRole('main'))).toContainText(OWN.life)
}
