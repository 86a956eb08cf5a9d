import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { dayFromToday, unique } from './support/administration.ts'
import { createRequest, paper, savedFields, saveState, signInTogether } from './support/editor.ts'
import { openBrowser, signIn } from './support/people.ts'

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '要求項目の情報' }).getByRole('link', { name })
const dialog = (page: Page) => page.getByRole('dialog', { name: '保存していない入力があります' })

/** The fields beside the text cannot reach the server, whatever else can; they begin to wait, and go on when that is over. */
async function holdFields(page: Page): Promise<() => Promise<void>> {
  const held = /\/policy-requests\/[0-9a-f-]{36}\.data/
  await page.route(held, (route) =>
    route.request().method() === 'POST' ? route.abort('connectionaborted') : route.fallback(),
  )
  return () => page.unroute(held)
}

test('what is chosen and typed beside the text saves itself, and stays until it is saved', async ({ browser }) => {
  const [member, other] = await signInTogether(browser)
  const title = `水辺の保全${unique()}`
  const address = await createRequest(member, title)

  await test.step('while other panels are looked at', async () => {
    const goOn = await holdFields(member)
    await member.getByLabel('番号か言葉で探す').fill('6.6')
    await member.getByRole('checkbox', { name: /^6\.6/ }).first().check()
    await tab(member, '提出先').click()
    await expect(tab(member, 'SDGs（未保存）')).toBeVisible()
    await saveState(member, 'saving')
    await tab(member, 'SDGs（未保存）').click()
    await expect(member.getByText('1件を選んでいます').first()).toBeVisible()
    await expectAccessible(member)
    await goOn()
    await expect(tab(member, 'SDGs')).toHaveText('SDGs')
    await saveState(member, 'saved')
  })

  await test.step('while a colleague saves another part, which is shown, and this part, which is not written over', async () => {
    await other.goto(address)
    await saveState(other, 'saved')
    await savedFields(other, async () => {
      await other.getByLabel('タイトル').fill(`${title}（案）`)
      await other.keyboard.press('Enter')
    })
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(`${title}（案）`)
    await tab(other, '提出先').click()
    await savedFields(other, () => other.getByLabel('横須賀市').check())
    await tab(member, '提出先').click()
    await expect(member.getByRole('heading', { level: 1 })).toHaveText(`${title}（案）`)
    await expect(member.getByLabel('タイトル')).toHaveValue(`${title}（案）`)
    await expect(member.getByLabel('横須賀市')).toBeChecked()
    await savedFields(other, () => other.getByLabel('逗子市').check())
    await member.getByRole('button', { name: '県', exact: true }).click()
    await expect(member.getByText('ほかの人がこの欄を先に保存しました。')).toBeVisible()
    await saveState(member, 'notSaved')
    const step = member.getByRole('button', { name: '審議にかける', exact: true })
    await expect(step, 'no step leaves out what is not saved').toHaveAttribute('aria-disabled', 'true')
    await expect(tab(member, '提出先（未保存）')).toBeVisible()
    await expect(member.getByLabel('神奈川県')).toBeChecked()
    await expect(member.getByLabel('逗子市')).not.toBeChecked()
    await expectAccessible(member)
  })

  await test.step('until the person takes what is stored, or sends it in view of it', async () => {
    await member.getByRole('button', { name: '入力をやめて、最新の内容を表示する' }).click()
    await expect(member.getByLabel('逗子市')).toBeChecked()
    await expect(member.getByLabel('神奈川県')).not.toBeChecked()
    await saveState(member, 'saved')
    await savedFields(other, () => other.getByLabel('三浦市').check())
    await member.getByRole('button', { name: '県', exact: true }).click()
    await expect(member.getByText('ほかの人がこの欄を先に保存しました。')).toBeVisible()
    await savedFields(member, () => member.getByRole('button', { name: '自分の入力を保存する' }).click())
    await saveState(member, 'saved')
    await member.reload()
    await expect(member.getByLabel('神奈川県')).toBeChecked()
    await expect(member.getByLabel('三浦市')).not.toBeChecked()
  })

  await test.step('what could not be saved before the person leaves is asked about', async () => {
    const goOn = await holdFields(member)
    await member.getByLabel('タイトル').fill(`${title}（改）`)
    await member.getByRole('link', { name: 'ホーム' }).click()
    await expect(dialog(member)).toContainText('タイトル')
    await expectAccessible(member)
    await member.keyboard.press('Escape')
    await expect(dialog(member)).toBeHidden()
    await expect(member.getByLabel('タイトル')).toHaveValue(`${title}（改）`)
    await member.getByRole('link', { name: 'ホーム' }).click()
    await dialog(member).getByRole('button', { name: 'この画面に残る' }).click()
    const [closing] = await Promise.all([member.waitForEvent('dialog'), member.close({ runBeforeUnload: true })])
    expect(closing.type()).toBe('beforeunload')
    await closing.dismiss()
    await member.getByRole('link', { name: 'ホーム' }).click()
    await dialog(member).getByRole('button', { name: '保存せずに移動する' }).click()
    await expect(member).toHaveURL('/')
    await goOn()
  })

  await test.step('and what can be saved is saved before one leaves, without a question', async () => {
    await other.getByLabel('タイトル').fill(`${title}（決定）`)
    await other.getByRole('link', { name: 'ホーム' }).click()
    await expect(other).toHaveURL('/')
    await other.goto(address)
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(`${title}（決定）`)
  })

  await test.step('a title that was thought about is one line of the history', async () => {
    await other.getByLabel('タイトル').pressSequentially('最後の一文字', { delay: 60 })
    await savedFields(other, () => other.keyboard.press('Enter'))
    await expect(paper(other)).toBeFocused()
    await tab(other, '履歴').click()
    await expect(other.getByText('「タイトル」を保存')).toHaveCount(3)
  })
  await Promise.all([member, other].map((page) => page.context().close()))
})

