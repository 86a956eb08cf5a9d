import { SaxesParser } from 'saxes'
import { DEPTH_MAX } from '../check-package.ts'
import { NODES_MAX } from '../limits.ts'
import { Unreadable } from '../read-document.ts'

/** An element of WordprocessingML, under the prefix that Word gives it, whichever the file gave: 「w:p」. */
export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  /** Text directly within. */
  text: string
}

const OOXML = 'http://schemas.openxmlformats.org'
const STRICT = 'http://purl.oclc.org/ooxml'
const PREFIXES: Readonly<Record<string, string>> = {
  [`${OOXML}/wordprocessingml/2006/main`]: 'w',
  [`${STRICT}/wordprocessingml/main`]: 'w',
  [`${OOXML}/officeDocument/2006/relationships`]: 'r',
  [`${STRICT}/officeDocument/relationships`]: 'r',
  [`${OOXML}/package/2006/relationships`]: 'rel',
  [`${OOXML}/markup-compatibility/2006`]: 'mc',
  [`${OOXML}/officeDocument/2006/math`]: 'm',
  [`${STRICT}/officeDocument/math`]: 'm',
  [`${OOXML}/drawingml/2006/main`]: 'a',
  [`${STRICT}/drawingml/main`]: 'a',
  [`${OOXML}/drawingml/2006/diagram`]: 'dgm',
  [`${OOXML}/drawingml/2006/chart`]: 'c',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://www.w3.org/XML/1998/namespace': 'xml',
}

/**
 * Reads a part into a tree.
 * @throws Unreadable when it is no XML, is nested too deep, brings a DOCTYPE, or has more elements than are read
 */
export function treeOf(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let count = 0
  const parser = new SaxesParser({ xmlns: true })
  const broken = () => {
    throw new Unreadable('fileBroken')
  }
  const nameOf = ({ uri, local }: { uri: string; local: string }) => {
    const prefix = PREFIXES[uri]
    return prefix ? `${prefix}:${local}` : local
  }
  parser.on('error', broken)
  parser.on('doctype', broken)
  parser.on('opentag', (tag) => {
    count += 1
    if (count > NODES_MAX) throw new Unreadable('fileTooMuch')
    if (open.length > DEPTH_MAX) broken()
    const attributes: Record<string, string> = {}
    for (const attribute of Object.values(tag.attributes)) attributes[nameOf(attribute)] = attribute.value
    const element: Element = { name: nameOf(tag), attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const take = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return root.children[0] ?? broken()
}

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one) => one.name === name)

export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((one) => one.name === name) ?? []

/** The value of 「<w:jc w:val="center"/>」 and the like. */
export const valueIn = (element: Element | undefined, name: string): string | undefined =>
  child(element, name)?.attributes['w:val']

/** A whole number of the file; undefined where it is none. */
export const numberOf = (text: string | undefined): number | undefined => {
  const number = text === undefined ? Number.NaN : Number.parseInt(text, 10)
  return Number.isNaN(number) ? undefined : number
}

/** A property that is on when it is there: 「<w:vanish/>」, 「<w:vanish w:val="0"/>」. Undefined: it says nothing. */
export const isOn = (properties: Element | undefined, name: string): boolean | undefined => {
  const property = child(properties, name)
  return property && !/^(0|false|off|none)$/.test(property.attributes['w:val'] ?? '1')
}
