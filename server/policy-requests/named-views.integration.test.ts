import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NAMED_VIEWS_MAX } from '#app/domain/named-view.ts'
import { aFederation, expectOk, type Federation } from './policy-requests.test-support.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

const view = (name: string, query = 'state=drafting') => ({ formKey: randomUUID(), name, query })
const records = (action: string) =>
  federation.database.auditEvent.count({ where: { action, personId: federation.actors.bureau.personId } })

describe('V1: named views of the list', () => {
  it('keep what the list is narrowed to, without year, page and what is not understood; a name is kept once', async () => {
    const { actors, policyRequests } = federation
    const query = `cycle=${randomUUID()}&page=3&state=adopted&state=nonsense&q=通学路&evil=1`
    expectOk(await policyRequests.saveView(actors.bureau, view(' 採択済 ', query)))
    const [kept, ...others] = await policyRequests.views(actors.bureau)
    expect(others).toEqual([])
    expect(kept).toMatchObject({
      name: '採択済',
      query: new URLSearchParams({ state: 'adopted', q: '通学路' }).toString(),
    })
    const sent = view('採択済', 'sort=-changed')
    expectOk(await policyRequests.saveView(actors.bureau, sent))
    expectOk(await policyRequests.saveView(actors.bureau, sent))
    expect(await policyRequests.views(actors.bureau)).toMatchObject([{ name: '採択済', query: 'sort=-changed' }])
    expect(await records('namedView.save')).toBe(2)
  })

  it('are the person’s own: nobody else sees or removes them', async () => {
    const { actors, policyRequests } = federation
    const [mine] = await policyRequests.views(actors.bureau)
    expect(await policyRequests.views(actors.committeeChair)).toEqual([])
    expect(await policyRequests.removeView(actors.committeeChair, mine?.id ?? '')).toMatchObject({
      refusal: { reason: 'notFound' },
    })
    expectOk(await policyRequests.removeView(actors.bureau, mine?.id ?? ''))
    expect(await policyRequests.removeView(actors.bureau, mine?.id ?? '')).toMatchObject({ ok: false })
    expect(await policyRequests.views(actors.bureau)).toEqual([])
    expect(await records('namedView.remove')).toBe(1)
  })

  it('need a name and a condition, and are so many and no more, also from two windows at once', async () => {
    const { actors, policyRequests } = federation
    const save = (name: string, query?: string) => policyRequests.saveView(actors.bureau, view(name, query))
    expect(await save('')).toMatchObject({ refusal: { fields: { name: 'required' } } })
    expect(await save('空', 'cycle=&page=2')).toMatchObject({ refusal: { reason: 'viewIsEmpty' } })
    for (let made = 1; made < NAMED_VIEWS_MAX; made++) expectOk(await save(`条件${made}`))
    const answers = await Promise.all([save('最後の一つ'), save('その次')])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { reason: 'tooManyViews' } })
    expectOk(await save('条件1', 'state=adopted'))
    expect(await policyRequests.views(actors.bureau)).toHaveLength(NAMED_VIEWS_MAX)
  })
})
