import { Editor } from '@tiptap/core'
import { type Node, Slice } from '@tiptap/pm/model'
import { type Selection, TextSelection } from '@tiptap/pm/state'
import { CellSelection, TableMap } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import type { KeptEdits } from '#app/features/drafting/connection/kept-edits.ts'
import { openRoom, type RoomConnection, type RoomSnapshot } from '#app/features/drafting/connection/open-room.ts'
import { editorExtensions } from '#app/features/drafting/editor-extensions.ts'
import type { Record } from './letters.ts'
import { FakeSocket, type Wire } from './network.ts'
import type { Random } from './random.ts'
import { REQUEST } from './server.ts'

/** The commands of the toolbar, and the keys, that change the structure of the text. */
const KEYS = { enter: 'Enter', backspace: 'Backspace', tab: 'Tab', shiftTab: 'Shift-Tab' } as const
const TABLE = [
  'addColumnAfter',
  'addColumnBefore',
  'addRowAfter',
  'addRowBefore',
  'deleteColumn',
  'deleteRow',
  'mergeCells',
  'splitCell',
  'toggleHeaderRow',
] as const

/** A person at a browser: the real connection and the real editor. */
export class Person {
  readonly connection: RoomConnection
  readonly unsent: string[] = []
  /** What was done, for a run that is looked into. */
  readonly story: string[] = []
  private readonly page = document.body.appendChild(document.createElement('div'))
  private editor: Editor | null = null
  private copy = 0
  private reading = ''
  private composing: { readonly from: number; to: number; steps: number } | null = null
  /** The letter typed just before, without having gone elsewhere since. */
  private runBefore: string | null = null

  constructor(
    readonly number: number,
    readonly wire: Wire,
    private readonly random: Random,
    private readonly record: Record,
  ) {
    this.connection = openRoom({
      requestId: REQUEST,
      personId: wire.actor.personId,
      url: 'ws://desk/collab',
      keptEdits: noStore(),
      page: this.page,
      WebSocket: class extends FakeSocket {
        constructor() {
          super(wire)
        }
      } as unknown as typeof WebSocket,
    })
    this.snapshot.provider.maxBackoffTime = 100
    this.connection.subscribe(() => this.look())
    this.look()
  }

  get snapshot(): RoomSnapshot {
    return this.connection.getSnapshot()
  }

  get view(): EditorView | null {
    return this.editor?.view ?? null
  }

  get isComposing(): boolean {
    return this.composing !== null
  }

  /** Does something by chance. */
  act(): void {
    const { editor } = this
    if (!editor?.isEditable) return
    if (this.composing) {
      this.composeOn()
      return
    }
    const isInTable = editor.isActive('table')
    const what = this.random.weighted({
      type: 30,
      go: 10,
      compose: 8,
      enter: 6,
      backspace: 6,
      tab: editor.isActive('listItem') ? 6 : 0,
      shiftTab: editor.isActive('listItem') ? 3 : 0,
      list: 1.5,
      paste: 2,
      undo: 2,
      redo: 1,
      deleteRange: 1.5,
      bold: 1,
      lineBreak: 1,
      insertTable: isInTable ? 0 : 1,
      table: isInTable ? 10 : 0,
    })
    this[what](editor)
  }

  /** Ends what is being done, for the end of a run. */
  finish(): void {
    if (this.composing) this.commit()
  }

  leave(): void {
    this.connection.close()
    this.editor?.destroy()
    this.page.remove()
  }

  private look(): void {
    const { snapshot } = this
    if (snapshot.unsent && this.unsent.at(-1) !== snapshot.unsent.text) this.unsent.push(snapshot.unsent.text)
    if (snapshot.isLoaded && this.copy !== snapshot.copy) this.open(snapshot)
    // As the page does it, which renders a moment later.
    if (!snapshot.isLoaded && this.editor) this.close()
    this.editor?.setEditable(snapshot.isEditable, false)
    if (!snapshot.isEditable && this.composing) this.abandon()
  }

  private close(): void {
    this.editor?.destroy()
    this.editor = null
    this.composing = null
    this.runBefore = null
    this.copy = 0
  }

