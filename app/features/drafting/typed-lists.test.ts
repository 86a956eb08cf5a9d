// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentExtensions } from '#app/document/document-extensions.ts'
import { documentFromContent } from '#app/document/document-from-content.ts'
import { sectionText } from '#app/document/document-text.ts'
import { signReadings } from '#app/document/paste-signs.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { TypedLists } from './typed-lists.ts'
import { typedSign, wouldGoOn } from './typed-sign.ts'
import { UndoSteps } from './undo-steps.ts'

let editor: Editor | null = null
afterEach(() => editor?.destroy())

/** The editor on an empty text, with the cursor in its first paragraph. */
async function open(text = '') {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate(documentFromContent({ body: [{ kind: 'paragraph', text }], background: '理由' })))
  const opened = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    editorProps: { handleScrollToSelection: () => true },
    extensions: [
      ...documentExtensions(),
      Collaboration.configure({ document: doc, field: FRAGMENT }),
      UndoSteps,
      TypedLists,
    ],
  })
  editor = opened
  await new Promise((created) => opened.on('create', created))
  opened.commands.setTextSelection(2)
  const { view } = opened
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    return view.someProp('handleKeyDown', (handle) => handle(view, event)) ?? false
  }
  /** Each as the browser hands it over: a letter, or what an input method has committed at once. */
  const type = (...pieces: string[]) => {
    for (const piece of pieces) {
      if (piece === '\n') {
        press('Enter')
        continue
      }
      const { from, to } = opened.state.selection
      const plain = () => opened.state.tr.insertText(piece, from, to)
      if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, piece, plain))) view.dispatch(plain())
    }
  }
  /** What an input method converts; the text stands there before it says that it is done. */
  const compose = async (words: string) => {
    view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    view.dispatch(opened.state.tr.insertText(words).setMeta('composition', words))
    expect(body()).not.toContain('\u2028')
    view.dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: words }))
    await new Promise((resolve) => setTimeout(resolve, 120))
  }
  const body = () => sectionText(opened.getJSON() as DocumentJson, 'body')
  return { opened, type, compose, press, body, undo: () => opened.commands.undo() }
}

describe('E4: a sign typed at the start of a line', () => {
  it.each([
    [['（1）', '水'], '水'],
    [['(1)', '水'], '水'],
    [['（', '１', '）', '水源'], '水源'],
    [['（1）', '　'], ''],
    [['①', '水'], '水'],
    [['1．', '水'], '水'],
    [['・', '水'], '水'],
    [['・', ' '], ''],
  ])('%j becomes an item, and undo and Backspace give the typed letters back', async (pieces, words) => {
    for (const back of ['undo', 'Backspace'] as const) {
      const { opened, type, undo, press, body } = await open()
      type(...pieces)
      const list = opened.state.doc.firstChild?.firstChild
      expect(list?.type.name).toBe(pieces[0] === '・' ? 'bulletList' : 'orderedList')
      expect(list?.textContent).toBe(words)
      if (back === 'undo') undo()
      else expect(press('Backspace')).toBe(true)
      expect(opened.state.doc.firstChild?.firstChild?.type.name).toBe('paragraph')
      expect(body()).toBe(pieces.join(''))
      // It was not meant: going on leaves it as it is.
      type('源')
      expect(body()).toBe(`${pieces.join('')}源`)
      opened.destroy()
    }
  })

  it.each([
    [['（1）', '、']],
    [['（1）', 'から']],
    [['（3）', '水']],
    [['1.', '5']],
    [['・', '・']],
    [['3', ' ', '年']],
    [['（1）水']],
    [['水', '（1）', '源']],
  ])('%j stays as it is typed', async (pieces) => {
    const { opened, type, body } = await open()
    type(...pieces)
    expect(opened.state.doc.firstChild?.firstChild?.type.name).toBe('paragraph')
    expect(body()).toBe(pieces.join(''))
  })

  it('a number goes on with the list above only where it is the next', async () => {
    const { opened, type } = await open()
    type('（1）', '水', '\n', '空', '\n', '\n', '（2）', '土')
    expect(opened.state.doc.firstChild?.child(1).textContent).toBe('（2）土')
    const second = await open()
    second.type('（1）', '水', '\n', '空', '\n', '\n', '（3）', '土')
    const { firstChild } = second.opened.state.doc
    expect(firstChild?.childCount).toBe(1)
    expect(firstChild?.firstChild?.childCount).toBe(3)
  })

  it('① in an item stands under the one before', async () => {
    const { opened, type } = await open()
    type('（1）', '水', '\n', '①', '川')
    const list = opened.state.doc.firstChild?.firstChild
    expect(list?.childCount).toBe(1)
    expect(list?.firstChild?.lastChild?.type.name).toBe('orderedList')
    expect(list?.firstChild?.lastChild?.textContent).toBe('川')
  })

  it('while an input method converts nothing is changed; afterwards what it wrote becomes the item', async () => {
    const { opened, compose, body, undo } = await open()
    await compose('（１）')
    expect(body()).toBe('（１）')
    await compose('水源')
    expect(opened.state.doc.firstChild?.firstChild?.type.name).toBe('orderedList')
    expect(opened.state.doc.firstChild?.firstChild?.textContent).toBe('水源')
    undo()
    expect(body()).toBe('（１）水源')
  })

  it('is read as a clear sign by pasting too', () => {
    for (const sign of ['（1）', '(1)', '（１）', '1.', '１．', '①', '⑳', '・', '･']) {
      expect(typedSign(sign)?.length, sign).toBe(sign.length)
      const clear = signReadings(`${sign}水源を守ること。`).filter(({ isWeak }) => !isWeak)
      expect(clear, sign).not.toEqual([])
      expect(clear[0]?.n, sign).toBe(typedSign(sign)?.number ?? 0)
    }
  })

  it('tells an item from a sentence about the sign', () => {
    const sign = typedSign('（1）')
    if (!sign) throw new Error('no sign')
    expect(['水', ' ', '　', '2027年度', 'のり養殖'].filter((next) => !wouldGoOn(sign, next))).toEqual([])
    expect(['、', 'から', 'の', '～（3）', ''].filter((next) => wouldGoOn(sign, next))).toEqual([])
  })
})
