import { expect, type Page, test } from '@playwright/test'
import { formatDate } from '../app/domain/wareki.ts'
import { formatShortDay } from '../app/i18n/format-date.ts'
import {
  addMembership,
  addPerson,
  comeIn,
  dayFromToday,
  passwordLink,
  section,
  sendLastDay,
  sendMembership,
  unique,
} from './support/administration.ts'
import { paper, saveState } from './support/editor.ts'
import { openBrowser, PEOPLE, signIn, signInWithPassword } from './support/people.ts'
import { downloadRequest } from './support/word.ts'

const ENVIRONMENT = '環境・エネルギー政策委員会'
const PASSWORD = '雨の日の港はいつも静かだった'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const close = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))

test('a new person comes in by a link and then by a password of their own', async ({ browser }) => {
  const admin = await signIn(browser, 'administrator')
  const person = await addPerson(admin, '三浦 陽子')
  await expect(admin.getByText('パスワード未設定')).toBeVisible()
  await expect(admin.getByText('所属がありません。')).toBeVisible()
  const link = await passwordLink(admin, person)
  await expect(admin.getByText('この画面でだけ表示されます。')).toBeVisible()

  const page = await openBrowser(browser, person.name)
  await test.step('a password that is too short or easily guessed is refused, and why is said at the field', async () => {
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1, name: '政策要求デスクへようこそ' })).toBeVisible()
    await expect(page.getByText(`${person.name}さん、サインインに使うパスワードを設定してください。`)).toBeVisible()
    for (const [password, why] of [
      ['', 'パスワードは12文字以上にしてください。'],
      ['みじかい', 'パスワードは12文字以上にしてください。'],
      ['password1234', 'よく使われている言葉や並びなので、推測されやすいパスワードです。'],
    ] as const) {
      await page.getByLabel('パスワード').fill(password)
      await press(page, 'パスワードを設定してサインインする')
      await expect(page.getByRole('alert')).toContainText(why)
      await expect(page.getByLabel('パスワード')).toHaveAccessibleDescription(new RegExp(why))
      // Nobody gets a password back from the server.
      await expect(page.getByLabel('パスワード')).toHaveValue('')
    }
  })
  await test.step('a good one is taken; without a membership there is nothing to see', async () => {
    await page.getByLabel('パスワード').fill(PASSWORD)
    await press(page, 'パスワードを設定してサインインする')
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
    await page.goto('/account')
    await expect(page.getByText('今、有効な役割はありません。')).toBeVisible()
    await page.goto('/policy-requests')
    await expect(page.getByText('閲覧できる要求項目はまだありません。')).toBeVisible()
    await page.goto('/admin')
    await expect(page.getByRole('heading', { level: 1, name: 'この操作はできません' })).toBeVisible()
  })
  await test.step('the link works once', async () => {
    const stranger = await openBrowser(browser, 'a stranger')
    await stranger.goto(link)
    await expect(stranger.getByRole('heading', { level: 1, name: 'パスワードは設定済みです' })).toBeVisible()
    await expect(stranger.getByText('お心当たりのない場合は、管理者にご連絡ください。')).toBeVisible()
    await expect(stranger.getByLabel('パスワード')).toHaveCount(0)
    await close(stranger)
  })
  await test.step('from then on e-mail and password; a wrong one says so and keeps the address', async () => {
    const desk = await openBrowser(browser, person.name)
    await signInWithPassword(desk, { email: person.email, password: '雨の日の港はいつも騒がしい' })
    await expect(desk.getByText('メールアドレスまたはパスワードが違います。')).toBeVisible()
    await expect(desk.getByLabel('メールアドレス')).toHaveValue(person.email)
    await signInWithPassword(desk, { email: 'nobody@members.example', password: PASSWORD })
    // Whether there is such an account, nobody learns.
    await expect(desk.getByText('メールアドレスまたはパスワードが違います。')).toBeVisible()
    await signInWithPassword(desk, { email: person.email.toUpperCase(), password: PASSWORD })
    await expect(desk.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
    await close(desk)
  })
  await admin.goto(person.path)
  await expect(admin.getByText('利用中')).toBeVisible()
  await close(admin, page)
})

