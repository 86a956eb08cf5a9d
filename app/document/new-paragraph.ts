import * as Y from 'yjs'
import { FRAGMENT } from './schema-version.ts'

/** Blocks in which a paragraph may stand beside anything. */
const ROOM_FOR_PARAGRAPHS = ['requestBody', 'background', 'listItem', 'tableCell', 'tableHeader']

/**
 * Makes a paragraph where the place of `text`, which was deleted, was: or behind the list or table that it was a part of.
 * @param text null, or what is not known any more: at the end of the first section
 */
export function newParagraphBeside(doc: Y.Doc, text: Y.XmlText | null): Y.XmlText {
  const paragraph = new Y.XmlElement('paragraph')
  const inside = new Y.XmlText()
  paragraph.insert(0, [inside])
  const place = text && placeBeside(text)
  if (place) place.parent.insert(place.index, [paragraph])
  else {
    const section = doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
    section.insert(section.length, [paragraph])
  }
  return inside
}

function placeBeside(text: Y.XmlText): { parent: Y.XmlElement; index: number } | null {
  let item = text._item
  const parentOf = (one: Y.Item) => one.parent as Y.XmlElement
  while (item && (parentOf(item)._item?.deleted || !ROOM_FOR_PARAGRAPHS.includes(parentOf(item).nodeName)))
    item = parentOf(item)._item
  if (!item) return null
  let index = 0
  for (let one = parentOf(item)._start; one !== null && one !== item; one = one.right) if (!one.deleted) index++
  if (!item.deleted) index++
  return { parent: parentOf(item), index }
}
