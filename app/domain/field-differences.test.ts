import { expect, it } from 'vitest'
import { differentFields } from './field-differences.ts'
import { type RevisionContent, readRevision, substanceOf } from './revision.ts'

const approved = readRevision({
  schemaVersion: 1,
  title: '水源環境の保全',
  kind: 'continued',
  isPriority: false,
  pillar: '柱1',
  document: { type: 'doc' },
  sdgTargets: ['6.6', '13.2'],
  noSdgReason: '',
  priorityAreas: [5, 10],
  recipients: [
    { lgCode: '140007', name: '神奈川県' },
    { lgCode: '141003', name: '横浜市' },
  ],
  proposers: ['県央地域連合'],
})

it.each<[string, Partial<RevisionContent>, unknown]>([
  ['title', { title: '水源の保全' }, { field: 'title', removed: ['水源環境の保全'], added: ['水源の保全'] }],
  ['kind', { kind: 'new' }, { field: 'kind', removed: ['continued'], added: ['new'] }],
  ['priority', { isPriority: true }, { field: 'isPriority', removed: ['false'], added: ['true'] }],
  ['SDG targets', { sdgTargets: ['13.2', '15.1'] }, { field: 'sdgTargetCodes', removed: ['6.6'], added: ['15.1'] }],
  ['reason', { noSdgReason: '該当なし' }, { field: 'noSdgReason', removed: [], added: ['該当なし'] }],
  ['priority areas', { priorityAreas: [5] }, { field: 'priorityAreas', removed: ['10'], added: [] }],
  [
    'recipients',
    { recipients: approved.recipients.slice(0, 1) },
    { field: 'recipientIds', removed: ['横浜市'], added: [] },
  ],
])('another %s is another substance, and is named', (_name, change, difference) => {
  const now = { ...approved, ...change }
  expect(differentFields(approved, now)).toEqual([difference])
  expect(substanceOf(now)).not.toBe(substanceOf(approved))
})

it('another text is another substance', () => {
  expect(substanceOf({ ...approved, document: { type: 'doc', content: [{ type: 'body' }] } })).not.toBe(
    substanceOf(approved),
  )
})

it('the order of tags and recipients, the place in the book and those who asked say nothing', () => {
  const now = {
    ...approved,
    sdgTargets: ['13.2', '6.6'],
    priorityAreas: [10, 5],
    recipients: approved.recipients.toReversed(),
    pillar: '柱2',
    proposers: ['県央地域連合', '湘南地域連合'],
  }
  expect(differentFields(approved, now)).toEqual([])
  expect(substanceOf(now)).toBe(substanceOf(approved))
})
