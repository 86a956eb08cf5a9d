import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { createWordWriter, type WordWriter } from '#server/word/word-worker-pool.ts'
import { createProposals, type Proposals } from './proposals.ts'
import { createImports, type Imports } from './sheets/imports.ts'

let federation: Federation
let word: WordWriter
let proposals: Proposals
let imports: Imports
let proposer: Actor

beforeAll(async () => {
  federation = await aFederation()
  word = createWordWriter(null)
  proposals = createProposals({ ...federation.deps, word })
  imports = createImports({
    ...federation.deps,
    patience: 60_000,
    onError: (error) => {
      throw error
    },
  })
  proposer = federation.actors.proposer
  const today = todayInJapan(new Date())
  const days = { opensOn: new Date(addDays(today, -30)), dueOn: new Date(addDays(today, 10)) }
  await federation.database.call.create({ data: { cycleId: federation.cycleId, guidance: '', ...days } })
})
afterAll(async () => {
  await word.close()
  await federation.close()
})

const WORDS = { new: '新規', strengthened: '補強', continued: '継続', finished: '終了' } as const
/** The sheet in Word as it is given out, filled in by `write`. */
async function aWordSheet(write: (cells: string[], at: number) => string[] = (cells) => cells): Promise<Uint8Array> {
  const { key, rows } = expectOk(await proposals.toHandIn(proposer, federation.bodies.affiliate))
  const heads = ['番号', '区分', '件名', '要求内容', '現状と課題', '理由', '提出先の希望', '特に急ぐ']
  return proposals.wishSheetForWord({
    ...{ key, name: '要求事項', title: '題', guidance: '案内', choiceError: '' },
    columns: heads.map((header) => ({ header, width: 20 })),
    rows: rows.map(({ key: rowKey, fields }, at) => {
      const texts = fields
        ? [fields.title, fields.demand, fields.situation, fields.reason, fields.addressedTo, fields.isUrgent ? '○' : '']
        : ['', '', '', '', '', '']
      return { key: rowKey, cells: write(['', WORDS[fields?.intent ?? 'new'], ...texts], at) }
    }),
  })
}
async function plan(bytes: Uint8Array) {
  const files = [{ name: '要求.docx', bytes }]
  const id = expectOk(await imports.read(proposer, federation.bodies.affiliate, files))
  const shown = expectOk(await imports.show(proposer, id))
  if (shown.state !== 'read') throw new Error(`It is not read but ${shown.state}`)
  const rows = shown.plan.files.flatMap(({ tables }) => tables.flatMap((table) => table.rows))
  const take = async () => expectOk(await imports.confirm(proposer, { importId: id, shown: shown.plan.shown }))
  return { becomes: rows.map((row) => row.becomes), take }
}

it('Q14: what is written into the sheet in Word becomes drafts, once; a row that is mended changes its own', async () => {
  const written = await aWordSheet((cells, at) =>
    at < 2 ? ['', '新規', `件名${at}`, 'こう求める。\n二行目', '', '', '県', at === 0 ? '○' : ''] : cells,
  )
  expect(await (await plan(written)).take()).toEqual({ created: 2, changed: 0, handedIn: 0 })
  // The same file again changes nothing.
  expect((await plan(written)).becomes).toEqual(['same', 'same'])
  expect((await plan(await aWordSheet())).becomes).toEqual(['same', 'same'])
  const mended = await plan(
    await aWordSheet((cells, at) =>
      at === 0 ? cells.map((text, column) => (column === 3 ? '直した文' : text)) : cells,
    ),
  )
  expect(mended.becomes).toEqual(['changed', 'same'])
  expect(await mended.take()).toMatchObject({ created: 0, changed: 1 })
  expect(await federation.database.proposal.findMany({ orderBy: { title: 'asc' } })).toMatchObject([
    { title: '件名0', demand: '直した文', isUrgent: true },
    { title: '件名1', demand: 'こう求める。\n二行目', addressedTo: '県' },
  ])
})
