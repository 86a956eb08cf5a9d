import { type BodyId, type CycleId, type PolicyRequestId, type ProposalId, parseId } from './ids.ts'
import { type OwnWords, rewording } from './own-words.ts'
import type { ProposalIntent } from './proposal.ts'
import type { ProposalFields } from './proposal-input.ts'

/** The Excel sheet in which a body hands in: what its columns are called, and the hidden keys by which a row is known again. */

export type SheetField = keyof ProposalFields
/** In the order of the columns. */
export const SHEET_FIELDS = [
  'intent',
  'title',
  'demand',
  'situation',
  'reason',
  'addressedTo',
  'isUrgent',
] as const satisfies readonly SheetField[]

/**
 * What a column may be called, written plainly (`plainly`): the words of our own sheet in both languages, and those that federations
 * use for the same.
 */
const FIELD_NAMES: Readonly<Record<SheetField, readonly string[]>> = {
  intent: ['区分', '種別', '新規継続', '新規継続の別', 'kind', '継続新規', '要求区分'],
  title: [
    '件名',
    '題名',
    '表題',
    'タイトル',
    '項目',
    '要求項目',
    '要求項目名',
    '項目名',
    '要望項目',
    'subject',
    'title',
    '要求事項',
  ],
  demand: [
    '要求内容',
    '要求',
    '要望',
    '要望内容',
    '要求の内容',
    '内容',
    '具体的要求',
    '要求文',
    'demand',
    'request',
    'what is wished for',
  ],
  situation: [
    '現状と課題',
    '現状課題',
    '現状',
    '課題',
    '背景',
    '背景課題',
    '現状および課題',
    '現状及び課題',
    'situation',
    'situation and difficulty',
  ],
  reason: ['理由', '要求理由', '要求の理由', '提案理由', '要求の趣旨', '趣旨', 'reason'],
  addressedTo: ['提出先の希望', '提出先', '希望提出先', '要求先', '宛先', '要望先', 'whom to ask', 'recipient'],
  isUrgent: [
    '特に急ぐ',
    '急ぎ',
    '優先度',
    '優先',
    '緊急',
    '緊急度',
    '重点',
    'urgent',
    'priority',
    'particularly urgent',
  ],
}
/** Columns that say something for people only; nothing is lost when they are not taken. */
const FOR_PEOPLE = ['番号', 'no', '受付番号', '通番', '通し番号', '項番', '昨年の番号', 'number', '連番']

const INTENT_NAMES: Readonly<Record<ProposalIntent, readonly string[]>> = {
  new: ['新規', '新', 'new', '新規要求'],
  strengthened: ['補強', '加筆修正', '補強加筆修正', '修正', '加筆', '一部修正', '拡充', 'strengthened', '直して出す'],
  continued: ['継続', '継', 'continued', '継続要求', '今年も継続'],
  finished: ['終了', '終える', '取下げ', '完了', 'ended', 'finished', '削除'],
}
const URGENT = [
  '○',
  '◯',
  '〇',
  '◎',
  '急ぐ',
  '特に急ぐ',
  '急ぎ',
  'はい',
  '高',
  'あり',
  'yes',
  'true',
  '1',
  '✓',
  '✔',
  'レ',
  'x',
  'a',
]
const NOT_URGENT = ['', '×', '-', '－', '―', 'いいえ', 'なし', '普通', '中', '低', 'no', 'false', '0', 'b', 'c']

/** Letters of a name that is looked at. */
const NAME_MAX = 60

