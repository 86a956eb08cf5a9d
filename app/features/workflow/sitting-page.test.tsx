import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { createI18n } from '#app/i18n/create-i18n.ts'
import { TranslationProvider } from '#app/i18n/use-translation.ts'
import type { Sitting } from '#server/workflow/sitting.ts'
import { SittingPage } from './sitting-page.tsx'

// The page alone, outside a router: what it shows and would send.
vi.mock('@remix-run/react', () => ({ Form: 'form', Link: 'a', useNavigation: () => ({}) }))

const item = (id: string, number: number, substanceSha256: string) => ({
  request: { id, number, title: `要求${number}`, body: { number: 5 }, cycleId: 'year' },
  ...{ substanceSha256, missing: [], document: {} },
})
const i18n = await createI18n('ja')
const page = (items: object[], answer: object | null) => {
  const named = { id: 'a', title: '要求1', cycleId: 'year' }
  const sitting = { named, transition: 'adopt', fromState: 'onCentralAgenda', items, total: 2, lastMeeting: null }
  const props = { chosenId: 'a', done: null, today: '2026-11-27', substanceOf: () => '本文' }
  return renderToStaticMarkup(
    <TranslationProvider value={i18n}>
      <SittingPage {...props} sitting={sitting as unknown as Sitting} answer={answer as never} />
    </TranslationProvider>,
  )
}
const listed = (markup: string) =>
  [...markup.matchAll(/<li class="py-1">(.*?)<\/li>/g)].map(([, row = '']) => ({
    shown: /name="shown" value="([^"]*)"/.exec(row)?.[1],
    isTicked: /<input type="checkbox"[^>]* checked=""/.test(row),
    isOpen: /<details open=""/.test(row),
    isMarked: row.includes('変わりました'),
  }))

const sent = { decision: null, chosen: ['a', 'b'], shown: { a: '1', b: '2' } }
const wrongVotes = { refusal: { reason: 'votesDoNotAddUp' }, values: sent }

it('W18: a sitting begins with the request from which the person came, to be read', () => {
  expect(listed(page([item('a', 1, '1'), item('b', 2, '2')], null))).toEqual([
    { shown: 'a 1', isTicked: true, isOpen: true, isMarked: false },
    { shown: 'b 2', isTicked: false, isOpen: false, isMarked: false },
  ])
})

it('W18: after a refusal what was changed meanwhile is unticked, open and marked, whatever was refused', () => {
  expect(listed(page([item('a', 1, '1'), item('b', 2, 'newer')], wrongVotes))).toEqual([
    { shown: 'a 1', isTicked: true, isOpen: true, isMarked: false },
    { shown: 'b newer', isTicked: false, isOpen: true, isMarked: true },
  ])
})

it('W18: where nothing is left to decide on, the refusal is told all the same', () => {
  expect(page([], { refusal: { reason: 'stateChanged', values: { state: 'adopted' } }, values: sent })).toContain(
    'role="alert"',
  )
})
