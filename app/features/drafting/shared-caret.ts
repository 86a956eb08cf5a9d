import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import type { Plugin } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import { yCursorPluginKey } from '@tiptap/y-tiptap'

/**
 * Others' carets, which stay where they are on the screen while an input method converts. What is converted is not in the shared text yet, so
 * that a caret at the same place would be drawn now behind it, now before it: the browser then takes the converted word for
 * finished and puts the person's own caret before it.
 */
export const SharedCaret = CollaborationCaret.extend({
  addProseMirrorPlugins() {
    const plugins: Plugin<DecorationSet>[] = this.parent?.() ?? []
    for (const { spec } of plugins) {
      const { state } = spec
      if (spec.key !== yCursorPluginKey || !state) continue
      const draw = state.apply
      state.apply = (transaction, carets, ...states) =>
        this.editor.view.composing
          ? carets.map(transaction.mapping, transaction.doc)
          : draw.call(state as never, transaction, carets, ...states)
    }
    return plugins
  },
})
