import { parentPort } from 'node:worker_threads'
import type { RefusalReason } from '#app/domain/result.ts'
import { weaknessOf } from './password-strength.ts'

/** The thread that judges passwords, one after the other, so that nobody's typing waits for it. */

export type PasswordQuestion = { readonly id: number; readonly password: string; readonly ownWords: readonly string[] }
export type PasswordAnswer = { readonly id: number; readonly weakness: RefusalReason | null }

parentPort?.on('message', ({ id, password, ownWords }: PasswordQuestion) => {
  parentPort?.postMessage({ id, weakness: weaknessOf(password, ownWords) } satisfies PasswordAnswer)
})
