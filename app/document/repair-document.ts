import { type Attrs, Fragment, type Node, type NodeType } from '@tiptap/pm/model'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { withoutUnstorable } from '#app/domain/storable-text.ts'
import { isCellAttribute } from './cell-span.ts'
import { checkDocument } from './check-document.ts'
import { childrenOf, documentSchema } from './document-schema.ts'
import { isSafeLink } from './safe-link.ts'
import { withWholeTables } from './whole-tables.ts'

/**
 * A text of our schema with all the words of `json`. Two who delete at once can leave a list without an item or a cell without a
 * paragraph, and two who change a table at once rows of different widths, which neither wrote; a text with that in it could not
 * be frozen as a revision or printed.
 * Most texts are whole and come back as they are. What stands where it must not is put where it can stand, or its words are.
 */
export function repairDocument(json: DocumentJson): DocumentJson {
  const fits = checkDocument(json).ok
  if (fits && !hasTable(json)) return json
  const node = fits ? documentSchema.nodeFromJSON(json) : repairedTop(json)
  const whole = withWholeTables(node)
  return fits && whole === node ? json : (whole.toJSON() as DocumentJson)
}

const hasTable = (node: DocumentJson): boolean => node.type === 'table' || (node.content ?? []).some(hasTable)

/** Each section once, in their order: words outside of them belong to the first one. */
function repairedTop(json: DocumentJson): Node {
  const { topNodeType } = documentSchema
  const sections = [...childrenOf(topNodeType.name)]
  const inSections = sections.map((name, index) => {
    const content = (json.content ?? []).flatMap((child) => {
      if (child.type === name) return child.content ?? []
      return index === 0 && !sections.includes(child.type) ? [child] : []
    })
    return repaired({ type: name, content }) as Node
  })
  return topNodeType.createChecked(null, inSections)
}

/** Null: nothing is in it and it need not be there, as a list without items. */
function repaired(json: DocumentJson): Node | null {
  const type = documentSchema.nodes[json.type] as NodeType
  if (json.type === 'text') return repairedText(json)
  const content = Fragment.from(fitInto(type, json.content ?? []))
  if (content.size === 0 && LEFT_OUT_WHEN_EMPTY.includes(json.type)) return null
  const attrs =
    json.attrs && Object.fromEntries(Object.entries(json.attrs).filter((entry) => isCellAttribute(...entry)))
  // Adds what must be there: a paragraph in an empty cell, or in front of a list that begins an item.
  return type.createAndFill(attrs as Attrs, content) ?? type.createAndFill()
}

const LEFT_OUT_WHEN_EMPTY = ['orderedList', 'bulletList', 'table', 'tableRow']

function repairedText({ text = '', marks = [] }: DocumentJson): Node | null {
  const storable = withoutUnstorable(text)
  const known = marks.flatMap(({ type, attrs }) => {
    const mark = documentSchema.marks[type]
    return mark && (type !== 'link' || isSafeLink(attrs?.href)) ? [mark.create(attrs as Attrs)] : []
  })
  return storable === '' ? null : documentSchema.text(storable, known)
}

/** Children that may stand in a node of `type`, made of these; what may not stand there is dissolved. */
function fitInto(type: NodeType, children: readonly DocumentJson[]): Node[] {
  const allowed = childrenOf(type.name)
  return children.flatMap((child): Node[] => {
    if (allowed.has(child.type)) {
      const node = repaired(child)
      return node ? [node] : []
    }
    const isInline = child.type === 'text' || child.type === 'hardBreak'
    if (isInline && allowed.has('paragraph')) return fitInto(type, [{ type: 'paragraph', content: [child] }])
    const inside = wrapperFor(type)
    // Words in a list or row itself go into an item or cell of it.
    if (inside && hasWords(child)) return fitInto(type, [{ type: inside, content: [child] }])
    return fitInto(type, child.content ?? [])
  })
}

/** What stands in lists and tables around everything else; null where blocks or words may stand by themselves. */
const wrapperFor = ({ name }: NodeType): string | null => {
  if (name === 'orderedList' || name === 'bulletList') return 'listItem'
  if (name === 'table') return 'tableRow'
  return name === 'tableRow' ? 'tableCell' : null
}

const hasWords = (node: DocumentJson): boolean =>
  withoutUnstorable(node.text ?? '') !== '' || (node.content ?? []).some(hasWords)
