import { expect, type Locator, type Page, test } from '@playwright/test'
import { formatDay } from '../app/i18n/format-date.ts'
import { dayFromToday } from './support/administration.ts'
import { type PersonName, signIn } from './support/people.ts'

/** Handed over in August and not answered yet; its committee is the one that 伊藤 健太 chairs. */
const RECIPIENT = '神奈川労働局'
const REQUEST = '長時間労働の是正と働き方改革関連法の職場への定着'
const ANSWER = '監督指導を強め、時間外労働の上限規制の周知に努めます。'
const CORRECTED = '監督指導を強め、時間外労働の上限規制の周知に努めます。相談の窓口も広げます。'
const REASON = '監督指導の強化は前進だが、職場への定着は示されていない。'

const press = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true }).click()
const close = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))
const answersOf = (page: Page, recipient: string) => page.getByRole('region', { name: new RegExp(`^${recipient}`) })
const sign = (page: Page, request: string, recipient: string) =>
  page
    .getByRole('row')
    .filter({ hasText: request })
    .getByRole('link', { name: new RegExp(`^${recipient}：`) })

async function openAnswers(page: Page): Promise<void> {
  await page.goto('/answers/matrix')
  await page.getByRole('rowheader').filter({ hasText: REQUEST }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(REQUEST)
}

test('an answer is recorded, judged, corrected and confirmed, each by whom the rules name', async ({ browser }) => {
  const recorder = await signIn(browser, 'recorder')
  const waiting = recorder.getByRole('region', { name: /^回答を記録する/ })
  const countOf = async () => Number(/(\d+)件/.exec(await waiting.getByRole('heading').innerText())?.[1])
  const waitedFor = await countOf()
  expect(waitedFor).toBeGreaterThan(0)

  await test.step('what waits leads to where it is recorded', async () => {
    // Six are shown; this one is behind the link to the rest.
    await waiting.getByRole('link', { name: `ほか${waitedFor - 6}件をすべて見る` }).click()
    const row = recorder.getByRole('row').filter({ has: recorder.getByRole('rowheader', { name: RECIPIENT }) })
    await expect(row.locator('.numeric')).toHaveText(['1', '0', '1'], { useInnerText: true })
    await row.getByRole('link', { name: `${RECIPIENT}（` }).click()
    await expect(recorder.getByRole('heading', { level: 1, name: `${RECIPIENT}の回答の記録` })).toBeVisible()
    await expect(recorder.getByText('提出した要求項目1件のうち、回答待ち1件です。')).toBeVisible()
    await expect(recorder.getByRole('region', { name: '提出した要求の文' })).toContainText('すること。')
  })
  await test.step('an empty form says at each field what is missing, and keeps what was typed', async () => {
    await recorder.getByLabel('担当課').fill('監督課')
    await press(recorder, '保存する')
    const summary = recorder.getByRole('alert')
    await expect(summary).toContainText('回答日：入力してください。')
    await expect(summary).toContainText('回答の内容：入力してください。')
    await expect(recorder.getByLabel('回答の内容')).toHaveAccessibleDescription(/入力してください。/)
    await expect(recorder.getByLabel('担当課')).toHaveValue('監督課')
    await summary.getByRole('link', { name: /^回答の内容/ }).click()
    await expect(recorder.getByLabel('回答の内容')).toBeFocused()
  })
  await test.step('days before the submission and after today are refused; the text stays', async () => {
    await recorder.getByLabel('回答の内容').fill(ANSWER)
    for (const [day, why] of [
      ['2020-04-01', '提出した日より前の日付です。'],
      [dayFromToday(1), '今日より後の日付です。'],
    ] as const) {
      await recorder.getByLabel('回答日').fill(day)
      // The browser’s own check of the first day must not be what refuses it.
      await recorder.locator('form#record-answer').evaluate((form: HTMLFormElement) => {
        form.noValidate = true
      })
      await press(recorder, '保存する')
      await expect(recorder.getByLabel('回答日')).toHaveAccessibleDescription(new RegExp(why))
      await expect(recorder.getByLabel('回答の内容')).toHaveValue(ANSWER)
    }
  })
  await test.step('it is saved, taken back at the desk, which no longer says that it is saved, and recorded again', async () => {
    await recorder.getByLabel('回答日').fill(dayFromToday(0))
    await press(recorder, '保存する')
    await expect(recorder.getByText('回答を記録しました。')).toBeVisible()
    await recorder.locator('summary').filter({ hasText: '第1回の回答の記録を取り消す' }).click()
    await recorder.getByLabel('取り消す理由').fill('別の要求項目への回答でした。')
    await press(recorder, 'この回答の記録を取り消す')
    await expect(recorder.getByText('回答の記録を取り消しました。')).toBeVisible()
    await expect(recorder.locator('summary').filter({ hasText: '取り消した回答の記録（1件）' })).toBeVisible()
    await expect(recorder.getByText('回答を記録しました。')).toHaveCount(0)
    await expect(recorder.getByLabel('回答の内容')).toHaveValue('')
    await recorder.getByLabel('回答の内容').fill(ANSWER)
    await recorder.getByLabel('担当課').fill('監督課')
    await recorder.getByLabel('回答日').fill(dayFromToday(0))
    await press(recorder, '保存する')
    await expect(recorder.getByText('回答を記録しました。')).toBeVisible()
  })
  await test.step('the work that waits is one less', async () => {
    await expect(recorder.getByText('この提出先の回答は、すべて記録しました。')).toBeVisible()
    await recorder.goto('/')
    expect(await countOf()).toBe(waitedFor - 1)
    await recorder.goto('/answers')
    await expect(recorder.getByRole('region', { name: /^評価を待っている回答/ })).toContainText(RECIPIENT)
  })

  await openAnswers(recorder)
  const recorded = answersOf(recorder, RECIPIENT)
  await test.step('recorded in the wrong place it is taken back by name, with a reason, and stays readable to those who record', async () => {
    await recorded.locator('summary').filter({ hasText: '第1回の回答の記録を取り消す' }).click()
    await press(recorded, 'この回答の記録を取り消す')
    await expect(recorded.getByRole('alert')).toContainText('理由')
    await expect(
      recorded.getByText(new RegExp(`「${REQUEST}」に対する${RECIPIENT}の第1回の回答（.+）の記録を取り消します`)),
    ).toBeVisible()
    await recorded.getByLabel('取り消す理由').fill('別の提出先の回答でした。')
    await press(recorded, 'この回答の記録を取り消す')
    await expect(recorded.getByText('回答の記録を取り消しました。')).toBeVisible()
    await expect(recorded).toContainText('回答待ち')
    const withdrawn = recorded.getByRole('group').filter({ hasText: '取り消した回答の記録（2件）' })
    await expect(withdrawn.getByText(ANSWER).filter({ visible: true })).toHaveCount(0)
    await withdrawn.locator('summary').click()
    await expect(withdrawn).toContainText(ANSWER)
    await expect(withdrawn).toContainText('別の提出先の回答でした。')
    await expect(withdrawn).toContainText('取り消した人：小林 直樹')
    await expect(recorded.getByText(ANSWER)).toHaveCount(2)
  })
  await test.step('it counts nowhere: the work that waits is one more', async () => {
    await recorder.goto('/')
    expect(await countOf()).toBe(waitedFor)
    await openAnswers(recorder)
    await recorded.locator('summary').filter({ hasText: '回答を記録する' }).click()
    await recorded.getByLabel('回答の内容').fill(ANSWER)
    await recorded.getByLabel('担当課').fill('監督課')
    await recorded.getByLabel('回答日').fill(dayFromToday(0))
    await press(recorded, '保存する')
    await expect(recorded.getByText('回答を記録しました。')).toBeVisible()
    // Whoever does not record sees nothing of what was taken back.
    const viewer = await signIn(browser, 'viewer')
    await openAnswers(viewer)
    await expect(answersOf(viewer, RECIPIENT).getByText(ANSWER)).toBeVisible()
    await expect(viewer.getByText('取り消した回答の記録')).toHaveCount(0)
    await close(viewer)
  })
  await test.step('an evaluation needs a mark and a reason', async () => {
    await expect(recorded).toContainText(ANSWER)
    await expect(recorded).toContainText('担当課：監督課')
    await recorded.locator('summary').filter({ hasText: '評価を書く' }).click()
    await press(recorded, '評価の案を保存する')
    await expect(recorded.getByRole('alert')).toContainText('評価：選択肢の中から選び直してください。')
    await expect(recorded.getByRole('alert')).toContainText('理由：評価の理由を書いてください。')
    await recorded.getByRole('radio', { name: '一部実現・前進' }).check()
    await press(recorded, '評価の案を保存する')
    await expect(recorded.getByRole('alert')).not.toContainText('選択肢の中から')
    await expect(recorded.getByRole('radio', { name: '一部実現・前進' })).toBeChecked()
    await recorded.getByLabel(/^理由/).fill(REASON)
    await recorded.getByLabel('次年度の扱い').selectOption('補強')
    await press(recorded, '評価の案を保存する')
    await expect(recorded.getByText('評価の案を保存しました。')).toBeVisible()
    await expect(recorded).toContainText('評価した人：小林 直樹')
    await expect(recorded.getByRole('button', { name: '評価を確定する' })).toHaveCount(0)
  })
  await test.step('a mistake in the answer is corrected', async () => {
    await recorded.locator('summary').filter({ hasText: '回答を訂正する' }).click()
    await recorded.getByLabel('回答の内容').first().fill(CORRECTED)
    await press(recorded, '訂正を保存する')
    await expect(recorded.getByText('回答を訂正しました。')).toBeVisible()
    await recorder.reload()
    await expect(recorded.getByRole('paragraph').filter({ hasText: CORRECTED })).toBeVisible()
    await expect(recorded.getByText(ANSWER, { exact: true }).filter({ visible: true })).toHaveCount(0)
  })
  await test.step('an administrator finds the correction in the audit record, and not what was answered', async () => {
    const admin = await signIn(browser, 'administrator')
    await admin.goto('/admin/audit?subject=response')
    const row = admin.getByRole('row').filter({ hasText: '回答を訂正した' }).first()
    await row.locator('summary').click()
    await expect(row).toContainText('小林 直樹')
    await expect(row).toContainText('内容を表示しない欄：text')
    expect(await admin.content()).not.toContain(ANSWER)
    expect(await admin.content()).not.toContain(CORRECTED)
    await close(admin)
  })

  await test.step('the chair of its committee finds it at home, reads it, and confirms it', async () => {
    const chair = await signIn(browser, 'otherChair')
    await chair
      .getByRole('region', { name: /^評価を確定する/ })
      .getByRole('listitem')
      .filter({ hasText: RECIPIENT })
      .getByRole('link')
      .click()
    const shown = answersOf(chair, RECIPIENT)
    await expect(shown).toContainText(CORRECTED)
    await expect(shown).toContainText('評価の案')
    await expect(shown).toContainText(REASON)
    await press(shown, '評価を確定する')
    await expect(shown).toContainText('確定した人：伊藤 健太')
    await expect(shown.getByRole('button', { name: '評価を確定する' })).toHaveCount(0)
    await close(chair)
  })
  await test.step('from then on the recorder can change neither; a page that is still open says so and keeps the text', async () => {
    await recorded.locator('summary').filter({ hasText: '回答を訂正する' }).click()
    await recorded.getByLabel('回答の内容').first().fill('遅すぎた訂正です。')
    await press(recorded, '訂正を保存する')
    await expect(
      recorded.getByText('評価が確定しているため、この回答は直すことも取り消すこともできません。'),
    ).toBeVisible()
    await expect(recorded.getByLabel('回答の内容').first()).toHaveValue('遅すぎた訂正です。')
    await recorder.reload()
    await expect(recorded).toContainText('確定した人：伊藤 健太')
    await expect(recorded).toContainText(CORRECTED)
    await expect(recorded.locator('summary').filter({ hasText: '回答を訂正する' })).toHaveCount(0)
  })

  await test.step('the matrix, the request and the recipient show it to a member of another committee', async () => {
    const member = await signIn(browser, 'member')
    await member.goto('/answers/matrix')
    await expect(sign(member, REQUEST, RECIPIENT)).toHaveAccessibleName(`${RECIPIENT}：一部実現・前進`)
    await sign(member, REQUEST, RECIPIENT).click()
    const seen = answersOf(member, RECIPIENT)
    await expect(seen).toContainText(CORRECTED)
    await expect(seen).toContainText(REASON)
    await expect(seen).toContainText(`回答日：${formatDay(dayFromToday(0), 'ja')}`)
    await expect(member.getByRole('main').locator('form')).toHaveCount(0)
    await seen.getByRole('heading').getByRole('link', { name: RECIPIENT }).click()
    await expect(member.getByText('回答待ちはありません。')).toBeVisible()
    await close(member)
  })
  await close(recorder)
})

test('a link to the answers shows them, on a phone too', async ({ browser }) => {
  const recorder = await signIn(browser, 'recorder', { width: 390, height: 844 })
  const panel = recorder.getByRole('region', { name: 'SDGs・提出先など' })
  const main = recorder.getByRole('link', { name: '回答を記録する' })
  await recorder.goto('/policy-requests?state=submitted')
  await recorder.getByRole('rowheader').getByRole('link').first().click()
  await expect(panel).toBeHidden()
  // Asked for once more, with the address as it is already.
  for (const _ of [1, 2]) {
    await main.click()
    await expect(panel).toBeVisible()
    await expect(panel).toBeFocused()
    await panel.getByRole('link', { name: '履歴' }).click()
    await panel.getByRole('link', { name: '回答', exact: true }).click()
    await expect(panel.getByRole('link', { name: '回答', exact: true })).toHaveAttribute('aria-current', 'page')
    await expect(panel.getByRole('link', { name: '回答', exact: true })).toBeFocused()
    await recorder.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  }
  await recorder.reload()
  await expect(panel).toBeFocused()
  await recorder.keyboard.press('Escape')
  await recorder.setViewportSize({ width: 1280, height: 800 })
  await main.click()
  await expect(panel).toBeFocused()
  await close(recorder)
})

test('a filter is as wide as what is chosen in it, and no wider than a phone', async ({ browser }) => {
  const page = await signIn(browser, 'viewer')
  await page.goto('/answers/matrix')
  await page.locator('summary').filter({ hasText: '絞り込みの条件' }).click()
  const widthOf = async (label: string) => (await page.getByLabel(label, { exact: true }).boundingBox())?.width
  for (const label of ['委員会']) expect(await widthOf(label)).toBeLessThanOrEqual(320)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const label of ['委員会']) expect(await widthOf(label)).toBeLessThanOrEqual(358)
  await close(page)
})

