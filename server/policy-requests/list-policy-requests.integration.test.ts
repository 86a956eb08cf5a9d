import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { can } from '#app/domain/permissions.ts'
import { readRequestFilter } from '#app/domain/request-filter.ts'
import { ROLES } from '#app/domain/roles.ts'
import { REQUEST_STATES, type RequestState } from '#app/domain/workflow.ts'
import { aFederation, type Federation } from './policy-requests.test-support.ts'

const STATES = [
  'drafting',
  'committeeApproved',
  'onCentralAgenda',
  'adopted',
] as const satisfies readonly RequestState[]

describe('the list of a year', () => {
  let federation: Federation
  beforeAll(async () => {
    federation = await aFederation()
    for (const state of STATES) await federation.aPolicyRequest({ state })
  })
  afterAll(() => federation.close())

  it('shows each role what the permission table lets it read, and an administrator nothing', async () => {
    const { actors, policyRequests, cycleId, bodies } = federation
    for (const role of ROLES) {
      const list = await policyRequests.list(actors[role], cycleId, readRequestFilter(new URLSearchParams()))
      const readable = STATES.filter((state) =>
        can(actors[role], 'policyRequest.read', { bodyId: bodies.committee, state, proposerBodyIds: [] }),
      )
      expect(list.items.map((item) => item.state).sort(), role).toEqual([...readable].sort())
    }
  })

  it('shows nothing, and counts nothing, to somebody without a membership', async () => {
    const nobody = { ...federation.actors.viewer, memberships: [] }
    const list = await federation.policyRequests.list(
      nobody,
      federation.cycleId,
      readRequestFilter(new URLSearchParams()),
    )
    expect(list).toMatchObject({ items: [], total: 0, countsByState: {} })
  })

  it('is ordered by title, state or last change, in both directions, and by nothing else', async () => {
    const { actors, policyRequests, cycleId } = federation
    const listed = async (sort: string) =>
      (await policyRequests.list(actors.bureau, cycleId, readRequestFilter(new URLSearchParams({ sort })))).items
    const states = (await listed('state')).map(({ state }) => REQUEST_STATES.indexOf(state))
    expect(states).toEqual([...states].sort((a, b) => a - b))
    const changed = (await listed('-changed')).map(({ updatedAt }) => updatedAt.getTime())
    expect(changed).toEqual([...changed].sort((a, b) => b - a))
    expect(changed).not.toEqual((await listed('changed')).map(({ updatedAt }) => updatedAt.getTime()))
    const inOrder = (await listed('number')).map(({ id }) => id)
    expect((await listed('-number')).map(({ id }) => id)).toEqual([...inOrder].reverse())
    for (const unknown of ['', 'password', '--title'])
      expect((await listed(unknown)).map(({ id }) => id)).toEqual(inOrder)
  })

  it('finds a title by its words, however wide they are typed', async () => {
    const id = await federation.aPolicyRequest({ title: '性的指向（SOGI）に関する理解の促進（案）２０２７' })
    const find = async (q: string) =>
      (
        await federation.policyRequests.list(
          federation.actors.bureau,
          federation.cycleId,
          readRequestFilter(new URLSearchParams({ q })),
        )
      ).items.map((item) => item.id)
    for (const q of ['促進（案）', '(案)', 'sogi', 'ＳＯＧＩ', '2027', '性的指向（SOGI）に関する　促進（案）２０２７'])
      expect(await find(q), q).toEqual([id])
    expect(await find('促進 廃止')).toEqual([])
  })
})

describe('an adopted request', () => {
  let federation: Federation
  beforeAll(async () => {
    federation = await aFederation()
  })
  afterAll(() => federation.close())

  it('shows its deliberation to those who deliberated and decided, and to nobody else who reads it', async () => {
    const { actors, workspace, workflow } = federation
    const id = await federation.aPolicyRequest({ state: 'adopted' })
    for (const role of ROLES) {
      const opened = await workspace.open(actors[role], id)
      if (!opened.ok) continue
      const isTold = can(actors[role], 'policyRequest.readDeliberation', {
        bodyId: federation.bodies.committee,
        state: 'adopted',
      })
      const { history, revisions, decisions } = opened.value
      expect([history.length > 0, revisions.length > 0, decisions.length > 0], role).toEqual([isTold, isTold, isTold])
      expect((await workflow.showChangedText(actors[role], id, null)).ok, role).toBe(isTold)
    }
    for (const role of ['viewer', 'responseStaff', 'proposer'] as const) {
      const opened = await workspace.open(actors[role], id)
      expect(opened, role).toMatchObject({ ok: true, value: { history: [], revisions: [], decisions: [] } })
    }
  })
})
