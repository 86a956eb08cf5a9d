import type { ContentBlock, ContentItem } from '#app/document/document-from-content.ts'
import { MAX_TEXT_LENGTH } from '#app/document/schema-version.ts'
import { shortened } from '#app/domain/cut-text.ts'
import { PILLAR_TITLE_MAX, type PolicyRequestKind, TITLE_MAX } from '#app/domain/policy-request.ts'
import type { BookEntry } from '#server/documents/read/book-entries.ts'
import { priorityAreaNote, sdgNote } from './sdg-notes.ts'

/** What a book calls committees, other bodies and recipients, and what they are here. */
export type KnownNames = {
  readonly committees: readonly Named[]
  readonly bodies: readonly Named[]
  readonly recipients: readonly Named[]
}
type Named = { readonly id: string; readonly nameJa: string }

/** What is taken as one request: headings of this depth, or the numbered paragraphs. */
export type ItemUnit = 1 | 2 | 3 | 'numbered'
export const ITEM_UNITS = [1, 2, 3, 'numbered'] as const satisfies readonly ItemUnit[]

export type OutlineItem = {
  /** As the book prints it. */
  readonly number: string
  readonly title: string
  readonly kind: PolicyRequestKind
  readonly isPriority: boolean
  readonly body: readonly ContentBlock[]
  readonly background: readonly ContentBlock[]
  readonly recipientIds: readonly string[]
  readonly proposerIds: readonly string[]
  readonly sdgTargetCodes: readonly string[]
  readonly noSdgReason: string
  readonly priorityAreas: readonly number[]
  /** Names of proposers and recipients that nobody here has; as the book gives them they stand below the request. */
  readonly unknownNames: readonly UnknownName[]
}
export type UnknownName = { readonly name: string; readonly as: 'proposer' | 'recipient' }
export type OutlinePillar = {
  readonly title: string | null
  readonly purpose: string
  readonly items: readonly OutlineItem[]
}
export type OutlineChapter = {
  readonly number: string
  readonly title: string
  /** Whose it seems to be; null: to be asked. */
  readonly committeeId: string | null
  readonly pillars: readonly OutlinePillar[]
}
export type BookOutline = {
  readonly unit: ItemUnit
  readonly chapters: readonly OutlineChapter[]
  /** Texts that belong to no request: the foreword, and what stands between. */
  readonly besides: readonly string[]
}

/** What a book of this form most likely counts as a request. */
export function likelyUnit(entries: readonly BookEntry[]): ItemUnit {
  const deepest = Math.max(0, ...entries.map(({ depth }) => depth ?? 0))
  if (deepest >= 3) return 3
  if (deepest === 2) return 2
  return entries.some(isNumbered) || deepest === 0 ? 'numbered' : 1
}

const isNumbered = ({ depth, list, number }: BookEntry): boolean =>
  depth === null && number !== '' && list !== null && list.level === 0

type OpenItem = { number: string; heading: string; lines: BookEntry[] }
type OpenPillar = { title: string | null; purpose: string[]; items: OpenItem[] }
type OpenChapter = { number: string; title: string; pillars: OpenPillar[] }

/** Chapters, pillars and requests of a book. Each of its texts is in one of them, or besides. */
export function outlineOf(entries: readonly BookEntry[], unit: ItemUnit, known: KnownNames): BookOutline {
  const chapters: OpenChapter[] = []
  const besides: string[] = []
  const chapter = (): OpenChapter => chapters.at(-1) ?? begin({ number: '', title: '', pillars: [] })
  const begin = (one: OpenChapter): OpenChapter => {
    chapters.push(one)
    return one
  }
  const pillar = (): OpenPillar => {
    const { pillars } = chapter()
    if (pillars.length === 0) pillars.push({ title: null, purpose: [], items: [] })
    return pillars.at(-1) as OpenPillar
  }
  let item: OpenItem | null = null
  for (const entry of entries) {
    const { depth, number, text } = entry
    const isItem = unit === 'numbered' ? isNumbered(entry) : depth === unit
    if (isItem) {
      item = { number, heading: text, lines: [] }
      pillar().items.push(item)
    } else if (depth === 1) {
      item = null
      begin({ number, title: text, pillars: [] })
    } else if (depth !== null && (unit === 'numbered' || depth < unit)) {
      item = null
      chapter().pillars.push({ title: withNumber(number, text), purpose: [], items: [] })
    } else if (item) item.lines.push(depth === null ? entry : { ...entry, text: withNumber(number, text) })
    else if (chapters.at(-1)?.pillars.at(-1)?.title) pillar().purpose.push(withNumber(number, text))
    else besides.push(withNumber(number, text))
  }
  // Of a pillar without requests nothing is made: its title and its purpose are texts of no request.
  for (const { pillars } of chapters)
    for (const { title, purpose, items } of pillars)
      if (items.length === 0 && title !== null) besides.push(title, ...purpose)
  return { unit, chapters: withRecipients(chapters, known), besides }
}

