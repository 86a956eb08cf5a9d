import { type Editor, Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Plugin, Selection } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'

/**
 * Makes each thought a step of its own for 元に戻す: a word, a conversion, an Enter, a paste. What is changed within half a second is
 * taken back together otherwise, and who writes without a pause would lose several lines at once. The cursor stands behind
 * what was brought back.
 */
export const UndoSteps = Extension.create({
  name: 'undoSteps',
  onCreate() {
    let last: Change | null = null
    // Before the shared document hears of the change, and after.
    this.editor.on('beforeTransaction', ({ editor, transaction }) => {
      if (!transaction.docChanged || isChangeOrigin(transaction)) return
      const change = changeOf(transaction)
      if (!goesOn(last, change)) endStep(editor)
      last = change
    })
    this.editor.on('transaction', ({ editor, transaction }) => {
      if (transaction.docChanged && !isChangeOrigin(transaction) && last?.kind === 'structure') endStep(editor)
    })
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, before, after) =>
        transactions.some((one) => one.getMeta(ySyncPluginKey)?.isUndoRedoOperation)
          ? behindChange(before, after)
          : null,
    }),
  ],
})

const endStep = ({ state }: Editor): void => yUndoPluginKey.getState(state)?.undoManager.stopCapturing()

/** What one change is, as far as it tells where a thought ends. */
type Change = {
  readonly kind: 'letters' | 'deletion' | 'structure'
  /** The conversion it belongs to, of those in this editor. */
  readonly composition: unknown
  readonly text: string
  /** Where it ends: a letter that goes on begins there. */
  readonly end: number
}

function changeOf(transaction: Transaction): Change {
  const [step, ...others] = transaction.steps
  const composition = transaction.getMeta('composition')
  const structure: Change = { kind: 'structure', composition, text: '', end: -1 }
  const isWhole = ['paste', 'drop', 'cut'].includes(transaction.getMeta('uiEvent'))
  if (isWhole || !(step instanceof ReplaceStep) || others.some((one) => !(one instanceof ReplaceStep))) return structure
  const { slice, from, to } = step
  const text = slice.content.textBetween(0, slice.content.size)
  if (slice.openStart + slice.openEnd > 0 || text.length !== slice.content.size) return structure
  const isInLine = transaction.docs[0]?.resolve(from).sameParent(transaction.docs[0].resolve(to))
  if (!isInLine) return structure
  return { kind: text === '' ? 'deletion' : 'letters', composition, text, end: from + text.length }
}

/** Does `next` belong to the same thought? */
function goesOn(last: Change | null, next: Change): boolean {
  if (!last || last.kind === 'structure' || next.kind === 'structure') return false
  if (last.composition !== undefined || next.composition !== undefined) return last.composition === next.composition
  if (last.kind !== next.kind) return false
  // The next letter of a word, or the next of a row of deletions to either side.
  if (next.kind === 'deletion') return Math.abs(next.end - last.end) <= 1
  return next.text.length === 1 && next.end === last.end + 1 && !/[\s、。，．,.!?！？]$/.test(last.text)
}

/** The cursor behind what is different. */
function behindChange(before: EditorState, after: EditorState): Transaction | null {
  const start = before.doc.content.findDiffStart(after.doc.content)
  const end = before.doc.content.findDiffEnd(after.doc.content)
  if (start === null || !end) return null
  // Equal letters on both sides are found from both: the change begins at `start`.
  const at = end.b + Math.max(0, start - Math.min(end.a, end.b))
  const selection = Selection.near(after.doc.resolve(at), -1)
  return selection.eq(after.selection) ? null : after.tr.setSelection(selection)
}