test('a membership gives what it says, from its first day to its last, and nothing after', async ({ browser }) => {
  const admin = await signIn(browser, 'administrator')
  const person = await addPerson(admin, '大野 圭')
  const page = await comeIn(browser, admin, person, PASSWORD)
  const title = `谷戸の水辺を守る取り組み（${unique()}）`

  await test.step('a role in a body where it cannot be held is refused, and where it can be is said', async () => {
    await sendMembership(admin, person, { body: ENVIRONMENT, role: '管理者', from: dayFromToday(-30) })
    await expect(admin.getByLabel('役割')).toHaveAccessibleDescription(
      /「管理者」は、次の種類の組織で就く役割です：政策局。組織か役割を選び直してください。/,
    )
    await expect(admin.getByLabel('役割')).toHaveValue('admin')
    await expect(admin.getByLabel('任期の初日')).toHaveValue(dayFromToday(-30))
    await sendMembership(admin, person, {
      body: ENVIRONMENT,
      role: '委員',
      from: dayFromToday(-30),
      to: dayFromToday(-31),
    })
    await expect(admin.getByRole('alert')).toContainText('終わりの日が、始まりの日より前になっています。')
    await expect(admin.getByLabel('任期の最終日')).toHaveValue(dayFromToday(-31))
  })
  await test.step('a term that is over and one that has not begun give nothing', async () => {
    await addMembership(admin, person, {
      body: ENVIRONMENT,
      role: '委員長',
      from: dayFromToday(-400),
      to: dayFromToday(-1),
    })
    await addMembership(admin, person, { body: ENVIRONMENT, role: '事務局（委員会）', from: dayFromToday(1) })
    const terms = section(admin, '所属').getByRole('listitem')
    await expect(terms.filter({ hasText: '委員長' })).toContainText('任期終了')
    await expect(terms.filter({ hasText: '事務局' })).toContainText('任期前')
    await page.goto('/account')
    await expect(page.getByText('今、有効な役割はありません。')).toBeVisible()
    await page.goto('/policy-requests')
    await expect(page.getByText('閲覧できる要求項目はまだありません。')).toBeVisible()
    await page.goto('/policy-requests/new')
    await expect(page.getByText('要求項目を作成できる委員会に所属していません。')).toBeVisible()
  })
  await test.step('a term that runs gives the committee’s drafts and lets its member write one', async () => {
    await addMembership(admin, person, {
      body: ENVIRONMENT,
      role: '委員',
      from: dayFromToday(-30),
      to: dayFromToday(0),
    })
    await page.goto('/policy-requests?state=drafting')
    // Its last day still belongs to the term, and other committees’ drafts do not belong to it.
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
    await expect(rows).not.toHaveCount(0)
    // The number says whose it is.
    await expect(rows.filter({ hasNotText: /5-\d/ })).toHaveCount(0)
    await page.goto('/policy-requests/new')
    await page.getByLabel('タイトル').fill(title)
    await press(page, '作成して本文を書く')
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await saveState(page, 'saved')
    await expect(paper(page)).toHaveAttribute('contenteditable', 'true')
  })
  await test.step('when it is ended the open page closes at once, and nothing of the committee can be reached', async () => {
    const address = page.url()
    await sendLastDay(admin, person.path, /委員会\s*委員\s*任期中/, dayFromToday(-1))
    await expect(admin.getByText('所属の最終日を設定しました。')).toBeVisible()
    await saveState(page, 'ended')
    await expect(page.getByText('この本文を開く権限がなくなりました。').first()).toBeVisible()
    await expect(paper(page)).toHaveAttribute('contenteditable', 'false')
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1, name: 'ページが見つかりません' })).toBeVisible()
    await expect(page.getByText(title)).toHaveCount(0)
    await page.goto('/policy-requests')
    await expect(page.getByText('閲覧できる要求項目はまだありません。')).toBeVisible()
    await page.goto('/')
    await expect(page.getByText('対応が必要なものはありません。')).toBeVisible()
    await expect(page.getByText('最近の動きはありません。')).toBeVisible()
  })
  await close(admin, page)
})