const home = (page: Page) => page.getByRole('link', { name: 'ホーム' }).click()
async function stay(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'この画面に残る' }).click()
  await expect(dialog(page)).toBeHidden()
}

test('a reason that is typed for a step is not left behind without a question', async ({ browser }) => {
  const chair = await signIn(browser, 'chair')
  const address = await createRequest(chair, `里山の保全${unique()}`)
  await chair.goto(`${address}/move/withdraw`)
  const reason = chair.getByLabel(/^理由/)
  await test.step('nothing is asked while nothing is typed', async () => {
    await chair.getByRole('link', { name: '戻る' }).click()
    await expect(chair).toHaveURL(address)
    await chair.locator('a[href$="/move/withdraw"]').dispatchEvent('click')
    await expect(reason).toBeVisible()
  })
  await test.step('not by a link, and not by going back', async () => {
    await reason.fill('他の要求と重なるため。')
    await home(chair)
    await expect(dialog(chair)).toContainText('理由')
    await expectAccessible(chair)
    await stay(chair)
    await chair.evaluate(() => history.back())
    await expect(dialog(chair)).toBeVisible()
    await stay(chair)
    await expect(reason).toHaveValue('他の要求と重なるため。')
  })
  await test.step('not when it was refused', async () => {
    const long = 'あ'.repeat(3000)
    await reason.fill(long)
    await chair.getByRole('button', { name: '取り下げる' }).click()
    await expect(reason).toHaveAccessibleDescription(/長/)
    await home(chair)
    await stay(chair)
    await expect(reason).toHaveValue(long)
  })
  await test.step('and once it is sent nothing is asked any more', async () => {
    await reason.fill('他の要求と重なるため。')
    await chair.getByRole('button', { name: '取り下げる' }).click()
    await expect(chair.getByText('取り下げました。')).toBeVisible()
    await home(chair)
    await expect(chair).toHaveURL('/')
  })
  await chair.context().close()
})