  private open(snapshot: RoomSnapshot): void {
    this.close()
    snapshot.provider.maxBackoffTime = 100
    this.copy = snapshot.copy
    const words = { body: '', background: '' }
    this.editor = new Editor({
      element: this.page,
      injectCSS: false,
      editable: snapshot.isEditable,
      extensions: editorExtensions({
        doc: snapshot.doc,
        provider: snapshot.provider,
        sectionLabels: words,
        placeholders: words,
        nothingWritten: '',
        guard: { isEditable: () => this.snapshot.isEditable, onFull: () => {} },
        onLink: () => {},
        onPaste: () => {},
      }),
    })
    this.goAnywhere()
  }

  /** What the own action took away from the view counts as deleted, what it brought as written. */
  private doing(what: string, action: () => void): void {
    const { view } = this
    if (!view) return
    const before = view.state.doc
    action()
    const after = this.view?.state.doc ?? before
    this.story.push(what)
    this.record.changed(this.number, before, after)
  }

  private type(_: Editor): void {
    const count = this.random.between(1, 4)
    for (let n = 0; n < count; n++) {
      const letter = this.record.newLetter(this.number)
      this.doing(`type ${letter}`, () => {
        const view = this.view as EditorView
        view.dispatch(view.state.tr.insertText(letter))
      })
      if (this.runBefore) this.record.follows(this.runBefore, letter, this.view as EditorView)
      this.runBefore = letter
    }
  }

