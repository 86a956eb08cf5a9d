import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { differentFields } from './field-differences.ts'
import { sectionFingerprint } from './field-sections.ts'
import type { BodyId, PillarId, PolicyRequestId, RecipientId } from './ids.ts'
import { createRequestInput } from './policy-request-input.ts'
import {
  FIELD_NAMES,
  type FieldName,
  fieldsWith,
  type PolicyRequestFields,
  REQUEST_FIELDS,
  SECTIONS,
} from './request-fields.ts'
import { keptFields, type NamedInRequest, readRevision, substanceOf } from './revision.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

const DOCUMENT = {
  type: 'doc',
  content: [
    { type: 'body', content: [{ type: 'paragraph', content: [{ type: 'text', text: '森林の整備を進めること。' }] }] },
  ],
}
/** A revision as it was stored when there were only the first fields: what is in the database of those who have worked with it. */
const STORED = {
  schemaVersion: 1,
  title: '水源環境の保全と公正な移行',
  kind: 'continued',
  isPriority: true,
  pillar: '柱1',
  document: DOCUMENT,
  sdgTargets: ['13.2', '6.6', '15.1'],
  noSdgReason: '',
  priorityAreas: [10, 5],
  recipients: [
    { lgCode: '141003', name: '横浜市' },
    { lgCode: '140007', name: '神奈川県' },
  ],
  proposers: ['県央地域連合'],
}
const STORED_SUBSTANCE = '8c81450ccb6d4187236e168295d0f9f1cc3fe7c611d3c000c498ef4dbe1ed47b'
const WITHOUT_TAGS = { sdgTargets: [], noSdgReason: '市町村の事務であるため', priorityAreas: [], recipients: [] }
const SUBSTANCE_WITHOUT_TAGS = '9599b5d9aa0e396be2d457aa3bf4d009b3d1138ef6223ed51b311051d20fed8c'

const [body, otherBody] = ['b1', 'b2'] as BodyId[]
const [recipient, otherRecipient] = ['r1', 'r2'] as RecipientId[]
const NAMES: Readonly<Record<string, { lgCode: string; nameJa: string }>> = {
  r1: { lgCode: '141003', nameJa: '横浜市' },
  r2: { lgCode: '140007', nameJa: '神奈川県' },
}

/** The request that was kept so: what is no field of the form is as a form leaves it that does not ask for it. */
const REQUEST: PolicyRequestFields = {
  ...createRequestInput.parse({
    formKey: '01890000-0000-7000-8000-000000000001',
    bodyId: '01890000-0000-7000-8000-000000000002',
    title: STORED.title,
    kind: STORED.kind,
    isPriority: true,
    sdgTargetCodes: STORED.sdgTargets,
  }),
  priorityAreas: STORED.priorityAreas,
  pillarId: 'p1' as PillarId,
  proposerBodyIds: [body as BodyId],
  recipientIds: [recipient, otherRecipient] as RecipientId[],
}
const named = (fields: PolicyRequestFields): PolicyRequestFields & NamedInRequest => ({
  ...fields,
  pillar: fields.pillarId && { title: fields.pillarId === 'p1' ? '柱1' : '柱2' },
  proposers: fields.proposerBodyIds.map((id) => ({ nameJa: id === body ? '県央地域連合' : '湘南地域連合' })),
  recipients: fields.recipientIds.map((id) => NAMES[id] ?? { lgCode: '', nameJa: '' }),
})
const contentOf = (fields: PolicyRequestFields) => ({
  schemaVersion: 1,
  document: DOCUMENT,
  ...keptFields(named(fields)),
})

/** Another value for every field, by what the table says of it. */
const OTHER_ID: Partial<Record<FieldName, unknown>> = {
  proposerBodyIds: [body, otherBody],
  pillarId: 'p2' as PillarId,
  previousRequestId: 'q1' as PolicyRequestId,
  recipientIds: [recipient],
}
function changed(name: FieldName): PolicyRequestFields {
  const { input } = REQUEST_FIELDS[name]
  const value = REQUEST[name]
  const other =
    OTHER_ID[name] ??
    (input.as === 'tick'
      ? !value
      : input.as === 'choice'
        ? input.options.find((option) => option !== value)
        : Array.isArray(value)
          ? value.slice(1)
          : `${value}、別の言葉`)
  return { ...REQUEST, [name]: other }
}

