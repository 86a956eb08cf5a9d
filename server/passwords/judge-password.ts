import type { Worker } from 'node:worker_threads'
import type { RefusalReason } from '#app/domain/result.ts'
import { startThread } from '#server/worker-thread.ts'
import type { PasswordAnswer, PasswordQuestion } from './password-worker.ts'

/** Tells how easily passwords are guessed, off the thread that answers people. */
export type PasswordJudge = {
  /**
   * @param ownWords words that the password's guesser knows (app/domain/password-words.ts)
   * @returns what makes it easy to guess, null when it is hard; `passwordNotJudged` when that could not be found out in time
   */
  readonly weaknessOf: (password: string, ownWords: readonly string[]) => Promise<RefusalReason | null>
  /** Ends the thread. */
  readonly close: () => Promise<void>
}

/** The first question waits for the dictionaries (0.4 s); an answer takes at most some 0.2 s, more on a busy machine. */
const PATIENCE = 30_000
/** Passwords are chosen seldom: the dictionaries' memory is given back after so long (ms) without a question. */
const KEPT_FOR = 60_000
const MEMORY = { maxOldGenerationSizeMb: 256 }

type Waiting = (answer: RefusalReason | null) => void

/**
 * A judge whose thread is started by the first question and ends some time after the last.
 * @param startJudge how a thread is started; replaced in tests of its failures
 */
export function createPasswordJudge(
  startJudge: () => Worker = () => startThread(import.meta.url, 'password-worker', MEMORY),
  { patience = PATIENCE, keptFor = KEPT_FOR } = {},
): PasswordJudge {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | null = null
  let asked = 0
  let clock: NodeJS.Timeout | undefined

  const end = () => {
    clearTimeout(clock)
    const ending = thread
    thread = null
    for (const answer of waiting.values()) answer('passwordNotJudged')
    waiting.clear()
    return ending?.terminate()
  }
  const watch = () => {
    clearTimeout(clock)
    clock = setTimeout(() => void end(), waiting.size > 0 ? patience : keptFor).unref()
    if (waiting.size > 0) thread?.ref()
    else thread?.unref()
  }
  const open = (): Worker => {
    const opened = startJudge()
    const lost = () => {
      if (thread === opened) void end()
    }
    opened.on('message', ({ id, weakness }: PasswordAnswer) => {
      waiting.get(id)?.(weakness)
      waiting.delete(id)
      watch()
    })
    opened.on('error', lost)
    opened.on('exit', lost)
    return opened
  }

  return {
    weaknessOf: (password, ownWords) =>
      new Promise((resolve) => {
        const id = ++asked
        thread ??= open()
        waiting.set(id, resolve)
        watch()
        thread.postMessage({ id, password, ownWords } satisfies PasswordQuestion)
      }),
    close: async () => {
      await end()
    },
  }
}
