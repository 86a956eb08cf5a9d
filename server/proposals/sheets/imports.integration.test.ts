import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { BodyId, CycleId, ImportId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { writeSheetKey } from '#app/domain/proposal-sheet.ts'
import { asksOf } from '#app/domain/wish-questions.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createWordWriter, type WordWriter } from '#server/word/word-worker-pool.ts'
import { createProposals, type Proposals } from '../proposals.ts'
import { contentOfImport, storeAsked } from './imports.repository.ts'
import { createImports, type Imports } from './imports.ts'
import { planRows } from './plan-rows.ts'
import { takeImport } from './take-import.ts'

let federation: Federation
let proposals: Proposals
let imports: Imports
let word: WordWriter
let proposer: Actor
let colleague: Actor
let bureau: Actor
let bodyId: BodyId
let other: BodyId
const today = todayInJapan(new Date())
/** @param patience how long (ms) an answer waits for the work */
const importsThatWait = (patience: number, deps = federation.deps) =>
  createImports({ ...deps, onError: (error) => failures.push(error), patience })
const failures: unknown[] = []

beforeAll(async () => {
  federation = await aFederation()
  word = createWordWriter(null)
  proposals = createProposals({ ...federation.deps, word })
  imports = importsThatWait(60_000)
  ;({ proposer, bureau } = federation.actors)
  bodyId = federation.bodies.affiliate
  colleague = await anActor(federation.database, 'proposer', bodyId)
  const body = { kind: 'affiliate', nameJa: '電機の構成組織', nameEn: 'Electric' } as const
  other = (await federation.database.body.create({ data: body })).id as BodyId
})
afterAll(async () => {
  await word.close()
  await federation.close()
})
beforeEach(async () => {
  const { database, cycleId } = federation
  await database.proposal.deleteMany()
  await database.proposalImport.deleteMany()
  await database.callBody.deleteMany()
  await database.call.deleteMany()
  const days = { opensOn: new Date(addDays(today, -30)), dueOn: new Date(addDays(today, 10)) }
  await database.call.create({ data: { cycleId, guidance: '', ...days } })
})

type Row = { key?: string; cells: readonly (string | null)[] }
const HEADS = ['番号', '区分', '件名', '要求内容', '現状と課題', '理由', '提出先の希望', '特に急ぐ']
/** A sheet as it comes back: the hidden column of keys, the title, the guidance, the heads. */
const aSheet = async (rows: readonly Row[], change: { key?: string | null; heads?: readonly string[] } = {}) => {
  const key = change.key === undefined ? writeSheetKey({ cycleId: federation.cycleId, bodyId }) : (change.key ?? '')
  return writeXlsx({
    sheets: [
      {
        name: '要求事項',
        columns: [{ width: 4, hidden: true }],
        rows: [
          [null, '題'],
          [null, '案内'],
          [key, ...(change.heads ?? HEADS)],
          ...rows.map((row) => [row.key ?? null, ...row.cells]),
        ],
      },
    ],
  })
}
const wish = (title: string, demand = `${title}を求める。`, intent = '新規') => [
  null,
  intent,
  title,
  demand,
  '',
  '',
  '県',
  '',
]
/** The rows of the sheet that the product gives out, as they are. */
const givenRows = async (actor = proposer) => {
  const { rows } = expectOk(await proposals.toHandIn(actor, bodyId))
  const words = { new: '新規', strengthened: '補強', continued: '継続', finished: '終了' }
  return rows.map(({ key, fields }) => ({
    key,
    cells: fields
      ? [
          null,
          words[fields.intent],
          fields.title,
          fields.demand,
          fields.situation,
          fields.reason,
          fields.addressedTo,
          fields.isUrgent ? '○' : '',
        ]
      : [],
  }))
}
const sent = async (bytes: Uint8Array, actor = proposer, forBody: BodyId | null = bodyId, name = '要求.xlsx') =>
  expectOk(await imports.read(actor, forBody, [{ name, bytes }]))
const sentTogether = async (files: readonly Uint8Array[], actor = proposer) =>
  expectOk(
    await imports.read(
      actor,
      bodyId,
      files.map((bytes, at) => ({ name: `${at}.xlsx`, bytes })),
    ),
  )
const plan = async (id: string, actor = proposer) => {
  const shown = expectOk(await imports.show(actor, id))
  if (shown.state !== 'read') throw new Error(`It is not read but ${shown.state}`)
  return shown.plan
}
const rowsOf = async (id: string, actor = proposer) =>
  (await plan(id, actor)).files.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
const becomes = async (id: string, actor = proposer) => (await rowsOf(id, actor)).map((row) => row.becomes)
const confirm = async (id: string, actor = proposer, handIn = false) => {
  const { shown } = await plan(id, actor)
  return imports.confirm(actor, { importId: id, shown, handIn })
}
const imported = async (bytes: Uint8Array, actor = proposer) => expectOk(await confirm(await sent(bytes, actor), actor))
const stored = () =>
  federation.database.proposal.findMany({ where: { state: { not: 'takenBack' } }, orderBy: { title: 'asc' } })
const refused = (reason: string) => ({ ok: false, refusal: { reason } })
const KEY = () => `N:${randomUUID()}`

describe('Q14: what a sheet says becomes drafts, once', () => {
  it('the rows become drafts of the body, on record; the same file again changes nothing', async () => {
    const bytes = await aSheet([
      { key: KEY(), cells: wish('介護の処遇') },
      { cells: [null, '', '行を挿入した要求', '一行目\n二行目　𠮷', '現状', '理由', '', '○'] },
    ])
    const audited = await federation.database.auditEvent.count()
    expect(await imported(bytes)).toEqual({ created: 2, changed: 0, handedIn: 0 })
    expect(await federation.database.auditEvent.count()).toBe(audited + 3)
    expect(await stored()).toMatchObject([
      { title: '介護の処遇', state: 'draft', number: null, intent: 'new', addressedTo: '県', isUrgent: false },
      { title: '行を挿入した要求', demand: '一行目\n二行目　𠮷', situation: '現状', reason: '理由', isUrgent: true },
    ])
    const again = await sent(bytes)
    expect(await becomes(again)).toEqual(['same', 'same'])
    expect(expectOk(await confirm(again))).toEqual({ created: 0, changed: 0, handedIn: 0 })
    expect(await stored()).toHaveLength(2)
  })
  it('two who import the same file in the same second make no doubles, and the second is shown what is different', async () => {
    const bytes = await aSheet([{ cells: wish('一') }, { key: KEY(), cells: wish('二') }])
    const [first, second] = [await sent(bytes, proposer), await sent(bytes, colleague)]
    const done = await Promise.all([confirm(first, proposer), confirm(second, colleague)])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(done.find(({ ok }) => !ok)).toMatchObject(refused('versionChanged'))
    expect(await stored()).toHaveLength(2)
    const [left, whose] = done[0].ok ? [second, colleague] : ([first, proposer] as const)
    expect(await becomes(left, whose)).toEqual(['same', 'same'])
  })
  it('a double click does it once and gives the first answer', async () => {
    const id = await sent(await aSheet([{ cells: wish('一') }]))
    const form = { importId: id, shown: (await plan(id)).shown }
    const answers = await Promise.all([imports.confirm(proposer, form), imports.confirm(proposer, form)])
    expect(answers.map(expectOk)).toEqual([1, 1].map(() => ({ created: 1, changed: 0, handedIn: 0 })))
    expect(await stored()).toHaveLength(1)
  })
  it('a row with a fault is no reason to leave out its mended copy', async () => {
    const faulty = [...wish('急ぐ要求').slice(0, 7), 'たぶん']
    const id = await sent(await aSheet([{ cells: faulty }, { cells: [...faulty.slice(0, 7), '○'] }]))
    expect(await becomes(id)).toEqual(['faulty', 'new'])
  })
  it('a copied row is a wish of its own, whichever of the two was written in, and each is handed in once', async () => {
    for (const isCopyFirst of [false, true]) {
      await federation.database.proposal.deleteMany()
      await imported(await aSheet([{ key: KEY(), cells: wish('一', '前の文') }]))
      const [given] = await givenRows()
      const mended = { key: given?.key ?? '', cells: wish('一', '直した文') }
      const copy = isCopyFirst ? { cells: wish('一', '前の文') } : { key: mended.key, cells: wish('一', '前の文') }
      const id = await sent(await aSheet(isCopyFirst ? [copy, mended] : [mended, copy]))
      expect(expectOk(await confirm(id, proposer, true))).toEqual({ created: 1, changed: 1, handedIn: 2 })
      const wishes = await stored()
      expect(wishes.map(({ demand }) => demand).sort()).toEqual(['前の文', '直した文'])
      expect(new Set(wishes.map(({ number }) => number)).size).toBe(2)
    }
  })
  it('what the body had typed already, word for word, or the bureau took from a mail is not handed in again; the promise is kept', async () => {
    const same = { bodyId, intent: 'new', title: '一', demand: '同じ文' }
    expectOk(await proposals.create(proposer, same))
    expectOk(await proposals.create(proposer, { ...same, title: '二' }))
    const given = (await givenRows()).filter(({ cells }) => cells.length > 0)
    expectOk(await proposals.create(bureau, same))
    const rows = [...given, { cells: wish('三') }]
    const id = await sentTogether([await aSheet(rows), await aSheet(rows)])
    expect((await rowsOf(id)).map((row) => [row.fields.title, row.becomes]).sort()).toEqual([
      ['一', 'handedInAlike'],
      ['一', 'handedInAlike'],
      ['三', 'new'],
      ['三', 'twice'],
      ['二', 'same'],
      ['二', 'twice'],
    ])
    const { handable } = imports.countsOf(await plan(id))
    expect(expectOk(await confirm(id, proposer, true))).toMatchObject({ created: 1, changed: 0, handedIn: handable })
    expect((await stored()).filter(({ state }) => state === 'handedIn')).toHaveLength(3)
  })
  it('a row that was mended in the sheet changes its draft, also when another sheet brought it', async () => {
    const key = KEY()
    await imported(await aSheet([{ key, cells: wish('一', '前の文') }]))
    expect(await imported(await aSheet([{ key, cells: wish('一', '直した文') }]))).toMatchObject({
      created: 0,
      changed: 1,
    })
    const rows = await givenRows()
    expect(rows[0]?.cells[3]).toBe('直した文')
    const mended = rows.map((row, at) => (at === 0 ? { ...row, cells: wish('一', '三度目の文') } : row))
    expect(await imported(await aSheet(mended))).toMatchObject({ created: 0, changed: 1 })
    expect(await stored()).toMatchObject([{ demand: '三度目の文' }])
  })
  it('handed in with the import, and what an earlier import left as drafts too; nothing half is', async () => {
    const bytes = await aSheet([{ key: KEY(), cells: wish('一') }, { cells: wish('二') }])
    await imported(bytes)
    const all = await aSheet([{ cells: wish('一') }, { cells: wish('二') }, { cells: wish('三') }])
    expect(expectOk(await confirm(await sent(all), proposer, true))).toEqual({ created: 1, changed: 0, handedIn: 3 })
    const numbers = (await stored()).map(({ number }) => number)
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3]))
    const half = await sent(await aSheet([{ cells: wish('四', '') }]))
    expect(await confirm(half, proposer, true)).toMatchObject(refused('proposalsIncomplete'))
    expect(await stored()).toHaveLength(3)
  })
})