const withNumber = (number: string, text: string): string => (number === '' ? text : `${number} ${text}`)

/** A part for one recipient names it in its heading; a common part is for all that have one of their own. */
function withRecipients(chapters: readonly OpenChapter[], known: KnownNames): OutlineChapter[] {
  const named = (text: string) => known.recipients.filter(({ nameJa }) => text.includes(nameJa)).map(({ id }) => id)
  const all = [...new Set(chapters.flatMap(({ title }) => named(title)))]
  return chapters.map((chapter) => {
    const ofChapter = /共通/.test(chapter.title) ? all : named(chapter.title)
    return {
      ...{ number: chapter.number, title: chapter.title, committeeId: committeeOf(chapter.title, known) },
      pillars: chapter.pillars
        .map(({ title, purpose, items }) => ({
          title: title === null ? null : shortened(title, PILLAR_TITLE_MAX),
          purpose: [...(title !== null && title.length > PILLAR_TITLE_MAX ? [title] : []), ...purpose].join('\n'),
          items: items.map((item) => toItem(item, ofChapter, known)),
        }))
        .filter(({ title, items }) => title !== null || items.length > 0),
    }
  })
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s・･、,]/g, '')
    .replace(/(政策)?委員会$/, '')

function committeeOf(title: string, { committees }: KnownNames): string | null {
  const wanted = plain(title)
  const same = committees.find(({ nameJa }) => plain(nameJa) === wanted)
  const alike = committees.filter(
    ({ nameJa }) =>
      wanted !== '' && (wanted.includes(plain(nameJa)) || (wanted.length > 2 && plain(nameJa).includes(wanted))),
  )
  return same?.id ?? (alike.length === 1 ? (alike[0]?.id ?? null) : null)
}

const KINDS: Readonly<Record<string, PolicyRequestKind>> = { 新規: 'new', 継続: 'continued', 補強: 'strengthened' }
const BACKGROUND = /^[【〔［[<＜]?(背景|理由|背景・理由|背景と理由|要求の?理由|現状と課題)[】〕］\]>＞]?[：:]?$/

function toItem({ number, heading, lines }: OpenItem, ofChapter: readonly string[], known: KnownNames): OutlineItem {
  const names: UnknownName[] = []
  const recipients = new Set<string>()
  const proposers = new Set<string>()
  let [kind, isPriority]: [PolicyRequestKind, boolean] = ['new', false]
  const sdgs = new Set<string>()
  let noSdgReason = ''
  const priorityAreas = new Set<number>()
  const marksOf = (text: string): string =>
    text.replace(/【([^【】]+)】/g, (whole, mark: string) => {
      const recipient = recipientNamed(mark, known)
      if (mark === '重点') isPriority = true
      else if (KINDS[mark]) kind = KINDS[mark]
      else if (recipient) recipients.add(recipient)
      else return whole
      return ''
    })
  /** Readings stand in the same brackets: names are what a body here is called, or a line of its own. */
  const proposersOf = (text: string): string =>
    text.replace(/《([^《》]+)》\s*$/, (whole, inside: string, at: number) => {
      const found = inside.split(/[、，,]/).map((name) => name.trim())
      const ids = found.map((name) => known.bodies.find(({ nameJa }) => plain(nameJa) === plain(name))?.id)
      if (at > 0 && ids.every((id) => id === undefined)) return whole
      for (const [place, id] of ids.entries()) {
        if (id) proposers.add(id)
        else names.push({ name: found[place] ?? '', as: 'proposer' })
      }
      return ''
    })
  /** Is the whole line a note? One that only begins as one is a text of the request. */
  const noteOf = (line: string): boolean => {
    const [, label = '', value = ''] = /^(SDGs実施指針|SDGs|提出先)[：:]\s*(.*)$/.exec(line) ?? []
    if (label === '提出先')
      for (const name of value.split(/[、，,]/)) {
        const id = recipientNamed(name, known)
        if (id) recipients.add(id)
        else if (name.trim() !== '') names.push({ name: name.trim(), as: 'recipient' })
      }
    if (label === 'SDGs実施指針') {
      const { areas, isWhole } = priorityAreaNote(value)
      for (const area of areas) priorityAreas.add(area)
      return isWhole
    }
    if (label === 'SDGs') {
      const note = sdgNote(value)
      for (const code of note.codes) sdgs.add(code)
      noSdgReason ||= note.noSdgReason
      return note.isWhole
    }
    return label !== ''
  }
  const title = proposersOf(marksOf(heading).replace(/[［[]\d+[-‑]\d+[］\]]\s*$/, ''))
    .replace(/\s+/g, ' ')
    .trim()
  const [body, background]: [Line[], Line[]] = [[], []]
  let into = body
  for (const { text, list, number: ofLine } of lines) {
    if (BACKGROUND.test(text)) {
      into = background
      continue
    }
    const rest = text
      .split('\n')
      .filter((line) => !noteOf(line))
      .map(proposersOf)
      .join('\n')
      .trim()
    if (rest !== '') into.push({ text: list ? rest : withNumber(ofLine, rest), list })
  }
  if (title.length > TITLE_MAX || body.length === 0) body.unshift({ text: title, list: null })
  // Whom nobody here knows is in no field: the words of the book keep the name.
  background.push(...linesOfUnknown(names))
  return {
    ...{ number, title: shortened(title, TITLE_MAX), kind, isPriority, noSdgReason, priorityAreas: [...priorityAreas] },
    ...{ body: blocksOf(body), background: blocksOf(background), sdgTargetCodes: [...sdgs], unknownNames: names },
    ...{ recipientIds: recipients.size > 0 ? [...recipients] : ofChapter, proposerIds: [...proposers] },
  }
}