test('the last administrator stays; a second one may go', async ({ browser }) => {
  const admin = await signIn(browser, 'administrator')
  await admin.goto(`/admin/people?q=${encodeURIComponent(PEOPLE.administrator)}`)
  await admin.getByRole('link', { name: PEOPLE.administrator }).click()
  await expect(admin.getByRole('heading', { level: 1, name: PEOPLE.administrator })).toBeVisible()
  const { pathname } = new URL(admin.url())
  const refused =
    '任期の終わりのない管理者がいなくなるため、この操作はできません。先に、ほかの利用者を任期の終わりのない管理者にしてください。'

  await test.step('neither the membership nor the account of the only one can be ended', async () => {
    await sendLastDay(admin, pathname, '管理者', dayFromToday(-1))
    await expect(admin.getByText(refused)).toBeVisible()
    await expect(section(admin, '所属').getByLabel(/^最終日/)).toHaveValue(dayFromToday(-1))
    // Not from a later day either: then nobody would be left to name a successor.
    await sendLastDay(admin, pathname, '管理者', dayFromToday(10))
    await expect(admin.getByText(refused)).toBeVisible()
    await press(admin, '利用を停止する')
    await expect(section(admin, '利用').getByText(refused)).toBeVisible()
    await admin.goto('/admin/people')
    await expect(admin.getByRole('heading', { level: 1, name: '利用者' })).toBeVisible()
    // The say over people is none over content.
    await admin.goto('/policy-requests')
    await expect(admin.getByText('閲覧できる要求項目はまだありません。')).toBeVisible()
  })
  await test.step('with a successor it works, and who is stopped is out at once', async () => {
    const person = await addPerson(admin, '原 千夏')
    await addMembership(admin, person, { body: '政策局', role: '管理者', from: dayFromToday(-5) })
    const successor = await comeIn(browser, admin, person, PASSWORD)
    await successor.goto('/admin/people')
    await expect(successor.getByRole('heading', { level: 1, name: '利用者' })).toBeVisible()
    await admin.goto(person.path)
    await press(admin, '利用を停止する')
    await expect(admin.getByText('利用を停止しました。')).toBeVisible()
    await successor.goto('/admin/people')
    await expect(successor.getByRole('heading', { level: 1, name: 'サインイン' })).toBeVisible()
    await signInWithPassword(successor, { email: person.email, password: PASSWORD })
    await expect(successor.getByText('メールアドレスまたはパスワードが違います。')).toBeVisible()
    await close(successor)
  })
  await close(admin)
})

test('a new committee can be worked in, a cycle’s days and the federation’s settings are seen by others', async ({
  browser,
}) => {
  const admin = await signIn(browser, 'administrator')
  const member = await signIn(browser, 'member')

  await test.step('a new committee, named in both languages', async () => {
    await admin.goto('/admin/bodies')
    await admin.locator('summary').filter({ hasText: '組織を追加する' }).click()
    await press(admin, '組織を追加する')
    await expect(admin.getByRole('alert')).toContainText('名前（日本語）：入力してください。')
    const name = `デジタル社会（${unique()}）政策委員会`
    await admin.getByLabel('名前（日本語）').fill(name)
    await admin.getByLabel('名前（英語）').fill('Digital Society Policy Committee')
    await press(admin, '組織を追加する')
    await expect(admin.getByText(`「${name}」を追加しました。`)).toBeVisible()
    await expect(admin.getByRole('row').filter({ hasText: name })).toContainText('政策委員会')
    const person = await addPerson(admin, '小川 亮')
    await addMembership(admin, person, { body: name, role: '委員長', from: dayFromToday(0) })
    const chair = await comeIn(browser, admin, person, PASSWORD)
    await chair.goto('/policy-requests/new')
    // It is the only one, so that nothing has to be chosen.
    await expect(chair.getByRole('main')).toContainText(name)
    await close(chair)
  })

  await test.step('days of the year: refused in the wrong order, then on everybody’s home page', async () => {
    const cycle = admin.locator('section').filter({ has: admin.getByText('今のサイクル', { exact: true }) })
    const field = (name: string) => cycle.locator(`input[name="${name}"]`)
    const save = async (values: Readonly<Record<string, string>>) => {
      await admin.goto('/admin/cycles')
      await cycle.locator('summary').filter({ hasText: '名前と日程を変更する' }).click()
      for (const [name, value] of Object.entries(values)) await field(name).fill(value)
      await cycle.getByRole('button', { name: '保存する' }).click()
    }
    await admin.goto('/admin/cycles')
    const before = Object.fromEntries(
      await Promise.all(
        ['title', 'phases.3.endsOn', 'phases.4.endsOn'].map(async (name) => [name, await field(name).inputValue()]),
      ),
    )
    await save({ title: '来年度への要求と提言', 'phases.4.endsOn': '2020-01-31' })
    await expect(cycle.getByRole('alert')).toContainText('回答 最終日')
    await expect(field('title')).toHaveValue('来年度への要求と提言')
    await expect(field('phases.4.endsOn')).toHaveValue('2020-01-31')
    await save({
      title: '来年度への要求と提言',
      'phases.3.endsOn': dayFromToday(-1),
      'phases.4.endsOn': dayFromToday(40),
    })
    await expect(admin.getByText('年度サイクルを保存しました。')).toBeVisible()
    await member.goto('/')
    const phases = member.getByRole('region', { name: '来年度への要求と提言の日程' }).getByRole('listitem')
    await expect(phases.filter({ hasText: '提出' })).toContainText('終了')
    await expect(phases.filter({ hasText: '回答' })).toContainText('いま')
    await expect(phases.filter({ hasText: '回答' })).toHaveAttribute('aria-current', 'step')
    await expect(phases.filter({ hasText: '回答' })).toContainText(formatShortDay(dayFromToday(40), 'ja'))
    await save(before)
    await expect(admin.getByText('年度サイクルを保存しました。')).toBeVisible()
  })

  await test.step('name and way of dating, in the next document', async () => {
    const documentOf = async () => {
      await member.goto('/policy-requests')
      await member.getByRole('rowheader').getByRole('link').first().click()
      return downloadRequest(member)
    }
    const today = dayFromToday(0)
    const before = await documentOf()
    expect(before.text).toContain(formatDate(today, 'wareki'))
    expect(before.text).not.toContain(formatDate(today, 'seireki'))

    await admin.goto('/admin/settings')
    const name = await admin.getByLabel('組織の名前').inputValue()
    const sender = await admin.getByLabel('差出人の氏名').inputValue()
    await admin.getByLabel('組織の名前').fill('')
    await admin.getByLabel('差出人の氏名').fill('港 一郎')
    await press(admin, '設定を保存する')
    await expect(admin.getByLabel('組織の名前')).toHaveAccessibleDescription(/入力してください。/)
    await expect(admin.getByLabel('差出人の氏名')).toHaveValue('港 一郎')
    await admin.getByLabel('組織の名前').fill('港湾地方連合会')
    await admin.getByLabel('差出人の氏名').fill('')
    await admin.getByRole('radio', { name: /^西暦/ }).check()
    await press(admin, '設定を保存する')
    await expect(admin.getByText('設定を保存しました。')).toBeVisible()
    await admin.reload()
    await expect(admin.getByRole('radio', { name: /^西暦/ })).toBeChecked()
    const after = await documentOf()
    expect(after.text).toContain(formatDate(today, 'seireki'))
    expect(after.text).not.toContain(formatDate(today, 'wareki'))
    expect(after.text).toContain('港湾地方連合会')

    await admin.getByLabel('組織の名前').fill(name)
    // Without it no letter can be written: other stories on this server write some.
    await admin.getByLabel('差出人の氏名').fill(sender)
    await admin.getByRole('radio', { name: /^和暦(?!と)/ }).check()
    await press(admin, '設定を保存する')
    await expect(admin.getByText('設定を保存しました。')).toBeVisible()
  })
  await close(admin, member)
})