describe('Q15: nothing is overwritten that somebody wrote since the sheet was given out', () => {
  it.each(['draft', 'handed in'] as const)(
    'a colleague’s copy of the same sheet writes over nothing that was imported before it: a %s wish',
    async (state) => {
      const key = KEY()
      const mine = await sent(await aSheet([{ key, cells: wish('介護の処遇', '甲の文') }]))
      expectOk(await confirm(mine, proposer, state === 'handed in'))
      const theirs = await sent(await aSheet([{ key, cells: wish('通学路の安全', '乙の文') }]), colleague)
      expect(await becomes(theirs, colleague)).toEqual(['conflict'])
      expectOk(await confirm(theirs, colleague))
      expect(await stored()).toMatchObject([{ title: '介護の処遇', demand: '甲の文' }])
    },
  )
  it('a copy that is older than a colleague’s import does not bring the old words back', async () => {
    await imported(await aSheet([{ key: KEY(), cells: wish('一', '前の文') }]))
    const [old] = await givenRows(colleague)
    await imported(await aSheet([{ key: old?.key ?? '', cells: wish('一', '直した文') }]))
    const cells = [...wish('一', '前の文').slice(0, 5), '理由を足した', '県', '']
    const theirs = await sent(await aSheet([{ key: old?.key ?? '', cells }]), colleague)
    expect(await becomes(theirs, colleague)).toEqual(['conflict'])
    expect(await stored()).toMatchObject([{ demand: '直した文' }])
  })
  it('what an import changed can be read again on record', async () => {
    const key = KEY()
    await imported(await aSheet([{ key, cells: wish('一', '前の文') }]))
    await imported(await aSheet([{ key, cells: wish('一', '直した文') }]))
    const { details } = await federation.database.auditEvent.findFirstOrThrow({
      where: { action: 'proposal.change' },
      orderBy: { id: 'desc' },
    })
    expect(details).toMatchObject({ before: { demand: '前の文' } })
  })
  const begun = async (demand = '前の文') =>
    expectOk(await proposals.create(proposer, { bodyId, intent: 'new', title: '一', demand }))
  it('a colleague wrote: both are shown; a row that nobody touched leaves theirs alone', async () => {
    const id = await begun()
    const rows = await givenRows()
    const theirs = { proposalId: id, basedOn: '1', intent: 'new', title: '一', demand: '同僚の文' }
    expectOk(await proposals.change(colleague, theirs))
    expect(await becomes(await sent(await aSheet(rows)))).toEqual(['untouched'])
    const mine = rows.map((row, at) => (at === 0 ? { ...row, cells: wish('一', '私の文') } : row))
    const conflict = await sent(await aSheet(mine))
    expect(await rowsOf(conflict)).toMatchObject([
      { becomes: 'conflict', target: { demand: '同僚の文' }, fields: { demand: '私の文' } },
    ])
    expect(expectOk(await confirm(conflict))).toMatchObject({ created: 0, changed: 0 })
    expect(await stored()).toMatchObject([{ demand: '同僚の文' }])
  })
  it('what changed between looking and pressing is looked at again', async () => {
    const id = await begun()
    const rows = (await givenRows()).map((row, at) => (at === 0 ? { ...row, cells: wish('一', '私の文') } : row))
    const read = await sent(await aSheet(rows))
    const { shown } = await plan(read)
    expectOk(
      await proposals.change(colleague, {
        proposalId: id,
        basedOn: '1',
        intent: 'new',
        title: '一',
        demand: '同僚の文',
      }),
    )
    expect(await imports.confirm(proposer, { importId: read, shown })).toMatchObject(refused('versionChanged'))
    expect(await stored()).toMatchObject([{ demand: '同僚の文' }])
  })
  it('a column that is missing leaves what is there', async () => {
    await begun()
    const [row] = await givenRows()
    const heads = ['件名', '理由']
    await imported(await aSheet([{ key: row?.key ?? '', cells: ['一', '新しい理由'] }], { heads }))
    expect(await stored()).toMatchObject([{ demand: '前の文', reason: '新しい理由' }])
  })
})

