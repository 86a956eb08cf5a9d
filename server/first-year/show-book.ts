import { shortened } from '#app/domain/cut-text.ts'
import type { PolicyRequestKind } from '#app/domain/policy-request.ts'
import type { Database } from '#server/db/client.ts'
import type { LeftText, LeftWhy } from '#server/documents/read/left-text.ts'
import type { ItemUnit, OutlineItem } from './book-outline.ts'
import type { SentBook } from './first-year.repository.ts'
import {
  type AskedName,
  itemsOf,
  type NameChoices,
  type NamedChoice,
  titleOfYear,
  type UnderstoodBook,
  understandBook,
  yearNamed,
} from './understand-book.ts'

/** Requests or texts of a part of the list. */
export const ITEMS_SHOWN = 50
/** Letters of the texts of a part: a foreword is long. */
const LETTERS_SHOWN = 12_000
/** Letters that are shown of one text. */
const LETTERS_OF_TEXT = 600
/** Choices of all lists of names that are asked at once: a federation can have 200 recipients. */
const CHOICES_AT_ONCE = 800

/** A part of what was read, as it is looked through. `key` and those beside it are what a form or an address names. */
export type BookPart = {
  readonly key: string
  /** 「第2章 環境」; null: texts of no request. */
  readonly chapter: { readonly number: string; readonly title: string } | null
  readonly what: 'items' | 'besides' | 'left'
  readonly start: number
  readonly total: number
  readonly items: readonly ShownItem[]
  readonly texts: readonly ShownText[]
  readonly previous: string | null
  readonly next: string | null
}
/** A text that is not taken: of those of no request as the book has it, of the others with why and where. */
export type ShownText = Pick<LeftText, 'place' | 'text'> & { readonly why: LeftWhy | null }
export type ShownItem = {
  readonly number: string
  readonly title: string
  /** The pillar, where it begins with this request. */
  readonly pillar: string | null
  readonly kind: PolicyRequestKind
  readonly isPriority: boolean
  readonly recipients: number
  readonly proposers: number
  readonly unknownNames: readonly string[]
}
export type ShownChapter = {
  readonly at: number
  readonly number: string
  readonly title: string
  readonly count: number
  readonly chosen: string
  /** None of the committees bears its name. */
  readonly isUnsure: boolean
  /** Where its requests begin. */
  readonly key: string
}
export type ShownBook = {
  readonly kind: 'book'
  readonly file: string
  readonly unit: ItemUnit
  readonly shown: string
  readonly title: string
  readonly targetFiscalYear: string
  readonly count: number
  readonly chapters: readonly ShownChapter[]
  readonly committees: readonly NamedChoice[]
  /** Names that nobody here has, a part of them. */
  readonly names: readonly (AskedName & { readonly at: number })[]
  readonly namesTotal: number
  readonly namesPrevious: string | null
  readonly namesNext: string | null
  readonly nameChoices: NameChoices
  readonly part: BookPart
  readonly besides: number
  readonly left: number
}

/** Which part is asked for: of the requests (`c2.50`, `besides.0`), and of the names (`50`). */
export type Place = { readonly unit: unknown; readonly at: unknown; readonly names: unknown }

/** A book as it is looked through: what is unsure, the chapters, and a part of the requests. */
export async function showBook(database: Database, book: SentBook, place: Place, lastYear: number): Promise<ShownBook> {
  const understood = await understandBook(database, book, place.unit)
  const { outline, committeeOf, committees, names, nameChoices, shown } = understood
  const chapters = outline.chapters.map((chapter, at) => ({
    ...{ at, number: chapter.number, title: chapter.title, count: itemsOf(chapter).length, key: `c${at}.0` },
    ...{ chosen: committeeOf[at] ?? '', isUnsure: chapter.committeeId === null && itemsOf(chapter).length > 0 },
  }))
  const choices = 1 + Math.max(nameChoices.proposer.length, nameChoices.recipient.length)
  const size = Math.min(20, Math.max(2, Math.floor(CHOICES_AT_ONCE / choices)))
  const from = Math.floor(numberOf(place.names, names.length) / size) * size
  const year = book.chosen?.targetFiscalYear || String(yearNamed(book, lastYear))
  return {
    ...{ kind: 'book', file: book.file, unit: outline.unit, shown, chapters, committees, nameChoices },
    title: book.chosen?.title || titleOfYear(year),
    targetFiscalYear: year,
    count: chapters.reduce((sum, { count }) => sum + count, 0),
    names: names.slice(from, from + size).map((name, at) => ({ ...name, at: from + at })),
    namesTotal: names.length,
    namesPrevious: from > 0 ? String(Math.max(0, from - size)) : null,
    namesNext: from + size < names.length ? String(from + size) : null,
    part: partOf(understood, book, place.at),
    besides: outline.besides.length,
    left: (book.left ?? []).length,
  }
}