describe('W17: what was approved keeps its hash', () => {
  it('a revision of the first days has the hash it was stored with', () => {
    expect(sha256(substanceOf(readRevision(STORED)))).toBe(STORED_SUBSTANCE)
    const other = { ...STORED, ...WITHOUT_TAGS, kind: 'new', isPriority: false }
    expect(sha256(substanceOf(readRevision(other)))).toBe(SUBSTANCE_WITHOUT_TAGS)
  })
  it('a request that says nothing in later fields has the substance that was approved before there were any', () => {
    const written = Object.keys(JSON.parse(substanceOf(contentOf(REQUEST))) as object)
    expect(
      written.filter((key) => !(key in STORED)),
      'a field that lacks its `unsaid`',
    ).toEqual([])
    expect(sha256(substanceOf(contentOf(REQUEST)))).toBe(STORED_SUBSTANCE)
  })
  it('a request is kept as the first revisions kept it', () => {
    const later = FIELD_NAMES.filter((name) => 'unsaid' in REQUEST_FIELDS[name]).map(
      (name) => REQUEST_FIELDS[name].keptAs,
    )
    const kept = Object.entries(contentOf(REQUEST)).filter(([key]) => !(later as (string | null)[]).includes(key))
    expect(Object.fromEntries(kept)).toEqual(STORED)
  })
})

describe('every field of a request', () => {
  it.each(FIELD_NAMES)('%s: another value is another state of its part, and of no other', (name) => {
    const { section } = REQUEST_FIELDS[name]
    const differing = SECTIONS.filter(
      (part) => sectionFingerprint(part, changed(name)) !== sectionFingerprint(part, REQUEST),
    )
    expect(differing).toEqual([section])
  })
  it.each(FIELD_NAMES)(
    'W17: %s: another value is another substance exactly where a body decides on it, and is named then',
    (name) => {
      const [before, now] = [contentOf(REQUEST), contentOf(changed(name))]
      const { isSubstance } = REQUEST_FIELDS[name]
      expect(substanceOf(now) !== substanceOf(before)).toBe(isSubstance)
      expect(differentFields(before, now).map(({ field }) => field)).toEqual(isSubstance ? [name] : [])
    },
  )
  it('the order of what is chosen says nothing', () => {
    for (const name of FIELD_NAMES) {
      const value = REQUEST[name]
      if (!Array.isArray(value)) continue
      const turned = { ...REQUEST, [name]: value.toReversed() }
      expect(sectionFingerprint(REQUEST_FIELDS[name].section, turned), name).toBe(
        sectionFingerprint(REQUEST_FIELDS[name].section, REQUEST),
      )
      expect(substanceOf(contentOf(turned)), name).toBe(substanceOf(contentOf(REQUEST)))
    }
  })
  it('has a name of its own in forms and in revisions', () => {
    const names = FIELD_NAMES.map((name) => REQUEST_FIELDS[name].formName)
    const kept = FIELD_NAMES.flatMap((name) => REQUEST_FIELDS[name].keptAs ?? [])
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(kept).size).toBe(kept.length)
  })
  it('the form of a new request asks for the title only: the rest is filled in beside the text', () => {
    expect(fieldsWith('isAskedFirst', true)).toEqual(['title'])
  })
  it('what a form sends is checked by its rule', () => {
    const sent = { formKey: '01890000-0000-7000-8000-000000000001', bodyId: '01890000-0000-7000-8000-000000000002' }
    for (const name of FIELD_NAMES) {
      const wrong = createRequestInput.safeParse({ ...sent, title: '水', kind: 'new', [name]: { not: 'a value' } })
      expect(
        wrong.error?.issues.map(({ path }) => path[0]),
        name,
      ).toEqual([name])
    }
    expect(canonicalJson(createRequestInput.parse({ ...sent, title: ' 水\n源 ', kind: 'new' }).title)).toBe('"水 源"')
  })
})
