import { AlignmentType, type ILevelsOptions, LevelFormat, LevelSuffix } from 'docx'
import {
  BULLET,
  formatNumber,
  type NumberFormat,
  type NumberingScheme,
  numberingLevel,
  TEXT_LIST_LEVEL,
} from '#app/domain/numbering.ts'
import { type FontName, runOptions } from './run.ts'

/** Word's numbering: numbers are counted by Word and stand nowhere in the text. */

/** Place of a paragraph in a numbering, as docx takes it: a definition, a count by it that begins anew, a level. */
export type NumberingPlace = {
  readonly reference: { readonly reference: string; readonly levels: readonly ILevelsOptions[] }
  readonly instance: number
  readonly level: number
  /** Twips of the first line that the number takes from the text, where its indent has no room for it. */
  readonly overhang?: number
}

/** Our formats → Word's (ECMA-376 17.18.59). Word counts ❶ in no format, so each number is a bullet of its own. */
const WORD_FORMATS: Readonly<Record<NumberFormat, (typeof LevelFormat)[keyof typeof LevelFormat] | null>> = {
  romanUpper: LevelFormat.UPPER_ROMAN,
  decimal: LevelFormat.DECIMAL,
  circled: LevelFormat.DECIMAL_ENCLOSED_CIRCLE,
  negativeCircled: null,
  katakana: LevelFormat.AIUEO_FULL_WIDTH,
  bullet: LevelFormat.BULLET,
}
/** Word writes circled numbers up to 20 and katakana up to ン; beyond it falls back to plain digits. */
const WORD_LIMITS: Partial<Record<NumberFormat, number>> = { circled: 20, katakana: 46 }

const LEVELS = 9

type LevelDefinition = {
  readonly format: (typeof LevelFormat)[keyof typeof LevelFormat]
  readonly text: string
  readonly start?: number
  readonly left: number
  readonly hanging: number
  readonly font?: FontName
  readonly style?: string
  readonly suffix?: (typeof LevelSuffix)[keyof typeof LevelSuffix]
}

/** Collects the numberings of one document; a place is the same as long as the same calls are made in the same order. */
export class Numbering {
  private readonly definitions = new Map<string, NumberingPlace['reference']>()
  private readonly instances = new Map<string, number>()
  private readonly counters = new Map<string, { place: NumberingPlace; last: number }>()

  constructor(private readonly scheme: NumberingScheme = 'federation') {}

  /**
   * A list of a text, which begins with its first number wherever it stands.
   * @param depth 0 for the outermost list
   * @param cellWidth of the table cell it stands in, in twips; null in running text
   * @returns place of the `n`th item (from 1)
   */
  list(kind: 'orderedList' | 'bulletList', depth: number, cellWidth: number | null): (n: number) => NumberingPlace {
    const room = listRoom(cellWidth)
    const level = Math.min(depth, LEVELS - 1)
    if (kind === 'bulletList') {
      const place = this.place(`bullets${keyOf(room)}`, () => range(LEVELS).map((index) => bullet(BULLET, index, room)))
      return () => ({ ...place, level, ...overhangOf(BULLET, depth, room) })
    }
    const { format } = numberingLevel(this.scheme, TEXT_LIST_LEVEL + depth)
    const counted =
      WORD_FORMATS[format] === null ? null : this.newCount(`text${keyOf(room)}`, () => this.textLevels(room))
    return (n) => {
      const overhang = overhangOf(formatNumber(this.scheme, TEXT_LIST_LEVEL + depth, n), depth, room)
      if (counted && n <= (WORD_LIMITS[format] ?? n)) return { ...counted, level, ...overhang }
      return { ...this.writtenNumber(depth, n, room), ...overhang }
    }
  }

  /** Number of a chapter (level 0, Roman) or pillar (level 1); pillars begin anew in every chapter. */
  heading(level: 0 | 1, n: number): NumberingPlace {
    const counter = this.counters.get('headings')
    const continues = counter !== undefined && (level === 1 || counter.last === n - 1)
    const place = continues
      ? counter.place
      : this.newCount(`headings from ${level === 0 ? n : 1}`, () => headingLevels(level === 0 ? n : 1))
    if (level === 0) this.counters.set('headings', { place, last: n })
    return { ...place, level }
  }

  /** Number of a request, written as it is cited (「5-3」): Word counts its last number, the rest stands before and behind it. */
  request(number: string): NumberingPlace {
    const match = /^(.*?)(\d+)(\D*)$/.exec(
      number.normalize('NFKC') === number ? number : number.replace(/[０-９]/g, toHalf),
    )
    const [prefix, n, suffix] = match ? [match[1] ?? '', Number(match[2]), match[3] ?? ''] : [number, 0, '']
    const key = `request ${prefix}%${suffix}`
    const text = `${prefix}${match ? '%1' : ''}${suffix}`.trim()
    const hanging = Math.max(760, Math.round(countWidth(number) * 220) + 220)
    const format = match ? LevelFormat.DECIMAL : LevelFormat.BULLET
    const counter = this.counters.get(key)
    const place =
      counter && counter.last === n - 1
        ? counter.place
        : this.newCount(`${key} from ${n}`, () => [
            { format, text, start: n, left: hanging, hanging, font: 'gothic' as const },
          ])
    this.counters.set(key, { place, last: n })
    return place
  }

  /** Number of a particular of a letter (記): 1, 2, … through the document. */
  particular(): NumberingPlace {
    return this.place('particulars', () => [{ format: LevelFormat.DECIMAL, text: '%1', left: 420, hanging: 420 }])
  }