describe('Q16: what is wrong is said in the names of the sheet’s own cells, and the other rows are taken', () => {
  it('too long, unknown words, a failed formula; nothing is cut in silence', async () => {
    const id = await sent(
      await aSheet([
        { cells: [null, '検討', '一', 'あ'.repeat(32_767), '', '', '', 'たぶん'] },
        { cells: wish('二') },
        { cells: [null, '終了', '三', '三', '', '', '', ''] },
      ]),
    )
    const [wrong, right, ended] = await rowsOf(id)
    expect(wrong).toMatchObject({ becomes: 'faulty' })
    expect(wrong?.faults.map(({ at, kind }) => [at, kind])).toEqual([
      ['C4', 'unknownIntent'],
      ['E4', 'tooLong'],
      ['I4', 'unknownUrgency'],
    ])
    expect(wrong?.faults[1]).toMatchObject({ length: 32_767, max: 4000 })
    expect(right?.becomes).toBe('new')
    expect(ended?.faults).toMatchObject([{ at: 'C6', kind: 'notLastYears' }])
    expect(expectOk(await confirm(id))).toMatchObject({ created: 1 })
  })
  it('what nobody sees does not come in: a title of it alone is missing, and is told where it would be handed in', async () => {
    const unseen = await aSheet([
      { cells: wish('件\u202e名逆\u202c転') },
      { cells: wish('\u200b \u2060', '内容') },
      { cells: wish('\u3164 \u3164', '内容の二') },
    ])
    const id = await sent(unseen)
    expect((await rowsOf(id)).map(({ fields, notes }) => [fields.title, ...notes])).toEqual([
      ['件名逆転'],
      ['', 'incomplete'],
      ['', 'incomplete'],
    ])
    expect(await confirm(id, proposer, true)).toMatchObject(refused('proposalsIncomplete'))
    expectOk(await confirm(id))
    expect((await stored()).map(({ title }) => title)).toEqual(['', '', '件名逆転'])
    await federation.database.proposal.deleteMany()
    const [first, ...others] = await rowsOf(await sent(unseen, bureau, null), bureau)
    expect(first?.becomes).toBe('new')
    for (const row of others)
      expect(row).toMatchObject({ becomes: 'faulty', faults: [{ field: 'title', kind: 'required' }] })
  })
  it('a sheet of another body, of another year, or of nobody is told and not taken', async () => {
    const problem = async (key: string | null, forBody: BodyId | null = bodyId, actor = proposer) => {
      const id = await sent(await aSheet([{ cells: wish('一') }], { key }), actor, forBody)
      const [file] = (await plan(id, actor)).files
      expect(file?.tables[0]?.rows).toEqual([])
      return file?.tables[0]?.problem
    }
    const { cycleId } = federation
    expect(await problem(writeSheetKey({ cycleId, bodyId: other }))).toMatchObject({
      kind: 'otherBody',
      body: { nameJa: '電機の構成組織' },
    })
    expect(await problem(writeSheetKey({ cycleId, bodyId: other }), null)).toEqual({ kind: 'bodyNotYours' })
    expect(await problem(writeSheetKey({ cycleId: randomUUID() as CycleId, bodyId }))).toEqual({ kind: 'otherYear' })
    expect(await problem(null, null, bureau)).toEqual({ kind: 'noBody' })
    expect(await problem(writeSheetKey({ cycleId, bodyId: randomUUID() as BodyId }), null, bureau)).toEqual({
      kind: 'noBody',
    })
  })
  it('of the sheets of two years in one file this year’s is taken, and the other is told of', async () => {
    const sheet = (name: string, cycleId: CycleId) => ({
      name,
      rows: [
        [writeSheetKey({ cycleId, bodyId }), ...HEADS],
        [KEY(), ...wish(`${name}の要求`)],
      ],
    })
    const sheets = [sheet('昨年', randomUUID() as CycleId), sheet('今年', federation.cycleId)]
    const id = await sent(await writeXlsx({ sheets }))
    const tables = (await plan(id)).files.flatMap((file) => file.tables)
    expect(tables.map(({ problem, rows }) => [problem?.kind ?? null, rows.length])).toEqual([
      ['otherYear', 0],
      [null, 1],
    ])
    expect(expectOk(await confirm(id))).toMatchObject({ created: 1 })
    expect(await stored()).toMatchObject([{ title: '今年の要求' }])
  })
  it('keys of another year’s rows and of copied rows make new wishes, and it is said', async () => {
    const key = KEY()
    const rows = [
      { key: `P:${randomUUID()}:3:${'a'.repeat(16)}`, cells: wish('昨年の行') },
      { key: `R:${randomUUID()}`, cells: wish('他組織の行', '内容', '継続') },
      { key, cells: wish('元の行') },
      { key, cells: wish('写した行') },
    ]
    const planned = await rowsOf(await sent(await aSheet(rows)))
    expect(planned.map(({ becomes: what, notes }) => [what, ...notes])).toEqual([
      ['new', 'strangerKey'],
      ['new', 'strangerKey'],
      ['new'],
      ['new', 'keyTwice'],
    ])
  })
})