test('of two who change the settings from the same page the second sees what the first saved', async ({ browser }) => {
  const [first, second] = await Promise.all([signIn(browser, 'administrator'), signIn(browser, 'administrator')])
  for (const page of [first, second]) await page.goto('/admin/settings')
  const [contact, title] = [`連絡先 ${unique()}`, `役職 ${unique()}`]
  const before = {
    title: await first.getByLabel('差出人の役職').inputValue(),
    contact: await first.getByLabel('連絡先').inputValue(),
  }
  await first.getByLabel('連絡先').fill(contact)
  await press(first, '設定を保存する')
  await expect(first.getByText('設定を保存しました。')).toBeVisible()

  await second.getByLabel('差出人の役職').fill(title)
  await press(second, '設定を保存する')
  await expect(second.getByText('あなたが開いた後に、ほかの人がこの欄を保存しました。')).toBeVisible()
  await expect(second.getByRole('definition').filter({ hasText: contact })).toBeVisible()
  await expect(second.getByLabel('差出人の役職')).toHaveValue(title)
  // Having seen it the second takes it over, and saves both.
  await second.getByLabel('連絡先').fill(contact)
  await press(second, '設定を保存する')
  await expect(second.getByText('設定を保存しました。')).toBeVisible()
  await first.goto('/admin/settings')
  await expect(first.getByLabel('連絡先')).toHaveValue(contact)
  await expect(first.getByLabel('差出人の役職')).toHaveValue(title)
  await first.getByLabel('差出人の役職').fill(before.title)
  await first.getByLabel('連絡先').fill(before.contact)
  await press(first, '設定を保存する')
  await expect(first.getByText('設定を保存しました。')).toBeVisible()
  await close(first, second)
})