/** Full and half width, spaces, what stands in brackets, signs and a leading number make no other name. */
export const plainly = (text: string): string =>
  // No name is as long: what is written in a cell may be.
  text.length > NAME_MAX
    ? text
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[(（[［【][^)）\]］】]*[)）\]］】]/gu, '')
        .replace(/^[\s\d.]+(?=\D)/u, '')
        .replace(/[\s・･.:：※*★●■◆▼/／,、。"'“”「」-]/gu, '')

/** What columns and 区分 are called, by the plainly written name. */
export type SheetNames = {
  readonly fields: ReadonlyMap<string, SheetField>
  readonly intents: ReadonlyMap<string, ProposalIntent>
}
const namesOfFields = (name: (common: string) => string = (common) => common) =>
  SHEET_FIELDS.flatMap((field) => FIELD_NAMES[field].map((common) => [plainly(name(common)), field] as const))
const INTENTS = Object.keys(INTENT_NAMES) as ProposalIntent[]
/** Those that a federation says otherwise; the common ones are read as ever. */
const namesOfIntents = (name: (common: string) => string) =>
  INTENTS.flatMap((intent) =>
    INTENT_NAMES[intent]
      .filter((common) => name(common) !== common)
      .map((common) => [plainly(name(common)), intent] as const),
  )
const COMMON_NAMES: SheetNames = { fields: new Map(namesOfFields()), intents: new Map() }

/**
 * The common names, and beside them those of a federation: the sheet that it gives out is read again.
 * @param words its words in each language
 */
export function sheetNames(words: readonly OwnWords[]): SheetNames {
  const named = <Key extends string>(keys: readonly Key[], label: (key: Key) => string) =>
    words.flatMap(({ labels }) =>
      keys.flatMap((key) => (labels[label(key)] ? [[labels[label(key)] ?? '', key] as const] : [])),
    )
  const fields = named(SHEET_FIELDS, (field) => `proposals:${field === 'title' ? 'subject' : field}`)
  const intents = named(INTENTS, (intent) => `domain:proposalIntent.${intent}`)
  return {
    // Of two that say otherwise the later one counts: what the federation itself calls a field before all.
    fields: new Map([
      ...words.flatMap((own) => namesOfFields(rewording(own))),
      ...COMMON_NAMES.fields,
      ...fields.map(([name, field]) => [plainly(name), field] as const),
    ]),
    intents: new Map([
      ...words.flatMap((own) => namesOfIntents(rewording(own))),
      ...intents.map(([name, intent]) => [plainly(name), intent] as const),
    ]),
  }
}

const forPeople = new Set(FOR_PEOPLE.map(plainly))

/** What a column of this name holds: a field, something for people (`null`), or nothing that is known. */
export function fieldNamed(name: string, { fields }: SheetNames = COMMON_NAMES): SheetField | null | undefined {
  const plain = plainly(name)
  return fields.get(plain) ?? (forPeople.has(plain) ? null : undefined)
}

/** The 区分 that was written; null: none of them. */
export function intentNamed(text: string, { intents }: SheetNames = COMMON_NAMES): ProposalIntent | null {
  const own = intents.get(plainly(text))
  if (own) return own
  const whole = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・･()（）/]/gu, '')
  const found = INTENTS.find((intent) => INTENT_NAMES[intent].some((name) => name === whole || name === plainly(text)))
  return found ?? null
}

/** Is it urgent? Null: what was written says neither. */
export function urgencyNamed(text: string): boolean | null {
  const plain = text.normalize('NFKC').toLowerCase().trim()
  const among = (names: readonly string[]) => names.some((name) => name.normalize('NFKC').toLowerCase() === plain)
  return among(URGENT) ? true : among(NOT_URGENT) ? false : null
}

/** Whose sheet it is, and of which year; stands in the hidden column beside the heads, so that it goes where the sheet goes. */
export type SheetKey = { readonly cycleId: CycleId; readonly bodyId: BodyId }
const SHEET_MARK = 'policy-desk:wishes'
/** Names the hidden sheet in which the choices of ours stand: it holds nothing that anybody wrote. */
export const CHOICES_MARK = 'policy-desk:choices'

export const writeSheetKey = ({ cycleId, bodyId }: SheetKey): string => [SHEET_MARK, cycleId, bodyId].join(':')

export function readSheetKey(text: string): SheetKey | null {
  if (!text.startsWith(`${SHEET_MARK}:`)) return null
  const [cycle, body] = text.slice(SHEET_MARK.length + 1).split(':')
  const [cycleId, bodyId] = [parseId<CycleId>(cycle), parseId<BodyId>(body)]
  return cycleId && bodyId ? { cycleId, bodyId } : null
}

/**
 * What a row was when the sheet was given out: a wish of this year (with its version and the hash of what it said), a request of last
 * year, or an empty row.
 */
export type RowKey =
  | { readonly kind: 'wish'; readonly id: ProposalId; readonly version: number; readonly hash: string }
  | { readonly kind: 'lastYears'; readonly id: PolicyRequestId }
  | { readonly kind: 'empty'; readonly id: string }

const KINDS = { wish: 'P', lastYears: 'R', empty: 'N' } as const

export const writeRowKey = (key: RowKey): string =>
  key.kind === 'wish' ? ['P', key.id, key.version, key.hash].join(':') : `${KINDS[key.kind]}:${key.id}`

export function readRowKey(text: string): RowKey | null {
  const [kind, id, version, hash] = text.trim().split(':')
  if (kind === KINDS.empty) return parseId(id) && { kind: 'empty', id: String(id) }
  if (kind === KINDS.lastYears) {
    const requestId = parseId<PolicyRequestId>(id)
    return requestId && { kind: 'lastYears', id: requestId }
  }
  const proposalId = kind === KINDS.wish ? parseId<ProposalId>(id) : null
  if (!proposalId || !/^[1-9]\d{0,8}$/.test(version ?? '') || !/^[0-9a-f]{16}$/.test(hash ?? '')) return null
  return { kind: 'wish', id: proposalId, version: Number(version), hash: String(hash) }
}

/** Files that can be handed in at once: a year's sheets of all bodies. */
export const SHEETS_AT_ONCE_MAX = 50