describe('Q14: last year’s requests', () => {
  let lastYears: string
  beforeAll(async () => {
    const { database } = federation
    const previous = await database.cycle.create({
      data: { title: '2026年度', workYear: 2025, targetFiscalYear: 2026 },
    })
    lastYears = await federation.aPolicyRequest({ state: 'adopted', text: '昨年の本文。' })
    await database.policyRequest.update({ where: { id: lastYears }, data: { cycleId: previous.id } })
    await database.policyRequestProposer.create({ data: { requestId: lastYears, bodyId } })
  })
  const withRow = async (change: (cells: (string | null)[]) => (string | null)[]) => {
    const rows = await givenRows()
    expect(rows[0]).toMatchObject({ key: `R:${lastYears}` })
    return aSheet(rows.map((row, at) => (at === 0 ? { ...row, cells: change([...row.cells]) } : row)))
  }
  const asked = (change: Readonly<Record<number, string>>) =>
    withRow((cells) => cells.map((text, column) => change[column] ?? text))
  it('are in the sheet with their words, and continue without a copy of them, once', async () => {
    const bytes = await asked({})
    const [row] = await givenRows()
    expect(row?.cells.slice(1, 4)).toEqual(['継続', expect.any(String), '昨年の本文。'])
    expect(await becomes(await sent(bytes))).toEqual(['continued'])
    expect(await imported(bytes)).toMatchObject({ created: 1 })
    expect(await stored()).toMatchObject([
      { intent: 'continued', demand: '', previousRequestId: lastYears, state: 'draft' },
    ])
    expect(await becomes(await sent(bytes))).toEqual(['same'])
  })
  it('the same filled sheet twice in one import makes each wish once, and hands in what the button promised', async () => {
    const bytes = await asked({})
    for (const isDraft of [false, true]) {
      await federation.database.proposal.deleteMany()
      if (isDraft) await imported(bytes)
      const id = await sentTogether([bytes, bytes])
      expect(await becomes(id)).toEqual([isDraft ? 'same' : 'continued', 'twice'])
      expect(imports.countsOf(await plan(id))).toMatchObject({ acting: isDraft ? 0 : 1, handable: 1 })
      expect(expectOk(await confirm(id, proposer, true))).toMatchObject({ created: isDraft ? 0 : 1, handedIn: 1 })
      expect(await stored()).toMatchObject([{ previousRequestId: lastYears, number: 1 }])
    }
  })
  it('of two copies that say different things of one request, the second is to be mended; made 新規 it is a wish of its own', async () => {
    const first = await asked({})
    for (const [change, second] of [
      [{ 1: '終了' }, 'faulty'],
      [{ 3: '別の文' }, 'faulty'],
      [{ 1: '新規', 3: '別の文' }, 'new'],
    ] as const) {
      const id = await sentTogether([first, await asked(change)])
      expect(await becomes(id)).toEqual(['continued', second])
      const [, row] = await rowsOf(id)
      if (second === 'faulty') expect(row?.faults).toMatchObject([{ at: 'C4', kind: 'carriedTwice' }])
      else expect(row).toMatchObject({ previousRequestId: null, notes: ['keyTwice'] })
    }
    // A row that is to be mended keeps nothing from its mended copy.
    expect(await becomes(await sentTogether([await asked({ 7: 'たぶん' }), first]))).toEqual(['faulty', 'continued'])
  })
  it('strengthened with other words; continued with other words keeps them and says so; ended needs none', async () => {
    expect(await rowsOf(await sent(await asked({ 1: '補強', 3: '加えた文' })))).toMatchObject([
      { becomes: 'strengthened', fields: { demand: '加えた文' }, notes: [] },
    ])
    expect(await rowsOf(await sent(await asked({ 3: '別の文' })))).toMatchObject([
      { becomes: 'continued', fields: { demand: '別の文' }, notes: ['continuedButChanged'] },
    ])
    const ended = await sent(await asked({ 1: '終了' }))
    expect(await rowsOf(ended)).toMatchObject([{ becomes: 'finished', fields: { demand: '' }, faults: [] }])
    expect(expectOk(await confirm(ended, proposer, true))).toMatchObject({ created: 1, handedIn: 1 })
  })
  it('without a choice nothing is made of it; made 新規 it carries nothing on', async () => {
    expect(await becomes(await sent(await asked({ 1: '' })))).toEqual(['notChosen'])
    expect(await rowsOf(await sent(await asked({ 1: '新規' })))).toMatchObject([
      { becomes: 'new', previousRequestId: null },
    ])
  })
  it('the bureau takes from a mail what the body keeps as a draft: nothing tells of the draft, and one of the two is handed in', async () => {
    const carried = { bodyId, requestId: lastYears, how: 'strengthened' }
    const draft = expectOk(await proposals.carryOn(proposer, carried))
    const [given] = await givenRows()
    expect(given?.key).toContain(`P:${draft}:`)
    const mailed = await aSheet([{ key: `R:${lastYears}`, cells: wish('昨年の要求', 'メールの文', '補強') }])
    const id = await sent(mailed, bureau, null)
    expect(await becomes(id, bureau)).toEqual(['strengthened'])
    expect(expectOk(await confirm(id, bureau))).toEqual({ created: 1, changed: 0, handedIn: 1 })
    const form = { proposalId: draft, basedOn: '1', intent: 'strengthened', title: '昨年の要求', demand: '下書きの文' }
    expect(await proposals.change(proposer, { ...form, handIn: true })).toMatchObject({
      ok: false,
      refusal: { reason: 'previousHandedIn', values: { number: 1 } },
    })
    // Nothing of the draft is lost by it: it can go on being written, and its words taken over.
    expectOk(await proposals.change(proposer, form))
    expect(await stored()).toMatchObject([
      { state: 'handedIn', isTyped: true, demand: 'メールの文' },
      { state: 'draft', demand: '下書きの文' },
    ])
    // The body's own sheet leads to the draft, and says the same.
    const own = { key: given?.key ?? '', cells: wish('昨年の要求', '別の文', '補強') }
    const again = await sent(await aSheet([own]))
    expect(await becomes(again)).toEqual(['handedInBefore'])
    expect(await confirm(again, proposer, true)).toMatchObject({ ok: true, value: { created: 0, handedIn: 0 } })
    expect((await stored()).filter(({ state }) => state === 'handedIn')).toHaveLength(1)
  })
  it('a click on 「今年も継続」 in the same second makes no second wish', async () => {
    const id = await sent(await asked({}))
    const { shown } = await plan(id)
    const carried = { bodyId, requestId: lastYears, how: 'continued' }
    await Promise.all([imports.confirm(proposer, { importId: id, shown }), proposals.carryOn(colleague, carried)])
    expect(await stored()).toHaveLength(1)
  })
})