test('the audit record tells who did what and when, and that nothing was changed', async ({ browser }) => {
  const admin = await signIn(browser, 'administrator')
  const person = await addPerson(admin, '中島 梓')
  await addMembership(admin, person, { body: ENVIRONMENT, role: '委員', from: dayFromToday(-3) })
  const page = await comeIn(browser, admin, person, PASSWORD)
  await sendLastDay(admin, person.path, '委員', dayFromToday(-1))
  await expect(admin.getByText('所属の最終日を設定しました。')).toBeVisible()
  await admin.goto('/admin/audit?subject=person')
  const rows = admin.getByRole('row').filter({ has: admin.locator(`a[href="${person.path}"]`) })

  await test.step('every act on the person is there, with its time and who did it', async () => {
    const acts = [
      ['所属を終えた', PEOPLE.administrator],
      ['サインインした', person.name],
      ['パスワードを設定した', person.name],
      ['一度だけ使えるリンクを使った', 'システム'],
      ['一度だけ使えるリンクを作った', PEOPLE.administrator],
      ['所属を追加した', PEOPLE.administrator],
      ['利用者を追加した', PEOPLE.administrator],
    ] as const
    await expect(rows).toHaveCount(acts.length)
    for (const [index, [act, who]] of acts.entries()) {
      const cells = rows.nth(index).getByRole('cell')
      await expect(cells.nth(0)).toHaveText(/^\d+月\d+日\(.\) \d\d:\d\d$/)
      await expect(cells.nth(1)).toHaveText(who)
      await expect(cells.nth(2)).toHaveText(act)
    }
    await rows.last().locator('summary').click()
    await expect(rows.last().getByRole('cell').last()).toContainText(person.name)
    // The link itself would let its reader in, and the password nobody may know.
    await expect(admin.getByRole('main')).not.toContainText(PASSWORD)
  })
  await test.step('one person’s acts alone', async () => {
    await admin.goto(person.path)
    await admin.getByRole('link', { name: 'この利用者の操作を監査記録で確認する' }).click()
    await expect(admin.getByText(`${person.name}さんの記録だけを表示しています。`)).toBeVisible()
    await expect(admin.getByRole('table').getByRole('row')).toHaveCount(3)
    await expect(admin.getByRole('table')).toContainText('サインインした')
  })
  await test.step('the chain is whole', async () => {
    await press(admin, '記録を確かめる')
    const said = admin.getByText(/件の記録を計算し直しました。書き換えは見つかりませんでした。/)
    await expect(said).toBeVisible()
    await expect(admin.getByRole('region', { name: '書き換えられていないことを確かめる' })).toContainText(
      /[0-9a-f]{64}/,
    )
  })
  await close(admin, page)
})

test('the way back leads through every page of the administration', async ({ browser }) => {
  const admin = await signIn(browser, 'administrator')
  await admin.goto('/admin')
  const tab = (name: string) =>
    admin.getByRole('navigation', { name: '管理の画面' }).getByRole('link', { name, exact: true })
  await tab('設定').click()
  await expect(admin).toHaveURL('/admin/settings')
  await tab('監査記録').click()
  await expect(admin).toHaveURL('/admin/audit')
  await admin.goBack()
  await expect(admin).toHaveURL('/admin/settings')
  await admin.goBack()
  await expect(admin).toHaveURL('/admin')
  await close(admin)
})

test('signing out ends every browser of the person, and the open text with it', async ({ browser }) => {
  const admin = await signIn(browser, 'administrator')
  const person = await addPerson(admin, '岡田 蓮')
  await addMembership(admin, person, { body: ENVIRONMENT, role: '委員', from: dayFromToday(0) })
  const train = await comeIn(browser, admin, person, PASSWORD)
  const desk = await openBrowser(browser, person.name)
  await signInWithPassword(desk, { email: person.email, password: PASSWORD })
  await desk.getByRole('link', { name: '要求項目', exact: true }).click()
  await desk.goto('/policy-requests?state=drafting')
  await desk.getByRole('rowheader').getByRole('link').first().click()
  await saveState(desk, 'saved')
  const address = new URL(desk.url()).pathname

  await train.goto('/account')
  await press(train, 'すべての端末でサインアウトする')
  await expect(train.getByText('サインアウトしました。開いていたほかの画面も終了しています。')).toBeVisible()
  await saveState(desk, 'ended')
  await expect(desk.getByText('もう一度サインインしてください。').first()).toBeVisible()
  await desk.getByRole('status').getByRole('link', { name: 'サインインする' }).click()
  await expect(desk.getByRole('heading', { level: 1, name: 'サインイン' })).toBeVisible()
  await expect(desk.getByText('サインインすると、元のページに戻ります。')).toBeVisible()
  await test.step('after signing in again the page that was asked for opens', async () => {
    await desk.getByLabel('メールアドレス').fill(person.email)
    await desk.getByLabel('パスワード').fill(PASSWORD)
    await press(desk, 'サインインする')
    await saveState(desk, 'saved')
    expect(new URL(desk.url()).pathname).toBe(address)
  })
  await close(admin, train, desk)
})
