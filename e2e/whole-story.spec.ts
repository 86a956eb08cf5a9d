import { expect, type Page, test } from '@playwright/test'
import { dayFromToday } from './support/administration.ts'
import { focusAt, focusBody, paper, savedFields, saveState, textIn, type } from './support/editor.ts'
import { PEOPLE, signIn } from './support/people.ts'
import { downloadRequest, downloadWord } from './support/word.ts'

const TITLE = '水素エネルギーの活用と働く人の安全の確保'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const step = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()
const expectState = (page: Page, state: string) =>
  expect(page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible()

async function fillDecision(page: Page, numbers: { eligible: string; present: string }): Promise<void> {
  await page.getByLabel('会議の日').fill(dayFromToday(0))
  await page.getByLabel('構成員の数').fill(numbers.eligible)
  await page.getByLabel('出席者の数').fill(numbers.present)
  await page.getByLabel('賛成', { exact: true }).fill(numbers.present)
  await page.getByLabel('反対', { exact: true }).fill('0')
}

test('one request travels its whole life', async ({ browser }) => {
  test.setTimeout(240_000)
  const member = await signIn(browser, 'member')
  const other = await signIn(browser, 'otherMember')

  let address = ''
  await test.step('a member creates a request', async () => {
    await member.getByRole('link', { name: '要求項目', exact: true }).click()
    await member.getByRole('link', { name: '新しい要求項目を作る' }).click()
    await member.getByLabel('タイトル').fill(TITLE)
    await press(member, '作成して本文を書く')
    await expect(member.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
    address = new URL(member.url()).pathname
    await expect(member.getByRole('button', { name: '審議にかける' })).toHaveAttribute('aria-disabled', 'true')
    await member.getByText('あと3件', { exact: true }).click()
    await expect(member.getByText('要求本文を書いてください。')).toBeVisible()
  })

  await test.step('two members write at once, in the same paragraph', async () => {
    await other.goto(address)
    await saveState(member, 'saved')
    await saveState(other, 'saved')
    await focusBody(member)
    await type(member, ['水素の', '利用を', '広げること。'])
    await expect.poll(() => textIn(other)).toContain('水素の利用を広げること。')
    await expect(other.locator('.remote-caret-name')).toHaveText(PEOPLE.member)
    await focusAt(other, 2)
    await Promise.all([
      type(other, ['県は、', '関係機関と', '連携し、']),
      (async () => {
        for (const word of ['あわせて、', '次の事項に', '取り組むこと。']) await member.keyboard.insertText(word)
      })(),
    ])
    const whole = '県は、関係機関と連携し、水素の利用を広げること。あわせて、次の事項に取り組むこと。'
    await expect.poll(() => textIn(member)).toContain(whole)
    await expect.poll(() => textIn(other)).toBe(await textIn(member))
    // What may be done next follows the text without anybody loading the page again.
    await expect(member.getByText('あと2件', { exact: true })).toBeVisible()
    await expect(member.getByText('要求本文を書いてください。')).toBeHidden()
    await member.keyboard.press('Enter')
    await member.getByRole('button', { name: '番号' }).click()
    await type(member, ['安全の教育を行うこと。'])
    await member.keyboard.press('Enter')
    await type(member, ['設備の点検を支援すること。'])
    await member.keyboard.press('Enter')
    await member.keyboard.press('Tab')
    await type(member, ['点検の費用を補助すること。'])
    await saveState(member, 'saved')
    await expect(other.locator('.document-text ol ol li')).toContainText('点検の費用を補助すること。')
    // No explanation of a tool in the picture.
    await member.mouse.move(0, 0)
    await member.screenshot({ path: 'docs/pictures/workspace.png' })
  })

  await test.step('it is tagged to SDG targets and given recipients', async () => {
    await member.getByLabel('番号か言葉で探す').fill('７．２')
    await member.getByRole('checkbox', { name: /^7\.2/ }).first().check()
    await member.getByLabel('番号か言葉で探す').fill('労働者の権利')
    await member.getByRole('checkbox', { name: /^8\.8/ }).first().check()
    const area = member
      .getByRole('group', { name: 'SDGs実施指針の優先課題' })
      .getByRole('checkbox', { name: /省・再生可能エネルギー/ })
    // They save themselves, in one go.
    await savedFields(member, () => area.check())
    await member.getByRole('link', { name: '提出先', exact: true }).click()
    await member.getByRole('button', { name: '県', exact: true }).click()
    await member.getByLabel('名前で探す').fill('よこすか')
    await savedFields(member, () => member.getByLabel('横須賀市').check())
    await expect(member.getByText('県＋横須賀市')).toBeVisible()
    await saveState(member, 'saved')
  })

  await test.step('the member submits it; the text closes for members while they look at it', async () => {
    await step(member, '審議にかける')
    await press(member, '審議にかける')
    await expectState(member, '委員会審議中')
    await saveState(other, 'readOnly')
    await expect(paper(other)).toHaveAttribute('contenteditable', 'false')
  })

  const chair = await signIn(browser, 'chair')
  await test.step('the chair records the committee’s approval', async () => {
    await chair.goto(address)
    await step(chair, '委員会で承認する')
    await fillDecision(chair, { eligible: '20', present: '7' })
    await press(chair, '委員会で承認する')
    await expect(chair.getByRole('alert')).toContainText('過半数に達していない')
    await expect(chair.getByLabel('出席者の数')).toHaveValue('7')
    await fillDecision(chair, { eligible: '２０', present: '１８' })
    await press(chair, '委員会で承認する')
    await expectState(chair, '委員会承認済')
  })

  const clerk = await signIn(browser, 'bureauClerk')
  await test.step('the bureau takes it up, changes a word, and cannot go on before the committee has seen it', async () => {
    await clerk.goto(address)
    await saveState(clerk, 'frozen')
    await step(clerk, '調整に入る')
    await press(clerk, '調整に入る')
    await expectState(clerk, '政策局調整中')
    await saveState(clerk, 'saved')
    await focusAt(clerk, 2)
    await type(clerk, ['国及び'])
    await saveState(clerk, 'saved')
    await expect(clerk.getByText('委員会が承認した後に、内容が変更されています。')).toBeVisible()
    await expect(clerk.getByRole('button', { name: '付議する' })).toHaveAttribute('aria-disabled', 'true')
  })

  await test.step('the chair reads the difference and confirms it', async () => {
    await chair.goto('/')
    await chair
      .getByRole('region', { name: /変更された内容を確認する/ })
      .getByRole('link', { name: TITLE })
      .click()
    await expect(chair.locator('ins')).toContainText('国及び')
    await press(chair, '変更された内容を確認した')
    await expect(chair.getByText('変更された内容を確認しました。')).toBeVisible()
  })

  await test.step('the bureau puts it on the agenda, the central committee adopts it', async () => {
    await clerk.reload()
    await step(clerk, '付議する')
    await press(clerk, '付議する')
    await expectState(clerk, '中央委員会付議')
    const central = await signIn(browser, 'centralSecretary')
    await central.goto(address)
    await step(central, '採択する')
    await central.getByLabel('会議の日').fill(dayFromToday(0))
    await fillDecision(central, { eligible: '98', present: '80' })
    await press(central, '採択する')
    await expectState(central, '採択済')
    await central.context().close()
  })

  await test.step('it comes out as a Word file, alone and in the book', async () => {
    await member.goto(address)
    const single = await downloadRequest(member)
    expect(single.headings.join('\n')).toContain(TITLE)
    expect(single.text).toContain('国及び県は、関係機関と連携し、水素の利用を広げること。')
    expect(single.text).toMatch(/目標7（エネルギーをみんなに そしてクリーンに）\s*7\.2/)
    expect(single.text).toMatch(/目標8（働きがいも経済成長も）\s*8\.8/)
    expect(single.text).not.toContain('（1）安全')
    expect(single.document).toContain('<w:numPr>')
    expect(single.numbering).toContain('（%')
    expect(single.styles).toContain('w:eastAsia="ＭＳ 明朝"')

    await clerk.goto('/book')
    await press(clerk, 'Wordで本冊を作る')
    const link = clerk.getByRole('link', { name: /ダウンロード/ })
    await expect(link).toBeVisible({ timeout: 60_000 })
    const book = await downloadWord(clerk, link)
    expect(book.headings.join('\n')).toContain(TITLE)
    expect(book.headings.join('\n')).toContain('環境・エネルギー')
    expect(book.text).toMatch(/目\s*次/)
    expect(book.text).toContain('SDGs対応表')
  })

  const recorder = await signIn(browser, 'recorder')
  await test.step('the recorder makes the package for the prefecture and records that it was handed over', async () => {
    await recorder.goto('/submissions')
    const row = recorder.getByRole('row').filter({ hasText: '横須賀市' })
    await row.getByRole('checkbox').check()
    await recorder.locator('summary').filter({ hasText: '日付など' }).click()
    for (const [typed, says] of [
      ['百五十', /第\d+号$/],
      ['１５０', /第150号$/],
    ] as const) {
      await recorder.getByLabel('最初の番号').fill(typed)
      await press(recorder, '選んだ提出先の欄に入れる')
      await expect(recorder.getByText('数を入力してください。')).toHaveCount(typed === '百五十' ? 1 : 0)
      await expect(row.getByLabel(/あての文書番号$/)).toHaveValue(says)
    }
    await press(recorder, '提出書類を作る')
    await expect(row.getByRole('link', { name: /に作成/ })).toBeVisible({ timeout: 60_000 })
    await row.getByRole('checkbox').check()
    await recorder.getByLabel('場所（任意）').fill('横須賀市役所')
    // What is typed in a row that is not chosen is kept as well.
    const otherNumber = recorder
      .getByLabel(/あての文書番号$/)
      .and(recorder.locator(':not([aria-label^="横須賀市"])'))
      .first()
    await otherNumber.fill('連合神政発第987号')
    await press(recorder, '提出を記録する')
    const confirmation = recorder.getByRole('region', { name: '次の提出を記録します' })
    await expect(confirmation.getByRole('row', { name: /^横須賀市/ })).toContainText(/第\d+号.*\d+件/)
    await expect(confirmation).toContainText('横須賀市役所')
    // Nothing is recorded before it is confirmed.
    await expect(confirmation).toContainText('記録は取り消せません')
    await press(recorder, '戻って直す')
    await expect(recorder.getByLabel('場所（任意）')).toHaveValue('横須賀市役所')
    await expect(row.getByRole('checkbox')).toBeChecked()
    await expect(otherNumber).toHaveValue('連合神政発第987号')
    await expect(row.getByRole('link', { name: '提出した文書' })).toHaveCount(0)
    await press(recorder, '提出を記録する')
    await press(recorder, 'この内容で記録する')
    await expect(row.getByRole('link', { name: '提出した文書' })).toBeVisible()
    await recorder.goto(address)
    await expectState(recorder, '提出済')
  })

  await test.step('the answer is recorded, and the member sees it', async () => {
    await recorder.goto(`${address}?panel=answers`)
    await recorder.locator('summary').filter({ hasText: '回答を記録する' }).first().click()
    const form = recorder
      .locator('form')
      .filter({ has: recorder.getByLabel('回答の内容') })
      .first()
    // The day it is in Japan, as the submission was recorded a moment ago.
    await form.getByLabel('回答日').fill(new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10))
    await form.getByLabel('回答の内容').fill('水素の利用については、関係機関と検討を進めます。')
    await form.getByLabel('担当課').fill('環境政策課')
    await form.getByRole('button', { name: '保存する' }).click()
    await expect(recorder.getByText('回答を記録しました。').first()).toBeVisible()
    await member.goto(`${address}?panel=answers`)
    await expect(member.getByText('水素の利用については、関係機関と検討を進めます。').first()).toBeVisible()
    await member.goto(`${address}?panel=history`)
    for (const done of ['採択した', '付議した', '変更された内容を確認した', '委員会で承認した'])
      await expect(member.getByText(done).first()).toBeVisible()
  })
  for (const page of [member, other, chair, clerk, recorder]) await page.context().close()
})
