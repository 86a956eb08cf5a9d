import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, type MutableRefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { LinkDialog as LinkDialogType } from './link-dialog.tsx'
import { ToolButton, type ToolState } from './tool-button.tsx'
import { type Tool, tableTools, textTools } from './tools.ts'

type Props = {
  readonly editor: Editor
  readonly isEditable: boolean
  /** Why nothing can be edited, said on every button while that is so. */
  readonly whyNotEditable: string
  /** Where the text finds out how the address of a link is asked for (Ctrl+K). */
  readonly asksForLink: MutableRefObject<() => void>
}

/**
 * The formatting tools (the toolbar pattern of the ARIA Authoring Practices): one stop for Tab, arrow keys between the buttons.
 * The cursor stays in the text while they are clicked.
 */
export function EditorToolbar({ editor, isEditable, whyNotEditable, asksForLink }: Props) {
  const { t } = useTranslation('drafting')
  const toolbar = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const [LinkDialog, setLinkDialog] = useState<typeof LinkDialogType | 'notLoaded' | null>(null)
  // Fetched when it is wanted: the page with the editor is the largest there is.
  const openLinkDialog = () =>
    import('./link-dialog.tsx').then(
      (loaded) => setLinkDialog(() => loaded.LinkDialog),
      () => setLinkDialog('notLoaded'),
    )
  useEffect(() => {
    asksForLink.current = () => void openLinkDialog()
  })
  const { states, isInTable } = useEditorState({
    editor,
    selector: (context) => ({
      states: [...textTools, ...tableTools].map((tool) => stateOf(tool, context.editor)),
      isInTable: context.editor.isActive('table'),
    }),
  })
  const tools = isInTable ? [...textTools, ...tableTools] : textTools
  const currentIndex = Math.min(current, tools.length - 1)

  const move = (event: KeyboardEvent) => {
    const last = tools.length - 1
    const target = {
      ArrowRight: currentIndex === last ? 0 : currentIndex + 1,
      ArrowLeft: currentIndex === 0 ? last : currentIndex - 1,
      Home: 0,
      End: last,
    }[event.key]
    if (target === undefined) return
    event.preventDefault()
    setCurrent(target)
    toolbar.current?.querySelectorAll('button')[target]?.focus()
  }
  const button = (tool: Tool, index: number) => (
    <ToolButton
      key={tool.id}
      tool={tool}
      state={states[index] ?? { isActive: false, can: false }}
      isTabStop={index === currentIndex}
      whyNot={isEditable ? t(`cannot.${tool.cannot}`) : whyNotEditable}
      isEditable={isEditable}
      onFocus={() => setCurrent(index)}
      onUse={() => (tool.run ? tool.run(editor) : void openLinkDialog())}
    />
  )
  return (
    <>
      <div
        ref={toolbar}
        role="toolbar"
        aria-label={t('toolbar')}
        aria-orientation="horizontal"
        tabIndex={-1}
        className="editor-toolbar"
        onKeyDown={move}
        // The text would lose its cursor, and an input method what is being converted.
        onMouseDown={(event) => event.preventDefault()}
      >
        <div className="editor-tools">{textTools.map(button)}</div>
        {isInTable && (
          <div className="editor-tools">{tableTools.map((tool, index) => button(tool, textTools.length + index))}</div>
        )}
      </div>
      {LinkDialog === 'notLoaded' && <Notice tone="warning">{t('linkNotLoaded')}</Notice>}
      {LinkDialog && LinkDialog !== 'notLoaded' && <LinkDialog editor={editor} onClose={() => setLinkDialog(null)} />}
    </>
  )
}

const stateOf = (tool: Tool, editor: Editor): ToolState => ({
  isActive: tool.isActive?.(editor) ?? false,
  can: tool.can(editor),
})