const NAMED_IN_BOOK = { proposer: '提案', recipient: '提出先' } as const
const linesOfUnknown = (names: readonly UnknownName[]): Line[] =>
  (['proposer', 'recipient'] as const).flatMap((as) => {
    const these = [...new Set(names.filter((one) => one.as === as).map(({ name }) => name))]
    return these.length > 0 ? [{ text: `${NAMED_IN_BOOK[as]}：${these.join('、')}`, list: null }] : []
  })

/** 「県」 is the prefecture, 「横浜」 the city. */
function recipientNamed(name: string, { recipients }: KnownNames): string | undefined {
  const wanted = name.trim()
  const isOne = ({ nameJa }: Named) =>
    nameJa === wanted || (wanted === '県' && /県$/.test(nameJa)) || nameJa.replace(/[市町村]$/, '') === wanted
  return recipients.find(isOne)?.id
}

type Line = { readonly text: string; readonly list: BookEntry['list'] }
/** Lists lie so deep in each other at most. */
const LIST_DEPTH = 4

function blocksOf(lines: readonly Line[]): ContentBlock[] {
  const blocks: ContentBlock[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line
    if (line.list) {
      let end = at
      while (lines[end]?.list) end += 1
      blocks.push(...listsOf(lines.slice(at, end)))
      at = end
    } else {
      blocks.push(...paragraphs(line.text))
      at += 1
    }
  }
  return blocks
}

/** The items of one run of list lines, those of deeper levels within those above them. */
function listsOf(lines: readonly Line[], depth = 0): ContentBlock[] {
  const levels = lines.map(({ list }) => list?.level ?? 0)
  const top = levels[0] ?? 0
  const lists: { kind: 'list'; style: string; items: ContentItem[] }[] = []
  for (let at = 0; at < lines.length; ) {
    const { text, list } = lines[at] as Line
    let end = at + 1
    while (depth < LIST_DEPTH && end < lines.length && (levels[end] ?? 0) > top) end += 1
    const style = list?.isBullet ? '・' : '1'
    const [first = '', ...more] = text.split('\n')
    const children = [
      ...paragraphs(more.join('\n')),
      ...(end > at + 1 ? listsOf(lines.slice(at + 1, end), depth + 1) : []),
    ]
    const item = { text: first, ...(children.length > 0 && { children }) }
    const last = lists.at(-1)
    if (last?.style === style) last.items.push(item)
    else lists.push({ kind: 'list', style, items: [item] })
    at = end
  }
  return lists
}

const paragraphs = (text: string): ContentBlock[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }))

/** Has the text of this request more letters than one may have? */
export const isTooLong = ({ body, background }: OutlineItem): boolean =>
  JSON.stringify([body, background]).length > MAX_TEXT_LENGTH
