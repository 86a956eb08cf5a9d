import { baseKeymap, deleteSelection, joinBackward, selectAll } from '@tiptap/pm/commands'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { AllSelection, type Command, EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { documentFromContent } from './document-from-content.ts'
import { documentSchema } from './document-schema.ts'
import { sectionText } from './document-text.ts'
import { isSafeLink } from './safe-link.ts'

const sample = () =>
  documentFromContent({
    body: [
      { kind: 'paragraph', text: '次の施策を講じること。' },
      { kind: 'list', style: '（1）', items: [{ text: '研修を開くこと。' }] },
    ],
    background: '要望が寄せられている。',
  })

const stateWith = (choose: (doc: Node) => EditorState['selection']) => {
  const doc = documentSchema.nodeFromJSON(sample())
  return EditorState.create({ doc, selection: choose(doc) })
}

const run = (state: EditorState, command: Command): EditorState => {
  let next = state
  command(state, (tr) => {
    next = state.apply(tr)
  })
  return next
}

const wholeTextAsText = (doc: Node) => TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size))

/** Both sections are there, each with at least a paragraph, and the whole fits the schema. */
const expectBothSections = (doc: Node) => {
  doc.check()
  expect(doc.children.map((node) => node.type.name)).toEqual(['requestBody', 'background'])
}

describe('both sections survive', () => {
  const SELECTIONS = [
    ['the whole document', (doc: Node) => new AllSelection(doc)],
    ['all text from the first to the last character', wholeTextAsText],
  ] as const

  for (const [name, select] of SELECTIONS) {
    it(`select all (${name}) and delete leaves two empty sections`, () => {
      const { doc } = run(stateWith(select), deleteSelection)
      expectBothSections(doc)
      expect(doc.textContent).toBe('')
    })

    it(`select all (${name}) and type writes into the request`, () => {
      const state = stateWith(select)
      const { doc } = state.apply(state.tr.insertText('新しい文'))
      expectBothSections(doc)
      expect(sectionText(doc.toJSON(), 'body')).toBe('新しい文')
      expect(sectionText(doc.toJSON(), 'background')).toBe('')
    })

    it(`select all (${name}) and paste keeps what is pasted in the request`, () => {
      const state = stateWith(select)
      const pasted = documentSchema.nodes.paragraph?.create(null, documentSchema.text('貼り付けた文'))
      const { doc } = state.apply(state.tr.replaceSelection(new Slice(Fragment.from(pasted), 1, 1)))
      expectBothSections(doc)
      expect(doc.textContent).toBe('貼り付けた文')
      expect(doc.child(0).textContent).toBe('貼り付けた文')
    })

    it(`pasting a whole text over everything (${name}) gives that text`, () => {
      const state = stateWith(select)
      const other = documentSchema.nodeFromJSON(
        documentFromContent({ body: [{ kind: 'paragraph', text: '甲' }], background: '乙' }),
      )
      const { doc } = state.apply(state.tr.replaceSelection(new Slice(other.content, 0, 0)))
      expectBothSections(doc)
      expect(doc.textContent).toBe('甲乙')
    })
  }

  it('select all by command and delete', () => {
    const all = run(
      stateWith((doc) => TextSelection.atStart(doc)),
      selectAll,
    )
    const { doc } = run(all, deleteSelection)
    expectBothSections(doc)
    expect(doc.textContent).toBe('')
  })

  it('Backspace at the start of 背景・理由 does not join the sections', () => {
    const state = stateWith((doc) => TextSelection.near(doc.resolve(doc.child(0).nodeSize + 1)))
    const joined = run(state, joinBackward)
    expectBothSections(joined.doc)
    expect(joined.doc.eq(state.doc)).toBe(true)
    expectBothSections(run(state, baseKeymap.Backspace as Command).doc)
  })

  it('Backspace at the start of 要求本文 and Delete at its end change nothing', () => {
    const atStart = stateWith((doc) => TextSelection.atStart(doc))
    expect(run(atStart, baseKeymap.Backspace as Command).doc.eq(atStart.doc)).toBe(true)
    const atEnd = stateWith((doc) => TextSelection.near(doc.resolve(doc.child(0).nodeSize - 1), -1))
    expectBothSections(run(atEnd, baseKeymap.Delete as Command).doc)
    expect(run(atEnd, baseKeymap.Delete as Command).doc.textContent).toBe(atEnd.doc.textContent)
  })

  it('deleting a selection across the border keeps what lies outside it on its side', () => {
    const state = stateWith((doc) => {
      const border = doc.child(0).nodeSize
      return TextSelection.between(doc.resolve(4), doc.resolve(border + 4))
    })
    const { doc } = run(state, deleteSelection)
    expectBothSections(doc)
    expect(doc.textContent).toBe('次のが寄せられている。')
  })
})

describe('what the schema allows', () => {
  const fits = (content: unknown) => {
    try {
      documentSchema.nodeFromJSON(content).check()
      return true
    } catch {
      return false
    }
  }
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'あ' }] }
  const table = {
    type: 'table',
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph] }] }],
  }
  const withBody = (...body: unknown[]) => ({
    type: 'doc',
    content: [
      { type: 'requestBody', content: body },
      { type: 'background', content: [{ type: 'paragraph' }] },
    ],
  })

  it('has exactly these nodes and marks', () => {
    expect(Object.keys(documentSchema.nodes).sort()).toEqual([
      'background',
      'bulletList',
      'doc',
      'hardBreak',
      'listItem',
      'orderedList',
      'paragraph',
      'requestBody',
      'table',
      'tableCell',
      'tableHeader',
      'tableRow',
      'text',
    ])
    expect(Object.keys(documentSchema.marks).sort()).toEqual(['bold', 'link', 'underline'])
    // The editor ships nothing to tell two of a kind apart (tools/lighter-editor.ts).
    for (const mark of Object.values(documentSchema.marks)) expect(mark.excludes(mark), mark.name).toBe(true)
  })

  it('a table stands in a section, not in a list item and not in another table', () => {
    expect(fits(withBody(table))).toBe(true)
    expect(fits(withBody({ type: 'orderedList', content: [{ type: 'listItem', content: [paragraph, table] }] }))).toBe(
      false,
    )
    const nested = {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [table] }] }],
    }
    expect(fits(withBody(nested))).toBe(false)
  })

  it('a text without 背景・理由, or with the sections the other way round, is none', () => {
    expect(fits({ type: 'doc', content: [{ type: 'requestBody', content: [paragraph] }] })).toBe(false)
    const { content } = withBody(paragraph)
    expect(fits({ type: 'doc', content: [...content].reverse() })).toBe(false)
  })

  it('links go to http, https and mailto only', () => {
    for (const href of ['https://example.jp/a?b=c', 'http://example.jp', 'mailto:a@example.jp'])
      expect(isSafeLink(href)).toBe(true)
    for (const href of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'JaVaScript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '/people',
      '//example.jp',
      '',
      null,
    ])
      expect(isSafeLink(href), String(href)).toBe(false)
  })
})