test('answers of the sample say everywhere that they are made up', async ({ browser }) => {
  const bureau = await signIn(browser, 'bureauClerk')
  const isMarked = async (shown: Locator) => {
    await expect(shown.getByText('架空の回答例', { exact: true })).toBeVisible()
    await expect(shown).toContainText('【架空の回答例】')
  }
  await openAnswers(bureau)
  await isMarked(answersOf(bureau, '神奈川県'))
  const request = `/policy-requests/${new URL(bureau.url()).pathname.split('/').at(-1)}`
  await bureau.goto(`${request}?panel=answers`)
  await isMarked(answersOf(bureau, '神奈川県'))
  await bureau.goto(`${request}?panel=previous`)
  await isMarked(answersOf(bureau, RECIPIENT))
  await bureau.goto(`${request}?panel=answers`)
  await answersOf(bureau, '神奈川県').getByRole('link', { name: '神奈川県' }).click()
  await expect(bureau.getByRole('heading', { level: 1, name: '神奈川県' })).toBeVisible()
  const answers = bureau.getByText('【架空の回答例】')
  await expect(answers).not.toHaveCount(0)
  await expect(bureau.getByText('架空の回答例', { exact: true })).toHaveCount(await answers.count())
  await close(bureau)
})

for (const [person, request] of [
  ['viewer', REQUEST],
  ['proposer', REQUEST],
  // Advisers see the committee they are invited to, once its requests are adopted.
  ['adviser', null],
] as const satisfies readonly [PersonName, string | null][])
  test(`${person}: reads answers, sees no evaluation, has no form`, async ({ browser }) => {
    const page = await signIn(browser, person)
    await page.goto('/answers/matrix')
    await expect(page.getByRole('region', { name: '記号の意味' })).toContainText('回答あり')
    await expect(page.getByText('一部実現・前進')).toHaveCount(0)
    if (request) {
      await expect(sign(page, request, '神奈川県')).toHaveAccessibleName('神奈川県：回答あり')
      await sign(page, request, '神奈川県').click()
      await expect(answersOf(page, '神奈川県')).toContainText('労働相談窓口')
      await expect(page.getByRole('main')).not.toContainText('評価')
      await expect(page.getByRole('main').locator('form')).toHaveCount(0)
    } else await expect(page.getByText(REQUEST)).toHaveCount(0)
    await close(page)
  })

