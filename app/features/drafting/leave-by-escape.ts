import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/**
 * Tab indents in lists and moves through tables; so that nobody who works by keyboard is caught there, Escape followed by Tab
 * leaves the editor as Tab does everywhere else (WCAG 2.1.2). In a list Tab never leaves by itself, even where there is
 * nothing to indent.
 */
export const LeaveByEscape = Extension.create({
  name: 'leaveByEscape',
  // After the lists and tables have had their turn.
  priority: 10,
  addKeyboardShortcuts() {
    const stayInList = () => this.editor.isActive('listItem')
    return { Tab: stayInList, 'Shift-Tab': stayInList }
  },
  addProseMirrorPlugins() {
    let hasEscaped = false
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (_view, event) => {
              // Keys that belong to an input method are none of ours.
              if (event.isComposing || event.keyCode === 229 || event.key === 'Shift') return false
              const leaves = hasEscaped && event.key === 'Tab'
              hasEscaped = event.key === 'Escape'
              // True: the editor looks away and the browser moves the focus.
              return leaves
            },
            blur: () => {
              hasEscaped = false
              return false
            },
          },
        },
      }),
    ]
  },
})