test('an answer that is typed beside the text stays until it is saved', async ({ browser }) => {
  const recorder = await signIn(browser, 'recorder')
  await recorder.goto('/answers/matrix')
  const cell = recorder.getByRole('link', { name: /^神奈川県：/ }).first()
  const address = (await cell.getAttribute('href')) as string
  const request = `/policy-requests/${/[0-9a-f-]{36}/.exec(address)?.[0]}`
  await recorder.goto(`${request}?panel=answers`)
  const panel = recorder.getByRole('region', { name: /^神奈川県/ })
  const form = panel
    .getByRole('group')
    .filter({ has: recorder.locator('summary', { hasText: '再質問への回答を記録する' }) })
  await form.locator('summary').click()
  const text = form.getByLabel('回答の内容')
  await text.fill('再質問への長い回答です。')
  await tab(recorder, 'SDGs').click()
  await expect(text).toBeHidden()
  await recorder
    .getByRole('navigation', { name: '要求項目の情報' })
    .getByRole('link', { name: '回答', exact: true })
    .click()
  await expect(text).toBeVisible()
  await expect(text).toHaveValue('再質問への長い回答です。')
  await home(recorder)
  await expect(dialog(recorder)).toContainText('回答の内容')
  await stay(recorder)
  await form.getByLabel('回答日').fill(dayFromToday(0))
  await form.getByRole('button', { name: '保存する' }).click()
  await expect(form.getByText('回答を記録しました。')).toBeVisible()

  await test.step('and then nothing is asked any more', async () => {
    await home(recorder)
    await expect(recorder).toHaveURL('/')
  })
  await recorder.context().close()
})

test('what is typed before the page is alive is no less typed', async ({ browser }) => {
  const chair = await signIn(browser, 'chair')
  const address = await createRequest(chair, `干潟の保全${unique()}`)
  // A slow line: the page is shown, and what brings it to life is still on its way.
  let arrive = () => {}
  let arrived: Promise<void>
  const hold = () => {
    arrived = new Promise((resolve) => {
      arrive = resolve
    })
  }
  await chair.route(/\/assets\/entry\.client-[\w-]+\.js$/, async (route) => {
    await arrived
    await route.continue()
  })
  const openUnalive = async (where: string) => {
    hold()
    await chair.goto(where, { waitUntil: 'commit' })
  }
  const reason = chair.getByLabel(/^理由/)
  await test.step('a reason: it is asked about, and counted', async () => {
    await openUnalive(`${address}/move/withdraw`)
    await reason.fill('他の要求と重なるため。')
    arrive()
    await expect(chair.getByText(/^11 \//)).toBeVisible()
    await home(chair)
    await expect(dialog(chair)).toContainText('理由')
    await stay(chair)
    await expect(reason).toHaveValue('他の要求と重なるため。')
  })
  await test.step('a form that was sent by the browser itself, and refused', async () => {
    const long = 'あ'.repeat(3000)
    await chair.goto('about:blank')
    await openUnalive(`${address}/move/withdraw`)
    await reason.fill(long)
    hold()
    await Promise.all([
      chair.waitForResponse((response) => response.request().method() === 'POST'),
      chair.getByRole('button', { name: '取り下げる' }).click({ noWaitAfter: true }),
    ])
    arrive()
    await expect(chair.getByText('長すぎます。短くしてください。')).toBeVisible()
    // The browser would ask before it closes the page; and so does the page.
    const mayClose = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    await expect.poll(() => chair.evaluate(mayClose)).toBe(false)
    await home(chair)
    await expect(dialog(chair)).toContainText('理由')
    await dialog(chair).getByRole('button', { name: '保存せずに移動する' }).click()
    await expect(chair).toHaveURL('/')
  })
  await test.step('what is chosen and changed beside the text', async () => {
    await openUnalive(address)
    await chair.getByLabel('タイトル').fill('干潟を守る要求')
    await chair.getByLabel('重点要求にする').check()
    arrive()
    await saveState(chair, 'saved')
    await expect(chair.getByLabel('タイトル')).toHaveValue('干潟を守る要求')
    await expect(chair.getByLabel('重点要求にする')).toBeChecked()
    await expect(chair.getByRole('heading', { level: 1 })).toHaveText('干潟を守る要求')
    await chair.reload()
    await expect(chair.getByLabel('重点要求にする')).toBeChecked()
  })
  await chair.context().close()
})

test('two savings in a row whose data come late do not collide with each other', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  const address = await createRequest(member, `水辺の保全${unique()}`)
  await member.goto(address)
  await saveState(member, 'saved')
  // What the page is made from is asked for at once and arrives late, as on a busy machine.
  await member.route(/\/policy-requests\/[0-9a-f-]{36}\.data/, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback()
    const response = await route.fetch().catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    if (response) await route.fulfill({ response }).catch(() => {})
  })
  const title = member.getByLabel('タイトル')
  for (const text of ['一回目の題', '二回目の題', '三回目の題'])
    await savedFields(member, async () => {
      await title.fill(text)
      await title.press('Enter')
      await expect(title).toHaveValue(text)
    })
  await member.waitForTimeout(3_000)
  await expect(title).toHaveValue('三回目の題')
  await expect(member.getByText('ほかの人がこの欄を先に保存しました。')).toHaveCount(0)
  await member.context().close()
})