describe('Q5: rights', () => {
  it('whoever may not hand in for the body is refused before anything is read, and at the end once more', async () => {
    const bytes = await aSheet([{ cells: wish('一') }])
    for (const actor of [federation.actors.viewer, federation.actors.admin, federation.actors.centralMember])
      expect(await imports.read(actor, bodyId, [{ name: 'a.xlsx', bytes }])).toMatchObject(refused('notPermitted'))
    expect(await imports.read(proposer, other, [{ name: 'a.xlsx', bytes }])).toMatchObject(refused('notPermitted'))
    const id = await sent(bytes)
    expect(await imports.show(colleague, id)).toMatchObject(refused('notFound'))
    const { shown } = await plan(id)
    // Whose term ended between looking and pressing.
    const ended = { ...proposer, memberships: [] }
    expect(await imports.confirm(ended, { importId: id, shown })).toMatchObject(refused('notPermitted'))
    expect(await stored()).toEqual([])
  })
  it('the bureau takes what came by mail: handed in at once, of drafts it learns nothing, and the body’s own words stay', async () => {
    expectOk(await proposals.create(proposer, { bodyId, intent: 'new', title: '下書き', demand: '下書き' }))
    const own = expectOk(
      await proposals.create(proposer, { bodyId, intent: 'new', title: '提出', demand: '前', handIn: true }),
    )
    const given = await givenRows(bureau)
    const titles = given.flatMap(({ cells }) => cells[2] ?? [])
    expect(titles.filter((title) => ['下書き', '提出'].includes(title))).toEqual([])
    const version = (await federation.database.proposal.findUniqueOrThrow({ where: { id: own } })).version
    const rows = [
      { cells: wish('下書き', '下書き') },
      { cells: wish('書きかけ', '') },
      { key: `P:${own}:${version}:${'a'.repeat(16)}`, cells: wish('提出', '政策局の文') },
    ]
    const id = await sent(await aSheet(rows), bureau, null)
    expect(await becomes(id, bureau)).toEqual(['new', 'faulty', 'othersWords'])
    expect(expectOk(await confirm(id, bureau))).toEqual({ created: 1, changed: 0, handedIn: 1 })
    const typed = await federation.database.proposal.findFirst({ where: { isTyped: true } })
    expect(typed).toMatchObject({ title: '下書き', state: 'handedIn', number: 2, isLate: false })
  })
  it('nothing is taken when the consolidation is closed', async () => {
    const id = await sent(await aSheet([{ cells: wish('一') }]))
    await federation.database.call.updateMany({ data: { consolidatedAt: new Date() } })
    expect(await confirm(id)).toMatchObject(refused('consolidationClosed'))
  })
})

