// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentExtensions } from '#app/document/document-extensions.ts'
import { documentFromContent } from '#app/document/document-from-content.ts'
import { sectionText } from '#app/document/document-text.ts'
import { FRAGMENT, SCHEMA_VERSION } from '#app/document/schema-version.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { PasteDocuments, type PasteOutcome } from './paste-documents.ts'
import { UndoSteps } from './undo-steps.ts'

let editor: Editor | null = null
afterEach(() => editor?.destroy())

/** The editor as people have it, on a text of one line, with the cursor behind it. */
async function open() {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    seedUpdate(documentFromContent({ body: [{ kind: 'paragraph', text: '始め' }], background: '理由' })),
  )
  const told: (PasteOutcome | null)[] = []
  const opened = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    // There is no layout to scroll in.
    editorProps: { handleScrollToSelection: () => true },
    extensions: [
      ...documentExtensions(),
      Collaboration.configure({ document: doc, field: FRAGMENT }),
      UndoSteps,
      PasteDocuments.configure({ onPaste: (outcome) => told.push(outcome) }),
    ],
  })
  editor = opened
  await new Promise((created) => opened.on('create', created))
  opened.commands.setTextSelection(4)
  const text = () => sectionText(opened.getJSON() as DocumentJson, 'body')
  const type = (words: string) => opened.view.dispatch(opened.state.tr.insertText(words))
  const paste = async (clipboard: { html?: string; text?: string }) => {
    const count = told.length
    const event = new Event('paste', { bubbles: true, cancelable: true })
    const data = {
      getData: (kind: string) => (kind === 'text/html' ? clipboard.html : clipboard.text) ?? '',
      files: [],
    }
    Object.assign(event, { clipboardData: data })
    opened.view.dom.dispatchEvent(event)
    await expect.poll(() => told.length, { timeout: 20_000 }).toBeGreaterThan(count)
  }
  const before = () => {
    const { $from } = opened.state.selection
    return $from.parent.textBetween(0, $from.parentOffset)
  }
  return { opened, told, text, type, paste, before, undo: () => opened.commands.undo() }
}

it('one undo takes back one thought, and the cursor stands behind what is left or came back', async () => {
  const { opened, text, type, undo, before } = await open()
  type('、県は')
  type('支援する')
  opened.commands.splitBlock()
  type('二行目')
  expect(text()).toBe('始め、県は支援する\n二行目')
  undo()
  expect(text()).toBe('始め、県は支援する')
  undo()
  undo()
  expect([text(), before()]).toEqual(['始め、県は', '始め、県は'])
  opened.commands.redo()
  expect([text(), before()]).toEqual(['始め、県は支援する', '始め、県は支援する'])
  opened.commands.setTextSelection(2)
  opened.view.dispatch(opened.state.tr.delete(5, 7))
  opened.commands.setTextSelection(2)
  undo()
  expect([text(), before()]).toEqual(['始め、県は支援する', '始め、県は'])
})

it('letters of a word that is typed go together, the next word apart', async () => {
  const { text, type, undo } = await open()
  for (const letter of ' plan for all') type(letter)
  undo()
  expect(text()).toBe('始め plan for ')
  undo()
  expect(text()).toBe('始め plan ')
})

it('a paste is one step, says what it left out, and can be had as it was written', async () => {
  const { opened, told, text, type, paste, undo } = await open()
  opened.commands.splitBlock()
  await paste({ html: '<p>①点検を<s>毎月</s>毎年行う</p><p>②<ruby>逼迫<rt>ひっぱく</rt></ruby></p>' })
  expect(text()).toBe('始め\n　（1）点検を毎年行う\n　（2）逼迫')
  const pasted = told.at(-1)
  if (pasted?.kind !== 'pasted') throw new Error('not pasted')
  expect(pasted.leftOut).toEqual({ signs: 2, deleted: 1, readings: 1 })
  pasted.again?.('asWritten')
  expect(text()).toBe('始め\n①点検を毎月毎年行う\n②逼迫（ひっぱく）')
  undo()
  expect(text()).toBe('始め')
  expect(told.at(-1)).toBeNull()
  await paste({ text: '①甲\n②乙' })
  type('丙')
  expect(told.at(-1)).toMatchObject({ kind: 'pasted', again: null })
})

it('what another ProseMirror page copied is read like all that comes from elsewhere', async () => {
  const { told, text, paste } = await open()
  await paste({
    html: '<p data-pm-slice="1 1 []">点検を<s>毎月</s>毎年<span style="display:none">内部メモ</span><ruby>逼迫<rt>ひっぱく</rt></ruby></p>',
  })
  expect(text()).toBe('始め点検を毎年逼迫')
  expect(told.at(-1)).toMatchObject({ kind: 'pasted', leftOut: { deleted: 1, hidden: 1, readings: 1 } })
  await paste({ html: '<p data-pm-slice="1 1 []" data-policy-text="1">、<s>古い</s>版</p>' })
  expect(text()).toBe('始め点検を毎年逼迫、版')
})

it('what another page calls ours brings in nothing that the server would not take', async () => {
  const { opened, paste } = await open()
  const own = `data-policy-text="${SCHEMA_VERSION}"`
  await paste({ html: `<table ${own}><tr><td colspan="9999" rowspan="x" data-colwidth="x">甲</td></tr></table>` })
  await paste({ html: `<p ${own}>乙&#1;丙</p>` })
  opened.state.doc.descendants((node) => {
    if (node.type.name === 'tableCell') expect(node.attrs).toEqual({ colspan: 1, rowspan: 1, colwidth: null })
  })
  expect(opened.getJSON()).toSatisfy((json) => JSON.stringify(json).includes('tableCell'))
  expect(opened.state.doc.textContent).toContain('甲')
  expect(opened.state.doc.textContent).not.toContain('\u0001')
})

it('what was copied from one of our texts keeps its form', async () => {
  const { opened, told, text, paste } = await open()
  await paste({
    html: '<p>①甲</p><p>②乙</p><table><tr><td colspan="2">丙</td></tr><tr><td>丁</td><td>戊</td></tr></table>',
  })
  opened.commands.selectAll()
  const copied: Record<string, string> = {}
  const event = new Event('copy', { bubbles: true, cancelable: true })
  const setData = (kind: string, data: string) => {
    copied[kind] = data
  }
  opened.view.dom.dispatchEvent(Object.assign(event, { clipboardData: { setData, clearData: () => {} } }))
  const html = copied['text/html'] ?? ''
  expect(html).toContain(`data-policy-text="${SCHEMA_VERSION}"`)
  const before = text()
  expect(before).toBe('始め\n　（1）甲\n　（2）乙\n丙\n丁\t戊')
  await paste({ html })
  expect(text()).toContain(before)
  expect(told.at(-1)).toMatchObject({ kind: 'pasted', leftOut: {} })
})
