import { child, childrenOf, type Element, isOn, numberOf, valueIn } from './xml-tree.ts'

/** What a style says, with what it takes from those it is based on. */
export type Style = {
  readonly name: string
  /** 0 for the outermost level; null: no heading. */
  readonly outline: number | null
  readonly number: StyleNumber | null
  readonly isHidden: boolean | undefined
  readonly align: string | undefined
}
export type StyleNumber = {
  readonly numId: string
  /** Undefined: the level whose style it is. */
  readonly level: number | undefined
  /** The style that said so. */
  readonly styleId: string
}
export type Styles = { of(id: string | undefined): Style; readonly defaultParagraph: string | undefined }

const NONE: Style = { name: '', outline: null, number: null, isHidden: undefined, align: undefined }
/** Styles lie so deep on each other at most; a circle ends there. */
const DEPTH = 20

/** Reads `word/styles.xml`; without it no style says anything. */
export function stylesOf(root: Element | null): Styles {
  const elements = new Map<string, Element>()
  let defaultParagraph: string | undefined
  for (const style of childrenOf(root ?? undefined, 'w:style')) {
    const id = style.attributes['w:styleId']
    if (id === undefined) continue
    elements.set(id, style)
    const isDefault = /^(1|true|on)$/.test(style.attributes['w:default'] ?? '')
    if (isDefault && style.attributes['w:type'] === 'paragraph') defaultParagraph = id
  }
  const found = new Map<string, Style>()
  const of = (id: string | undefined, depth = 0): Style => {
    const known = id === undefined ? NONE : found.get(id)
    if (known || id === undefined) return known ?? NONE
    const element = elements.get(id)
    if (!element || depth > DEPTH) return NONE
    const style = toStyle(id, element, of(valueIn(element, 'w:basedOn'), depth + 1))
    found.set(id, style)
    return style
  }
  return { of: (id) => of(id), defaultParagraph }
}

function toStyle(id: string, element: Element, base: Style): Style {
  const paragraph = child(element, 'w:pPr')
  const name = (valueIn(element, 'w:name') ?? '').toLowerCase()
  const heading = numberOf(/^heading ([1-9])$/.exec(name)?.[1])
  const outline = numberOf(valueIn(paragraph, 'w:outlineLvl'))
  const numbering = child(paragraph, 'w:numPr')
  const numId = valueIn(numbering, 'w:numId') ?? base.number?.numId
  const level = numberOf(valueIn(numbering, 'w:ilvl'))
  return {
    name,
    outline: outline !== undefined ? (outline > 8 ? null : outline) : heading ? heading - 1 : base.outline,
    number: !numbering ? base.number : numId === undefined ? null : { numId, level, styleId: id },
    isHidden: isOn(child(element, 'w:rPr'), 'w:vanish') ?? base.isHidden,
    align: valueIn(paragraph, 'w:jc') ?? base.align,
  }
}