/** A whole number below `end`; 0 for anything else. */
function numberOf(text: unknown, end: number): number {
  const number = /^\d{1,6}$/.test(String(text)) ? Number(text) : 0
  return number < end ? number : 0
}

function partOf({ outline }: UnderstoodBook, { left = [] }: SentBook, at: unknown): BookPart {
  const [, name = '', from = '0'] = /^(c\d{1,4}|besides|left)\.(\d{1,6})$/.exec(String(at)) ?? []
  if (name === 'besides' || name === 'left') {
    const all = name === 'besides' ? outline.besides.map(ofBook) : left
    return textsFrom(name, all, numberOf(from, all.length))
  }
  const withItems = outline.chapters.findIndex((chapter) => itemsOf(chapter).length > 0)
  const asked = name === '' ? withItems : Number(name.slice(1))
  const place = outline.chapters[asked] ? asked : withItems
  const chapter = outline.chapters[place]
  if (!chapter) return textsFrom('besides', outline.besides.map(ofBook), 0)
  const items = chapter.pillars.flatMap(({ title, items: ofPillar }) =>
    ofPillar.map((item, nth) => toShown(item, nth === 0 ? title : null)),
  )
  const begin = Math.floor(numberOf(from, items.length) / ITEMS_SHOWN) * ITEMS_SHOWN
  const key = (start: number) => `c${place}.${start}`
  return {
    ...{ key: key(begin), chapter: { number: chapter.number, title: chapter.title }, what: 'items', texts: [] },
    ...{ start: items.length === 0 ? 0 : begin + 1, total: items.length },
    items: items.slice(begin, begin + ITEMS_SHOWN),
    previous: begin > 0 ? key(begin - ITEMS_SHOWN) : null,
    next: begin + ITEMS_SHOWN < items.length ? key(begin + ITEMS_SHOWN) : null,
  }
}

const ofBook = (text: string): ShownText => ({ why: null, place: null, text })

/** Parts of texts are as long as their letters allow; they are found from the first one. */
function textsFrom(what: 'besides' | 'left', all: readonly ShownText[], from: number): BookPart {
  const begins = [0]
  let letters = 0
  for (const [at, { text }] of all.entries()) {
    letters += Math.min(text.length, LETTERS_OF_TEXT)
    const begin = begins.at(-1) ?? 0
    if (at > begin && (at - begin >= ITEMS_SHOWN || letters > LETTERS_SHOWN)) {
      begins.push(at)
      letters = Math.min(text.length, LETTERS_OF_TEXT)
    }
  }
  const nth = begins.findLastIndex((begin) => begin <= from)
  const [start = 0, end = all.length] = [begins[nth], begins[nth + 1]]
  const key = (begin: number | undefined) => (begin === undefined ? null : `${what}.${begin}`)
  return {
    ...{ key: `${what}.${start}`, chapter: null, what, items: [] },
    ...{ start: all.length === 0 ? 0 : start + 1, total: all.length },
    texts: all
      .slice(start, end)
      .map(({ why, place, text }) => ({ why, place, text: shortened(text, LETTERS_OF_TEXT) })),
    previous: nth > 0 ? key(begins[nth - 1]) : null,
    next: key(begins[nth + 1]),
  }
}

const toShown = (item: OutlineItem, pillar: string | null): ShownItem => ({
  ...{ number: item.number, title: item.title, pillar, kind: item.kind, isPriority: item.isPriority },
  ...{ recipients: item.recipientIds.length, proposers: item.proposerIds.length },
  unknownNames: item.unknownNames.map(({ name }) => name),
})
