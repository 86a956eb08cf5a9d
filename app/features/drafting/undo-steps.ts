import { type Editor, Extension } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

/**
 * Makes every paste, drop and cut a step of its own for 元に戻す. What is changed within half a second is taken back
 * together otherwise, and the words typed just before a paste would go with it.
 */
export const UndoSteps = Extension.create({
  name: 'undoSteps',
  onCreate() {
    // Before the shared document hears of the change, and after.
    this.editor.on('beforeTransaction', ({ editor, transaction }) => endStep(editor, transaction))
    this.editor.on('transaction', ({ editor, transaction }) => endStep(editor, transaction))
  },
})

function endStep({ state }: Editor, transaction: Transaction): void {
  if (!transaction.docChanged || !['paste', 'drop', 'cut'].includes(transaction.getMeta('uiEvent'))) return
  yUndoPluginKey.getState(state)?.undoManager.stopCapturing()
}
