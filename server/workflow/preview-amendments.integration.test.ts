import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AMENDMENTS_MAX } from '#app/domain/decision.ts'
import { ROLES } from '#app/domain/roles.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import {
  aDecision,
  aFederation,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

const AMENDMENTS = [
  { from: '早期に検討', to: '速やかに実施' },
  { from: '保全と公正な移行', to: '保全' },
]
const adoption = (requestId: string, amendments: readonly { from: string; to: string }[]) => ({
  requestId,
  transition: 'adopt',
  fromState: 'onCentralAgenda',
  decision: { amendments },
})
const preview = (input: object, role: keyof Federation['actors'] = 'centralSecretariat') =>
  federation.workflow.previewAmendments(federation.actors[role], input)

it('W10: the preview is what the decision then stores, and stores nothing itself', async () => {
  const requestId = await federation.aPolicyRequest({ state: 'onCentralAgenda', text: '早期に検討すること。' })
  const stored = await readText(federation.database, requestId)
  const { before, after } = expectOk(await preview(adoption(requestId, AMENDMENTS)))
  expect(before).toMatchObject({ title: '水源環境の保全と公正な移行', document: stored })
  expect(after.title).toBe('水源環境の保全')
  expect(JSON.stringify(after.document)).toContain('速やかに実施すること。')
  expect(await readText(federation.database, requestId)).toEqual(stored)
  expect(await federation.database.revision.count({ where: { requestId, reason: 'amendment' } })).toBe(0)

  const { substanceSha256 } = expectOk(await federation.workspace.open(federation.actors.centralSecretariat, requestId))
  expectOk(
    await federation.workflow.move(federation.actors.centralSecretariat, {
      ...adoption(requestId, []),
      shownSubstanceSha256: substanceSha256,
      decision: aDecision({ outcome: 'approveAsAmended', amendments: AMENDMENTS }),
    }),
  )
  const revision = await federation.database.revision.findFirstOrThrow({ where: { requestId, reason: 'amendment' } })
  expect(revision.content).toEqual(after)
})

it('W10: the preview refuses what the decision would refuse, and names the amendment', async () => {
  const requestId = await federation.aPolicyRequest({ state: 'onCentralAgenda', text: '早期に検討すること。' })
  expect(await preview(adoption(requestId, [...AMENDMENTS, { from: 'どこにもない', to: '' }]))).toMatchObject({
    refusal: { reason: 'amendmentNotFound', values: { number: 3, passage: 'どこにもない' } },
  })
  expect(await preview(adoption(requestId, []))).toMatchObject({ refusal: { reason: 'amendmentMissing' } })
  expect(await preview(adoption(requestId, [{ from: ' ', to: 'x' }]))).toMatchObject({
    refusal: { fields: { 'decision.amendments.0.from': 'required' } },
  })
  const many = Array.from({ length: AMENDMENTS_MAX + 1 }, () => ({ from: '早期', to: '速やか' }))
  expect(await preview(adoption(requestId, many))).toMatchObject({
    refusal: { fields: { 'decision.amendments': 'tooManyAmendments' } },
  })
  expect(await preview({ ...adoption(requestId, AMENDMENTS), transition: 'reject' })).toMatchObject({
    refusal: { reason: 'outcomeDoesNotFit' },
  })
  // A passage copied with the line break of the window it was read in.
  expectOk(await preview(adoption(requestId, [{ from: '早期に\r\n検討', to: '速やかに\n実施' }])))
})

it('W10: a passage is looked for and written as it was typed, signs of patterns included', async () => {
  const text = '早期に(検討.*)し、[a-z]+を\\dとすること。'
  const requestId = await federation.aPolicyRequest({ state: 'onCentralAgenda', text })
  const amendments = [
    { from: '(検討.*)', to: '$&$1$$' },
    { from: '[a-z]+', to: '(' },
    { from: '\\d', to: '\\1' },
  ]
  const { after } = expectOk(await preview(adoption(requestId, amendments)))
  expect(JSON.stringify(after.document)).toContain(JSON.stringify('早期に$&$1$$し、(を\\1とすること。').slice(1, -1))
  for (const from of ['早期.検討', '検討..', '(', '早期|検討', '[^あ]', '^', '\\w'].filter(
    (typed) => !text.includes(typed),
  ))
    expect(await preview(adoption(requestId, [{ from, to: '' }])), from).toMatchObject({
      refusal: { reason: 'amendmentNotFound', values: { passage: from } },
    })
  const titled = expectOk(await preview(adoption(requestId, [{ from: '公正な移行', to: "$'$&" }])))
  expect(titled.after.title).toBe("水源環境の保全と$'$&")
})

it('W10: only who may decide on it is shown it', async () => {
  const requestId = await federation.aPolicyRequest({ state: 'onCentralAgenda', text: '早期に検討すること。' })
  for (const role of ROLES)
    expect((await preview(adoption(requestId, AMENDMENTS), role)).ok, role).toBe(role === 'centralSecretariat')
  expect(await preview(adoption(requestId, AMENDMENTS), 'viewer')).toMatchObject({ refusal: { reason: 'notFound' } })
  expect(await preview(adoption(randomUUID(), AMENDMENTS))).toMatchObject({ refusal: { reason: 'notFound' } })
  const adopted = await federation.aPolicyRequest({ state: 'adopted' })
  expect(await preview(adoption(adopted, AMENDMENTS))).toMatchObject({ refusal: { reason: 'stateChanged' } })
})
