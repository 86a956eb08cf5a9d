/** Why the program cannot start, where a person can mend it: one line that says in both languages what to do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'

  constructor(ja: string, en: string, options?: ErrorOptions) {
    super(`${ja} / ${en}`, options)
  }
}
