import { checkPackage } from '../check-package.ts'
import { type ReadDocument, Unreadable } from '../read-document.ts'
import type { ReadAside, ReadText } from '../read-text.ts'
import { tablesAsSheets } from '../text-tables.ts'
import { createFields } from './fields.ts'
import { printed } from './number-formats.ts'
import { numbersOf } from './numbering.ts'
import { type BlockContext, readBlocks } from './read-blocks.ts'
import { stylesOf } from './styles.ts'
import { child, childrenOf, type Element, treeOf, valueIn } from './xml-tree.ts'

/** Is the packed file one of Word's? */
export const isWord = (names: ReadonlySet<string>): boolean => [...names].some((name) => /^word\//.test(name))

type Relation = { readonly id: string; readonly type: string; readonly target: string }

/**
 * Reads a Word file (.docx, .docm, .dotx).
 * @throws Unreadable when it is none, is broken, or holds more than is read
 */
export async function readWord(bytes: Uint8Array): Promise<ReadDocument> {
  const { xml } = await checkPackage(bytes, (name) => !/^(customXml|docProps|xl)\//.test(name))
  const trees = new Map<string, Element>()
  const part = (name: string): Element | null => {
    const text = xml.get(name)
    if (text !== undefined && !trees.has(name)) trees.set(name, treeOf(text))
    return trees.get(name) ?? null
  }
  const main =
    relationsOf(part('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml'
  const document = part(main)
  const body = document?.name === 'w:document' ? child(document, 'w:body') : undefined
  if (!body) throw new Unreadable('fileBroken')
  const [folder = '', file = ''] = [main.slice(0, main.lastIndexOf('/') + 1), main.slice(main.lastIndexOf('/') + 1)]
  const relations = relationsOf(part(`${folder}_rels/${file}.rels`), folder)
  const partOf = (type: string): Element | null => {
    const target = relations.find((one) => one.type === type)?.target
    return target === undefined ? null : part(target)
  }
  const text = readText(body, {
    partOf,
    related: (id) => part(relations.find((one) => one.id === id)?.target ?? ''),
    all: (type) => relations.filter((one) => one.type === type).flatMap(({ target }) => part(target) ?? []),
  })
  return { sheets: tablesAsSheets(text), text }
}

function relationsOf(root: Element | null, folder: string): Relation[] {
  return childrenOf(root ?? undefined, 'rel:Relationship').flatMap(({ attributes }) => {
    const { Id = '', Type = '', Target = '', TargetMode } = attributes
    if (TargetMode === 'External') return []
    const path = Target.startsWith('/') ? Target.slice(1) : folder + Target
    return [{ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: withoutSteps(path) }]
  })
}

/** 「word/../customXml/a.xml」 as it is named in the package. */
const withoutSteps = (path: string): string => {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

type Parts = {
  readonly partOf: (type: string) => Element | null
  readonly related: (id: string) => Element | null
  readonly all: (type: string) => Element[]
}

function readText(body: Element, { partOf, related, all }: Parts): ReadText {
  const styles = stylesOf(partOf('styles'))
  const numbering = partOf('numbering')
  const labels = { footnote: new Map<string, string>(), endnote: new Map<string, string>() }
  const formats = noteFormats(partOf('settings'))
  const noteLabel = (kind: 'footnote' | 'endnote', id: string): string => {
    const known = labels[kind].get(id)
    if (known !== undefined) return known
    const label = printed(formats[kind], labels[kind].size + 1)
    labels[kind].set(id, label)
    return label
  }
  const counts = { paragraphs: 0, tables: 0, letters: 0 }
  const context = (numbers = numbersOf(numbering)): BlockContext => ({
    ...{ styles, numbers, counts },
    runs: { styles, fields: createFields(), noteLabel, relatedPart: related },
  })
  const blocks = readBlocks(body, {}, context())
  const aside = (kind: ReadAside['kind'], element: Element, label = ''): ReadAside[] => {
    const read = readBlocks(element, {}, context())
    return read.length > 0 ? [{ kind, label, blocks: read }] : []
  }
  const notes = (kind: 'footnote' | 'endnote'): ReadAside[] =>
    childrenOf(partOf(`${kind}s`) ?? undefined, `w:${kind}`)
      .filter(({ attributes }) => (attributes['w:type'] ?? 'normal') === 'normal')
      .flatMap((note) => aside(kind, note, labels[kind].get(note.attributes['w:id'] ?? '') ?? ''))
  const comments = childrenOf(partOf('comments') ?? undefined, 'w:comment').flatMap((one) => aside('comment', one))
  return {
    blocks,
    asides: [
      ...notes('footnote'),
      ...notes('endnote'),
      ...comments,
      ...all('header').flatMap((one) => aside('header', one)),
      ...all('footer').flatMap((one) => aside('footer', one)),
    ],
  }
}

/** How notes are counted; Word's own way where the file says nothing. */
function noteFormats(settings: Element | null): { readonly footnote: string; readonly endnote: string } {
  const format = (kind: 'footnote' | 'endnote') => valueIn(child(settings ?? undefined, `w:${kind}Pr`), 'w:numFmt')
  return { footnote: format('footnote') ?? 'decimal', endnote: format('endnote') ?? 'lowerRoman' }
}