test('a correction never goes over another one that its person has not seen', async ({ browser }) => {
  const [clerk, recorder] = [await signIn(browser, 'bureauClerk'), await signIn(browser, 'recorder')]
  /** The form of the answer recorded last, behind its heading. */
  const open = async (page: Page, heading: string) => {
    const form = answersOf(page, '神奈川県')
      .getByRole('group')
      .filter({ has: page.locator('summary', { hasText: heading }) })
      .last()
    await form.locator('summary').click()
    return form
  }
  const text = (form: Locator) => form.getByLabel('回答の内容')
  const correct = async (form: Locator, words: string) => {
    await text(form).fill(words)
    await press(form, '訂正を保存する')
  }
  const saved = (form: Locator) => expect(form.getByText('回答を訂正しました。')).toBeVisible()
  const refused = (form: Locator) => expect(form.getByText(/ほかの人がこの欄を保存しました。/)).toBeVisible()
  const shown = (page: Page, words: string) =>
    expect(page.getByRole('paragraph').filter({ hasText: words })).toBeVisible()

  await openAnswers(clerk)
  const round = await open(clerk, '再質問への回答を記録する')
  await text(round).fill('再質問への回答です。')
  await round.getByLabel('回答日').fill(dayFromToday(0))
  await press(round, '保存する')
  await shown(clerk, '再質問への回答です。')
  await openAnswers(recorder)
  const [mine, theirs] = [await open(clerk, '回答を訂正する'), await open(recorder, '回答を訂正する')]
  const evaluation = await open(clerk, '評価を書く')
  /** Another form of the page is sent (and refused, for it is empty): the page is loaded anew. */
  const loadAnew = () => press(evaluation, '評価の案を保存する')
  await correct(mine, '局員の訂正です。')
  await saved(mine)

  await test.step('a form that is older is refused, and may be sent in view of what is stored', async () => {
    await correct(theirs, '担当者の訂正です。')
    await refused(theirs)
    await shown(recorder, '局員の訂正です。')
    await press(theirs, '訂正を保存する')
    await saved(theirs)
  })
  await test.step('one that was saved follows what others save', async () => {
    await loadAnew()
    await shown(clerk, '担当者の訂正です。')
    await expect(text(mine)).toHaveValue('担当者の訂正です。')
  })
  await test.step('while something is typed into it, it stays what it was', async () => {
    await text(mine).fill('局員の二度目の訂正です。')
    await correct(theirs, '担当者の二度目の訂正です。')
    await saved(theirs)
    await loadAnew()
    await shown(clerk, '担当者の二度目の訂正です。')
    await expect(text(mine)).toHaveValue('局員の二度目の訂正です。')
    await press(mine, '訂正を保存する')
    await refused(mine)
    await press(mine, '訂正を保存する')
    await shown(clerk, '局員の二度目の訂正です。')
  })
  await close(clerk, recorder)
})