  private textLevels(room: ListRoom): LevelDefinition[] {
    return range(LEVELS).map((index) => {
      const { format, prefix, suffix } = numberingLevel(this.scheme, TEXT_LIST_LEVEL + index)
      const wordFormat = WORD_FORMATS[format]
      if (wordFormat === null || wordFormat === LevelFormat.BULLET) return bullet(BULLET, index, room)
      return { format: wordFormat, text: `${prefix}%${index + 1}${suffix}`, ...indentIn(room, index) }
    })
  }

  /** Numbers that Word cannot count: nine of them make one numbering, whose levels are the numbers. */
  private writtenNumber(depth: number, n: number, room: ListRoom): NumberingPlace {
    const group = Math.floor((n - 1) / LEVELS)
    const place = this.place(`written ${depth} ${group}${keyOf(room)}`, () =>
      range(LEVELS).map((index) =>
        bullet(formatNumber(this.scheme, TEXT_LIST_LEVEL + depth, group * LEVELS + index + 1), depth, room),
      ),
    )
    return { ...place, level: (n - 1) % LEVELS }
  }

  /** The one count of a numbering that counts nothing, or counts through the whole document. */
  private place(key: string, levels: () => readonly LevelDefinition[]): NumberingPlace {
    return { reference: this.definition(key, levels), instance: 0, level: 0 }
  }

  /** A count that begins with the levels' starts; docx writes them as `w:startOverride` of a `w:num` of its own. */
  private newCount(key: string, levels: () => readonly LevelDefinition[]): NumberingPlace {
    const instance = (this.instances.get(key) ?? -1) + 1
    this.instances.set(key, instance)
    return { reference: this.definition(key, levels), instance, level: 0 }
  }

  /** docx knows a numbering by its name, and joins name and instance; hence a short one without signs of XML. */
  private definition(key: string, levels: () => readonly LevelDefinition[]): NumberingPlace['reference'] {
    const known = this.definitions.get(key)
    if (known) return known
    const definition = { reference: `numbering${this.definitions.size + 1}`, levels: levels().map(levelOptions) }
    this.definitions.set(key, definition)
    return definition
  }
}

/**
 * Where the items of a list stand, in twips; paragraphs that belong to an item begin at `left`, too.
 * @param cellWidth of the table cell it stands in, in twips; null in running text
 */
export function listIndent(
  depth: number,
  cellWidth: number | null,
): { readonly left: number; readonly hanging: number } {
  const { left, hanging } = indentIn(listRoom(cellWidth), depth)
  return { left, hanging }
}

/** How far a list's text may be indented: as usual in running text, or at most so many twips in a table's cell. */
type ListRoom = { readonly cellIndent: number } | null

/** A cell's type is 9.5 points. */
const CELL_CHARACTER = 190
/** 「（10）」 takes three characters, ① and ❶ one; half a character is left before the text. */
const CELL_INDENT = { first: 620, step: 300 } as const
const cellLeft = (depth: number): number => CELL_INDENT.first + Math.min(depth, LEVELS - 1) * CELL_INDENT.step

/** A cell keeps room for three characters beside the indent: with less, Word and LibreOffice lose text at the cell's edge. */
function listRoom(cellWidth: number | null): ListRoom {
  if (cellWidth === null) return null
  return { cellIndent: Math.min(cellLeft(LEVELS), Math.max(0, cellWidth - 3 * CELL_CHARACTER)) }
}

/** Cells with the same room share a numbering. */
const keyOf = (room: ListRoom): string => (room ? ` in ${room.cellIndent}` : '')

function indentIn(room: ListRoom, depth: number): Pick<LevelDefinition, 'left' | 'hanging' | 'suffix'> {
  if (!room) {
    // 「（10）」 takes three characters, ① and ❶ one; half a character or one is left before the text.
    const hanging = depth === 0 ? 735 : 420
    return { left: 945 + Math.min(depth, LEVELS - 1) * 420, hanging }
  }
  const wanted = cellLeft(depth)
  const left = Math.min(wanted, room.cellIndent)
  const hanging = Math.min(left, depth === 0 ? CELL_INDENT.first : CELL_INDENT.step)
  // A tab behind a number that does not fit goes to the next stop of the page, which may lie outside the cell.
  return { left, hanging, suffix: left < wanted ? LevelSuffix.NOTHING : LevelSuffix.TAB }
}

/** What a number without a tab takes of the first line beyond its indent. */
function overhangOf(number: string, depth: number, room: ListRoom): Pick<NumberingPlace, 'overhang'> {
  const { hanging, suffix } = indentIn(room, depth)
  if (suffix !== LevelSuffix.NOTHING) return {}
  return { overhang: Math.round(countWidth(number) * CELL_CHARACTER) - hanging }
}

const bullet = (text: string, depth: number, room: ListRoom): LevelDefinition => ({
  format: LevelFormat.BULLET,
  text,
  ...indentIn(room, depth),
})

const headingLevels = (start: number): LevelDefinition[] => [
  { format: LevelFormat.UPPER_ROMAN, text: '%1', start, left: 560, hanging: 560, font: 'gothic', style: 'Heading1' },
  { format: LevelFormat.DECIMAL, text: '%2', left: 480, hanging: 480, font: 'gothic', style: 'Heading2' },
]

const levelOptions = (level: LevelDefinition, index: number): ILevelsOptions => ({
  level: index,
  format: level.format,
  text: level.text,
  start: level.start ?? 1,
  suffix: level.suffix ?? LevelSuffix.TAB,
  alignment: AlignmentType.LEFT,
  style: {
    ...(level.style && { style: level.style }),
    paragraph: { indent: { left: level.left, hanging: level.hanging } },
    run: runOptions({ font: level.font ?? 'mincho' }),
  },
})

const range = (length: number): number[] => [...new Array<undefined>(length).keys()]
const toHalf = (digit: string): string => digit.normalize('NFKC')
const countWidth = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u2000' ? 0.5 : 1), 0)
