import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { createPasswordJudge, type PasswordJudge } from './judge-password.ts'

let judge: PasswordJudge | null = null
afterEach(() => judge?.close())

const threadOf = (source: string) => new Worker(source, { eval: true })

describe('I4: passwords are judged beside the thread that answers people', () => {
  it('tells each question its own answer', async () => {
    judge = createPasswordJudge()
    const answers = await Promise.all(
      ['password1234', '雨の日の港はいつも静かだった', 'aaaaaaaaaaaa'].map((password) =>
        judge?.weaknessOf(password, []),
      ),
    )
    expect(answers).toEqual(['passwordTooCommon', null, 'passwordRepeats'])
  })

  it('says that it does not know when the answer takes too long, and starts anew', async () => {
    const sources = [
      'for (;;) {}',
      "require('node:worker_threads').parentPort.on('message', ({ id }) => require('node:worker_threads').parentPort.postMessage({ id, weakness: null }))",
    ]
    judge = createPasswordJudge(() => threadOf(sources.shift() ?? ''), { patience: 1_000 })
    expect(await judge.weaknessOf('雨の日の港', [])).toBe('passwordNotJudged')
    expect(await judge.weaknessOf('雨の日の港', [])).toBeNull()
  })

  it('says so too when the thread breaks', async () => {
    judge = createPasswordJudge(() => threadOf("throw new Error('broken')"))
    expect(await judge.weaknessOf('雨の日の港', [])).toBe('passwordNotJudged')
  })

  it('gives the memory of the dictionaries back when nobody has asked for a while', async () => {
    let started = 0
    let ended = 0
    judge = createPasswordJudge(
      () => {
        started += 1
        const thread = threadOf(
          "const { parentPort } = require('node:worker_threads'); parentPort.on('message', ({ id }) => parentPort.postMessage({ id, weakness: null }))",
        )
        return thread.on('exit', () => (ended += 1))
      },
      { keptFor: 50 },
    )
    await judge.weaknessOf('一', [])
    await judge.weaknessOf('二', [])
    await expect.poll(() => ended).toBe(1)
    await judge.weaknessOf('三', [])
    expect(started).toBe(2)
  })
})