  private goAnywhere(): void {
    const { view } = this
    if (!view) return
    const blocks: { pos: number; size: number }[] = []
    view.state.doc.descendants((node, pos) => {
      if (node.isTextblock) blocks.push({ pos, size: node.content.size })
    })
    const block = this.random.pick(blocks.length > 3 && this.random.chance(0.6) ? blocks.slice(0, 3) : blocks)
    if (!block) return
    const offset = this.random.chance(0.4) ? block.size : this.random.between(0, block.size)
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, block.pos + 1 + offset)))
    this.runBefore = null
  }

  private go(_: Editor): void {
    this.goAnywhere()
  }

  private press(name: keyof typeof KEYS): void {
    this.runBefore = null
    this.doing(name, () => {
      const view = this.view as EditorView
      const key = KEYS[name]
      const event = new KeyboardEvent('keydown', { key: key.replace('Shift-', ''), shiftKey: key.startsWith('Shift-') })
      if (view.someProp('handleKeyDown', (handle) => handle(view, event)) || name !== 'backspace') return
      const { empty, from, $from } = view.state.selection
      if (!empty) view.dispatch(view.state.tr.deleteSelection())
      else if ($from.parentOffset > 0) view.dispatch(view.state.tr.delete(from - 1, from))
    })
  }

  private enter(_: Editor): void {
    this.press('enter')
  }
  private backspace(_: Editor): void {
    this.press('backspace')
  }
  private tab(_: Editor): void {
    this.press('tab')
  }
  private shiftTab(_: Editor): void {
    this.press('shiftTab')
  }

  private command(name: string, run: () => void): void {
    this.runBefore = null
    this.doing(name, run)
  }

  private list(editor: Editor): void {
    this.command('list', () => editor.commands.toggleOrderedList())
  }
  private undo(editor: Editor): void {
    this.command('undo', () => editor.commands.undo())
  }
  private redo(editor: Editor): void {
    this.command('redo', () => editor.commands.redo())
  }
  private lineBreak(editor: Editor): void {
    this.command('lineBreak', () => editor.commands.setHardBreak())
  }

  private bold(editor: Editor): void {
    this.selectInBlock()
    this.command('bold', () => editor.commands.toggleBold())
    this.goAnywhere()
  }

  private deleteRange(_: Editor): void {
    if (this.random.chance(0.7)) this.selectInBlock()
    else this.selectAcross()
    this.press('backspace')
  }

  private insertTable(editor: Editor): void {
    this.command('insertTable', () => editor.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: false }))
  }

  private table(editor: Editor): void {
    const name = this.random.pick(TABLE)
    if (name === 'mergeCells') this.selectCells()
    this.command(name, () => editor.commands[name]())
    const { view } = this
    if (view?.state.selection instanceof CellSelection) this.goAnywhere()
  }

  private paste(_: Editor): void {
    const lines = Array.from({ length: this.random.between(1, 3) }, () =>
      Array.from({ length: this.random.between(1, 3) }, () => this.record.newLetter(this.number)).join(''),
    )
    this.runBefore = null
    this.doing(`paste ${lines.join('/')}`, () => {
      const view = this.view as EditorView
      const data = { getData: (kind: string) => (kind === 'text/plain' || kind === 'Text' ? lines.join('\n') : '') }
      const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData: data })
      view.someProp('handlePaste', (handle) => handle(view, event as unknown as ClipboardEvent, Slice.empty))
    })
  }

  private compose(_: Editor): void {
    const view = this.view as EditorView
    if (this.random.chance(0.15)) this.selectInBlock()
    this.runBefore = null
    // What was selected over several blocks goes when a conversion begins.
    this.doing('compose', () => view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })))
    const { from, to } = view.state.selection
    this.composing = { from, to, steps: this.random.between(1, 4) }
    this.composeOn()
  }

  /** One step of a composition: more kana, what it is converted into, or nothing after all. */
  private composeOn(): void {
    const { composing, view } = this
    if (!composing || !view) return
    if (composing.steps > 0) {
      composing.steps--
      const reading = this.record.newReading(this.random.between(1, 3))
      this.reading = reading
      view.dom.dispatchEvent(new CompositionEvent('compositionupdate', { bubbles: true, data: reading }))
      this.convert(reading)
    } else if (this.random.chance(0.2)) this.cancel()
    else this.commit()
  }

  private convert(text: string): void {
    const { composing, view } = this
    if (!composing || !view) return
    this.doing(`show ${text}`, () => {
      // Others wait while this goes on, so that nothing moves.
      view.dispatch(view.state.tr.insertText(text, composing.from, composing.to))
    })
    composing.to = composing.from + text.length
  }

  private commit(): void {
    this.convert(Array.from({ length: this.random.between(1, 3) }, () => this.record.newLetter(this.number)).join(''))
    this.endComposition()
  }

  private cancel(): void {
    this.convert('')
    this.endComposition()
  }

  /** The text was frozen: a browser ends the conversion there, and what it showed is what was written. */
  private abandon(): void {
    this.record.keepReading(this.reading)
    this.endComposition()
  }

  private endComposition(): void {
    this.story.push('composed')
    this.composing = null
    this.view?.dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
  }

  private selectInBlock(): void {
    const view = this.view as EditorView
    const { $from } = view.state.selection
    if (!$from.parent.isTextblock || $from.parent.content.size === 0) return
    const from = $from.start() + this.random.between(0, $from.parent.content.size)
    const to = Math.min(from + this.random.between(1, 3), $from.end())
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
  }

  private selectAcross(): void {
    const view = this.view as EditorView
    const { doc, selection } = view.state
    const section = selection.$from.node(1)
    if (!section) return
    const to = Math.min(selection.from + this.random.between(2, 12), selection.$from.end(1))
    view.dispatch(view.state.tr.setSelection(TextSelection.between(doc.resolve(selection.from), doc.resolve(to))))
  }

  private selectCells(): void {
    const view = this.view as EditorView
    const { doc, selection } = view.state
    let table: { node: Node; start: number } | null = null
    for (let depth = selection.$from.depth; depth > 0; depth--)
      if (selection.$from.node(depth).type.name === 'table')
        table = { node: selection.$from.node(depth), start: selection.$from.start(depth) }
    if (!table) return
    const map = TableMap.get(table.node)
    if (map.problems) return
    const [one, other] = [this.random.pick(map.map), this.random.pick(map.map)]
    if (one === undefined || other === undefined) return
    view.dispatch(
      view.state.tr.setSelection(
        CellSelection.create(doc, table.start + one, table.start + other) as unknown as Selection,
      ),
    )
  }
}

/** Tabs are not closed here: what is kept between visits has tests of its own. */
const noStore = (): KeptEdits => ({ load: async () => [], save: async () => {}, remove: async () => {} })