test('a saving that ends while the question of leaving stands there answers it', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  const address = await createRequest(member, `水辺の保全${unique()}`)
  await member.goto(address)
  await saveState(member, 'saved')
  await member.route(/\/policy-requests\/[0-9a-f-]{36}\.data/, async (route) => {
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 6_000))
    await route.fallback()
  })
  await member.getByLabel('タイトル').fill('水辺の保全の題')
  await member.getByRole('link', { name: 'ホーム' }).click()
  await expect(dialog(member)).toBeVisible()
  await expect(member).toHaveURL('/')
  await member.goto(address)
  await expect(member.getByRole('heading', { level: 1 })).toHaveText('水辺の保全の題')
  await member.context().close()
})

test('keys pressed while the data of the page are still on their way do not stop it', async ({ browser }) => {
  const page = await openBrowser(browser, 'somebody')
  await page.addInitScript(() => {
    // Remix sends the data through this: each piece now takes its time, and a key is pressed again and again meanwhile.
    const encoder = new TextEncoder()
    const slowly: Transformer<string, Uint8Array> = {
      async transform(chunk, controller) {
        await new Promise((resolve) => setTimeout(resolve, 700))
        controller.enqueue(encoder.encode(chunk))
      },
    }
    const streamed = window.ReadableStream.prototype.pipeThrough
    window.ReadableStream.prototype.pipeThrough = function (
      this: ReadableStream,
      ...[through, options]: Parameters<typeof streamed>
    ) {
      const isText = through instanceof TextEncoderStream
      return streamed.call(this, isText ? new TransformStream(slowly) : through, options)
    } as typeof streamed
    setInterval(
      () => document.querySelector('input')?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true })),
      5,
    )
  })
  await page.goto('/sign-in')
  await page.getByLabel('メールアドレス').fill('who@members.example')
  await page.getByLabel('パスワード').fill('まちがったことば')
  await page.waitForFunction(() => '__remixRouter' in window)
  await expect(page.getByLabel('メールアドレス')).toHaveValue('who@members.example')
  await page.getByRole('button', { name: 'サインインする', exact: true }).click()
  await expect(page.getByText('メールアドレスまたはパスワードが違います。')).toBeVisible()
  // That no error was reported is asked when the browser closes.
  await page.context().close()
})
