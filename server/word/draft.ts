import { rewording, STANDARD_WORDS } from '#app/domain/own-words.ts'
import type { PolicyRequestKind } from '#app/domain/policy-request.ts'
import type { Block } from './ooxml/block.ts'
import { Numbering } from './ooxml/numbering.ts'
import { Links } from './ooxml/package.ts'
import { lineOf, paragraph } from './ooxml/paragraph.ts'
import { field, fieldBegin, fieldEnd, linkWithin, run } from './ooxml/run.ts'
import { STYLES } from './ooxml/styles.ts'
import type { SingleRequestInput } from './word-input.ts'

/** A heading as the table of contents lists it. */
export type Heading = {
  readonly level: 1 | 2 | 3
  /** As it is read; empty when the heading bears none. */
  readonly number: string
  readonly title: string
  readonly bookmark: string
}

export type HeadingOptions = {
  readonly level: Heading['level']
  readonly title: string
  /** Which of its kind it is, counted by Word; null: it bears no number (level 1). */
  readonly n: number | null
  /** Bookmark by which other parts of the document refer to it; one is made when not given. */
  readonly bookmark?: string
}

const KIND_NAMES: Readonly<Record<PolicyRequestKind, string>> = { new: '新規', continued: '継続', strengthened: '補強' }

/** A document while it is written: its numberings, links and headings. */
export class Draft {
  readonly numbering: Numbering
  readonly links = new Links()
  readonly headings: Heading[] = []

  /** A text of ours in the words of the federation. */
  readonly say: (text: string) => string
  /** What it calls a kind of request (区分). */
  readonly kindName: (kind: PolicyRequestKind) => string

  /** @param form 番号の付け方 and the words of the document */
  constructor({ numberingScheme, words = STANDARD_WORDS }: Pick<SingleRequestInput, 'numberingScheme' | 'words'>) {
    this.say = rewording(words)
    this.kindName = (kind) => words.labels[`domain:kind.${kind}`] ?? this.say(KIND_NAMES[kind])
    this.numbering = new Numbering(numberingScheme, this.say)
  }

  /** A heading of Word, listed in the table of contents. */
  heading({ level, title, n, bookmark }: HeadingOptions): Block {
    const id = this.headings.length + 1
    const heading = {
      level,
      number: n === null ? '' : this.numbering.headingNumber(level, n),
      title,
      bookmark: bookmark ?? `_Toc${String(id).padStart(6, '0')}`,
    }
    this.headings.push(heading)
    return paragraph({
      style: n === null ? 'Heading1Plain' : `Heading${level}`,
      children: run(title),
      text: title,
      bookmark: heading.bookmark,
      bookmarkId: id,
    })
  }
}

/** A section must not end within the field: LibreOffice then loses the page number at its foot. */
const BEHIND_FIELD: Block = { build: () => lineOf('TOCEnd'), pieces: [1] }

/** 「…」 and three digits, in twips. */
const PAGE_ROOM = 420

/** Headings by the level in their styles: those without a number have styles of their own. */
const CONTENTS = 'TOC \\o "1-3" \\h \\z \\u'

/**
 * The table of contents: a field that Word can update, filled with the headings and the pages they come to stand on, so that
 * it is right to look at before anyone updates it.
 */
export function tableOfContents(headings: readonly Heading[]): Block[] {
  const entries = headings.map(({ level, number, title, bookmark }, index) => {
    const opening = index === 0 ? fieldBegin(CONTENTS) : ''
    const closing = index === headings.length - 1 ? fieldEnd() : ''
    return paragraph({
      style: `TOC${level}`,
      text: title,
      // The number hangs out and takes nothing from the title; behind the title there must be room for dots and the page.
      reserved: { first: number ? (STYLES[`TOC${level}`].indent?.hanging ?? 0) : 0, last: PAGE_ROOM },
      children: (pageOf) => {
        const page = field(`PAGEREF ${bookmark} \\h`, String(pageOf(bookmark)))
        const line = run(number ? `${number}\t${title}\t` : `${title}\t`) + page
        return opening + linkWithin(bookmark, line) + closing
      },
    })
  })
  const title = paragraph({ style: 'TOCHeading', children: run('目　次'), text: '目　次' })
  return [title, ...entries, BEHIND_FIELD]
}
