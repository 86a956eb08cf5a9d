import { expect, test } from '@playwright/test'
import { createRequest, focusBody, paper, saveState, type } from './support/editor.ts'
import { signIn } from './support/people.ts'

test('signing out asks before it wipes unsent text, and wipes what the browser stored when nothing is unsent', async ({
  browser,
}) => {
  const page = await signIn(browser, 'member')
  const context = page.context()
  const signOut = async () => {
    await page.goto('/account')
    await page.getByRole('main').getByRole('button', { name: 'サインアウト' }).click()
  }
  const question = page.getByRole('dialog', { name: 'このブラウザーに、送信していない文が残っています' })
  await createRequest(page, '共用のパソコンで書く')
  await test.step('text that was written offline is named, with the way to it', async () => {
    await focusBody(page)
    await context.setOffline(true)
    await saveState(page, 'offline')
    await type(page, ['まだ届いていない文。'])
    await expect(page.locator('[data-save-state]')).toHaveText(/未保存\d+件/)
    // As when the machine is switched off: the page goes without a word, and what it kept stays.
    await page.waitForFunction(async () => {
      const opening = indexedDB.open('policy-desk-edits')
      const database = await new Promise<IDBDatabase>((done) => {
        opening.onsuccess = () => done(opening.result)
      })
      const counting = database.transaction('unsaved').objectStore('unsaved').count()
      const count = await new Promise<number>((done) => {
        counting.onsuccess = () => done(counting.result)
      })
      database.close()
      return count > 0
    })
    page.on('dialog', (dialog) => dialog.accept())
    await page.evaluate(() => window.stop())
    const address = page.url()
    await page.goto('about:blank')
    await context.setOffline(false)
    await signOut()
    await expect(question.getByRole('link')).toHaveAttribute('href', new URL(address).pathname)
    await question.getByRole('button', { name: 'この画面に残る' }).click()
    await expect(question).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
  await test.step('opened again it is sent, and then nothing is asked', async () => {
    await signOut()
    await question.getByRole('link').click()
    await expect(paper(page)).toContainText('まだ届いていない文。')
    await saveState(page, 'saved')
    await signOut()
    await expect(page).toHaveURL(/\/sign-in/)
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
  })
  await context.close()
})
