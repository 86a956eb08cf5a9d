import { type Editor, Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type TypedSign, typedSign, wouldGoOn } from './typed-sign.ts'

/** Where the cursor stood after a list was made of typed letters, as long as nothing else was done since; else null. */
const made = new PluginKey<number | null>('typedLists')

/** An input method is done some moments after it says so: until then the editor may still be reading what it wrote. */
const SETTLED_AFTER = 60

/**
 * 「（1）」 or 「・」 typed at the start of a line becomes a list item with the next letter or a space. One Ctrl+Z or Backspace gives the
 * typed letters back. While an input method converts nothing is changed: it would lose what it is converting.
 */
export const TypedLists = Extension.create({
  name: 'typedLists',
  // Before what Backspace does in lists.
  priority: 200,
  addKeyboardShortcuts() {
    return { Backspace: () => made.getState(this.editor.state) !== null && this.editor.commands.undo() }
  },
  addProseMirrorPlugins() {
    const { editor } = this
    /** What stood before the cursor when the input method began, where that could be or become a sign. */
    let begun: string | null = null
    const afterComposition = (view: EditorView, written: string) => {
      if (view.isDestroyed || view.composing || begun === null) return
      const before = textBefore(view.state)
      const sign = before === null ? null : signOf(before, begun + written)
      begun = null
      if (!sign || before === null) return
      // What was converted may still be held back: written now, it is a step of its own, and undoing leaves it.
      view.dispatch(view.state.tr)
      makeList(editor, sign, before.length)
    }
    return [
      new Plugin<number | null>({
        key: made,
        state: {
          init: () => null,
          apply(transaction, at) {
            if (transaction.getMeta(made)) return transaction.selection.from
            if (at === null || (!transaction.docChanged && !transaction.selectionSet)) return at
            return isChangeOrigin(transaction) && transaction.selection.from === transaction.mapping.map(at)
              ? transaction.selection.from
              : null
          },
        },
        props: {
          handleTextInput(view, from, to, text) {
            const before = view.composing || from !== to ? null : textBefore(view.state)
            const sign = before === null ? null : typedSign(before)
            if (!sign || sign.length !== before?.length || !wouldGoOn(sign, text)) return false
            if (!mayBecome(view.state, sign)) return false
            // What is typed is a step of its own, so that undoing leaves it.
            view.dispatch(view.state.tr.insertText(text, from, to))
            makeList(editor, sign, before.length + (/^\s+$/.test(text) ? text.length : 0))
            return true
          },
          handleDOMEvents: {
            compositionstart: (view) => {
              begun = textBefore(view.state)
              return false
            },
            compositionend: (view, event) => {
              const { data } = event
              if (begun !== null) setTimeout(() => afterComposition(view, data), SETTLED_AFTER)
              return false
            },
          },
        },
      }),
    ]
  },
})

/** The letters of the paragraph before the cursor; null where there is none that could become a list item. */
function textBefore({ selection }: EditorState): string | null {
  const { $from, empty } = selection
  if (!empty || $from.parent.type.name !== 'paragraph') return null
  return $from.parent.textBetween(0, $from.parentOffset, null, '\ufffc')
}

/** The sign that was written with or before a conversion, with something behind it; `whole` is all that the conversion left. */
function signOf(before: string, whole: string): TypedSign | null {
  const sign = typedSign(before)
  if (!sign || before !== whole || before.length === sign.length) return null
  return wouldGoOn(sign, before.slice(sign.length)) ? sign : null
}

/**
 * A number is right or absent: （1） begins a list, （3） goes on with one of two items that stands right above. Inside of a list
 * only ① says something new: a level further in.
 */
function mayBecome({ selection: { $from } }: EditorState, sign: TypedSign): boolean {
  const container = $from.node($from.depth - 1)
  const index = $from.index($from.depth - 1)
  if (container.type.name === 'listItem') {
    const list = $from.node($from.depth - 2)
    const above = $from.index($from.depth - 2) > 0 ? list.child($from.index($from.depth - 2) - 1) : null
    return index === 0 && sign.isInner && sign.number === 1 && above?.lastChild?.type.name === 'paragraph'
  }
  const above = index > 0 ? container.child(index - 1) : null
  if (sign.number === null) return true
  if (above?.type.name !== 'orderedList') return sign.number === 1
  return !sign.isInner && sign.number === above.childCount + 1
}

/** Makes an item of the paragraph with the cursor, without its first `length` letters. */
function makeList(editor: Editor, sign: TypedSign, written: number): void {
  const { state } = editor
  if (!editor.isEditable || !mayBecome(state, sign)) return
  const { $from } = state.selection
  const start = $from.start()
  const isInList = $from.node($from.depth - 1).type.name === 'listItem'
  // Spaces right behind the sign were typed for its sake.
  const text = $from.parent.textBetween(0, $from.parent.content.size, null, '\ufffc')
  const length = Math.max(
    sign.length,
    Math.min(written, sign.length + (/^\s*/.exec(text.slice(sign.length))?.[0].length ?? 0)),
  )
  const chain = editor.chain().deleteRange({ from: start, to: start + length })
  if (isInList) chain.sinkListItem('listItem')
  else if (sign.number === null) chain.toggleBulletList()
  else chain.toggleOrderedList()
  chain
    .command(({ tr }) => {
      tr.setMeta(made, true)
      return true
    })
    .run()
}
