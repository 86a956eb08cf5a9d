import { expect, it } from 'vitest'
import { TRANSITION_IDS } from '#app/domain/workflow.ts'
import { domain } from '#app/i18n/ja/domain.ts'
import { workflow } from '#app/i18n/ja/workflow.ts'
import { handle as move } from './policy-requests.$id_.move.$transition.tsx'
import { handle as sitting } from './policy-requests.$id_.sitting.$transition.tsx'

const TEXTS: Readonly<Record<string, object>> = { domain, workflow }
const t = (key: string): string => {
  const [space = '', ...path] = key.split(/[:.]/)
  return String(path.reduce<unknown>((texts, name) => (texts as Record<string, unknown>)[name], TEXTS[space]))
}
const titleOf = ({ title }: typeof move, data: object) =>
  typeof title === 'function' ? title(data as never, t) : t(title)

it('the page of each step is called as its heading, so that open pages can be told apart', () => {
  const request = { title: '水源環境の保全', cycleId: 'this-year' }
  const titles = TRANSITION_IDS.map((id) => titleOf(move, { move: { request }, transition: { id } }))
  expect(titles).toEqual(TRANSITION_IDS.map((id) => domain.transition[id]))
  expect(titleOf(move, { move: { request }, transition: null })).toBe('水源環境の保全')
  expect(move.yearOf?.({ move: { request } } as never)).toBe('this-year')
})

it('the page of a sitting is called as its heading, and is of the year of its requests', () => {
  const at = (transition: string) => ({ sitting: { transition, named: { cycleId: 'this-year' } } })
  expect(titleOf(sitting, at('approveInCommittee'))).toBe('委員会でまとめて承認する')
  expect(titleOf(sitting, at('adopt'))).toBe('中央委員会でまとめて採択する')
  expect(sitting.yearOf?.(at('adopt') as never)).toBe('this-year')
})