describe('Q17: reading and taking show how far they are, and go on when they are left', () => {
  const state = async (id: string, of = imports) => expectOk(await of.show(proposer, id))
  const until = async (id: string, wanted: string, of = imports) =>
    expect.poll(async () => (await state(id, of)).state, { timeout: 20_000 }).toBe(wanted)
  const files = (bytes: Uint8Array, count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `${at}.xlsx`, bytes }))

  it('nobody waits for the reading or the taking: each says how far it is, and is there when it is done', async () => {
    const hasty = importsThatWait(0)
    const bytes = await aSheet(Array.from({ length: 120 }, (_, at) => ({ cells: wish(`要求${at}`) })))
    const id = expectOk(await hasty.read(proposer, bodyId, files(bytes, 3)))
    expect(await state(id, hasty)).toEqual({ state: 'reading', done: 0, total: 3 })
    expect(await hasty.waiting(proposer)).toMatchObject([{ id, state: 'reading' }])
    expect(await hasty.waiting(colleague)).toEqual([])
    await until(id, 'read', hasty)
    expect(await federation.database.proposalImportFile.count()).toBe(0)
    const { shown } = await plan(id)
    expect(expectOk(await hasty.confirm(proposer, { importId: id, shown }))).toBeNull()
    expect((await state(id, hasty)).state).toBe('taking')
    await until(id, 'taken', hasty)
    expect(await state(id)).toEqual({ state: 'taken', taken: { created: 120, changed: 0, handedIn: 0 } })
    // Pressed once more, by the back button, it gives the same and does nothing.
    expect(expectOk(await hasty.confirm(proposer, { importId: id, shown }))).toMatchObject({ created: 120 })
    expect(await stored()).toHaveLength(120)
    expect(failures).toEqual([])
  })
  it('rows that are written are counted while the others wait', async () => {
    const told: number[] = []
    const rows = Array.from({ length: 120 }, (_, at) => ({ cells: wish(`要求${at}`) }))
    const id = (await sent(await aSheet(rows))) as ImportId
    const { shown } = await plan(id)
    expect(await storeAsked(federation.database, id, proposer.personId, { shown, handIn: false })).toBe(true)
    expectOk(await takeImport(federation.deps, proposer, id, (done, total) => told.push(done / total)))
    expect(told).toEqual([0, 50 / 120, 100 / 120, 1])
  })
  it('why it was not taken waits too', async () => {
    const hasty = importsThatWait(0)
    const id = await sent(await aSheet([{ cells: wish('一') }]))
    expect(expectOk(await hasty.confirm(proposer, { importId: id, shown: 'another' }))).toBeNull()
    await until(id, 'read', hasty)
    expect(await state(id)).toMatchObject({ refusal: { reason: 'versionChanged' } })
    expect(await stored()).toEqual([])
  })
  it.each(['reading', 'taking'] as const)('%s that a process left is taken up by who looks', async (left) => {
    const bytes = await aSheet([{ cells: wish('一') }])
    const id = await sent(bytes)
    const { shown } = await plan(id)
    const { database } = federation
    if (left === 'reading') {
      await database.proposalImport.update({ where: { id }, data: { state: left, content: { bodyId, files: [] } } })
      await database.proposalImportFile.create({
        data: { importId: id, place: 0, name: 'a.xlsx', bytes: Uint8Array.from(bytes) },
      })
    } else
      await database.proposalImport.update({ where: { id }, data: { state: left, asked: { shown, handIn: false } } })
    const alive = (ago: number) =>
      database.proposalImport.update({ where: { id }, data: { aliveAt: new Date(Date.now() - ago) } })
    // While somebody works on it nobody else does.
    await alive(1000)
    await state(id)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await state(id)).state).toBe(left)
    await alive(60_000)
    await until(id, left === 'reading' ? 'read' : 'taken')
    if (left === 'reading') expect(await becomes(id)).toEqual(['new'])
    else expect(await stored()).toHaveLength(1)
  })
  it('who has five under way waits', async () => {
    const data = { personId: proposer.personId, content: { bodyId, files: [] }, aliveAt: new Date() }
    await federation.database.proposalImport.createMany({ data: Array.from({ length: 5 }, () => data) })
    const bytes = await aSheet([{ cells: wish('一') }])
    expect(await imports.read(proposer, bodyId, files(bytes, 1))).toMatchObject(refused('importsUnderWay'))
    expectOk(await imports.read(colleague, bodyId, files(bytes, 1)))
  })
  it('while two thousand long rows are reckoned others are answered', async () => {
    const rows = Array.from({ length: 2000 }, (_, at) => ({ cells: wish(`要求${at}`, 'ｱｲｳ内容'.repeat(300)) }))
    const id = await sent(await aSheet(rows))
    const content = await contentOfImport(federation.database, id as ImportId, proposer.personId)
    const tables = (content?.files ?? []).flatMap((file) => file.tables)
    let answered = 0
    let isOver = false
    const others = () => {
      answered += 1
      if (!isOver) setImmediate(others)
    }
    setImmediate(others)
    const context = {
      known: [],
      lastYears: new Map(),
      personId: proposer.personId,
      mayWrite: () => true,
      asks: asksOf(() => null),
      handIn: false,
    }
    const planned = await planRows(tables, context)
    isOver = true
    expect(planned.flat()).toHaveLength(2000)
    expect(answered).toBeGreaterThan(5)
  })
})

it('Q14: forty sheets of fifteen rows in one go', async () => {
  const files = await Promise.all(
    Array.from({ length: 40 }, async (_, file) => {
      const name = `${file}.xlsx`
      const body = { kind: 'affiliate', nameJa: `組織${file}`, nameEn: name } as const
      const { id } = await federation.database.body.create({ data: body })
      const rows = Array.from({ length: 15 }, (_row, at) => ({
        key: KEY(),
        cells: wish(`${file}の${at}`, '内容'.repeat(100)),
      }))
      const key = writeSheetKey({ cycleId: federation.cycleId, bodyId: id as BodyId })
      return { name, bytes: await aSheet(rows, { key }) }
    }),
  )
  const began = performance.now()
  const id = expectOk(await imports.read(bureau, null, files))
  const read = performance.now()
  expect(expectOk(await confirm(id, bureau))).toEqual({ created: 600, changed: 0, handedIn: 600 })
  const figures = [read - began, performance.now() - read].map(Math.round)
  console.info(`40 sheets: read in ${figures[0]} ms, taken in ${figures[1]} ms`)
  expect(await federation.database.proposal.count({ where: { state: 'handedIn' } })).toBe(600)
})
