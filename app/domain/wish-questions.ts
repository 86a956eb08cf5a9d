/** What the form of the call may ask for beside the 区分 and the subject, which are always asked. */
export const QUESTIONS = ['demand', 'situation', 'reason', 'addressedTo', 'isUrgent'] as const
export type Question = (typeof QUESTIONS)[number]

/** `required`: nothing is handed in without it. A wish that goes on from last year needs none of them. */
export type Asked = 'required' | 'optional' | 'notAsked'
export type Asks = Readonly<Record<Question, Asked>>

const STANDARD: Asks = {
  demand: 'required',
  situation: 'optional',
  reason: 'optional',
  addressedTo: 'optional',
  isUrgent: 'optional',
}

/** What is asked where a federation says nothing of a question (null). */
export const asksOf = (own: (name: Question) => Asked | null): Asks =>
  Object.fromEntries(QUESTIONS.map((name) => [name, own(name) ?? STANDARD[name]])) as Asks

/** Is it shown? Also what is not asked for any more, where something stands in it. */
export const isShown = (asks: Asks, name: Question, value: string | boolean): boolean =>
  asks[name] !== 'notAsked' || (value !== '' && value !== false)
