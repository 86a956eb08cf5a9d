import { useSearchParams } from '@remix-run/react'
import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { withFields } from '#app/domain/save-state.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { RoomSnapshot } from './connection/open-room.ts'
import { DocumentView } from './document-view.tsx'
import { editorExtensions } from './editor-extensions.ts'
import { EditorToolbar } from './editor-toolbar.tsx'
import { PasteNotice, type Told } from './paste-notice.tsx'
import { PeopleHere } from './people-here.tsx'
import type { RequestEditorProps } from './request-editor-props.ts'
import { SaveStatus } from './save-status.tsx'
import { SectionLengths } from './section-lengths.tsx'
import { UnsentText } from './unsent-text.tsx'
import { useRoom } from './use-room.ts'

export { LeftText } from './left-text.tsx'

/** The editor of a request's text, in the room of those who have it open. */
export function RequestEditor({
  requestId,
  person,
  document,
  mayEdit,
  places,
  fields,
  onModeChange,
  onSaved,
}: RequestEditorProps) {
  const room = useRoom(requestId, person.id)
  const mode = room?.snapshot.mode ?? null
  const known = useRef<string | null>(null)
  useEffect(() => {
    if (!mode) return
    const told = JSON.stringify(mode)
    // The first one only says what the page knows already.
    if (known.current !== null && known.current !== told) onModeChange?.(mode)
    known.current = told
  }, [mode, onModeChange])
  const saving = room?.snapshot.saveState.kind ?? null
  const wasSaving = useRef(false)
  useEffect(() => {
    if (wasSaving.current && saving === 'saved') onSaved?.()
    wasSaving.current = saving === 'saving'
  }, [saving, onSaved])
  if (!room) return <DocumentView document={document} isOnPaper />
  const { snapshot, connection } = room
  return (
    <>
      <At place={places.status}>
        <SaveStatus state={withFields(snapshot.saveState, fields)} />
        <PeopleHere people={snapshot.people} name={person.name} />
      </At>
      {snapshot.unsent && <UnsentText unsent={snapshot.unsent} onDismiss={connection.dismissUnsent} />}
      {snapshot.isLoaded ? (
        <SharedText key={snapshot.copy} snapshot={snapshot} mayEdit={mayEdit} toolsAt={places.tools} />
      ) : (
        <DocumentView document={document} isOnPaper />
      )}
    </>
  )
}

/** Shows something at a place of the page; right here where the page has no such place. */
function At({ place, children }: { readonly place: string; readonly children: ReactNode }) {
  const element = globalThis.document.getElementById(place)
  return element ? createPortal(children, element) : children
}

type TextProps = { readonly snapshot: RoomSnapshot; readonly mayEdit: boolean; readonly toolsAt: string }

function SharedText({ snapshot, mayEdit, toolsAt }: TextProps) {
  const { t } = useTranslation('drafting')
  const [told, setTold] = useState<Told | null>(null)
  const asksForLink = useRef(() => {})
  const isEditable = useRef(snapshot.isEditable)
  isEditable.current = snapshot.isEditable
  const sectionLabels = { body: t('body'), background: t('background') }
  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
      editable: snapshot.isEditable,
      extensions: editorExtensions({
        doc: snapshot.doc,
        provider: snapshot.provider,
        sectionLabels,
        placeholders: { body: t('bodyPlaceholder'), background: t('backgroundPlaceholder') },
        nothingWritten: t('emptySection'),
        guard: { isEditable: () => isEditable.current, onFull: (measure) => setTold({ kind: 'full', measure }) },
        onPaste: setTold,
        onLink: () => asksForLink.current(),
      }),
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t('title'),
          class: 'document-text',
          lang: 'ja',
        },
      },
    },
    [snapshot.doc],
  )
  useEffect(() => {
    editor?.setEditable(snapshot.isEditable)
  }, [editor, snapshot.isEditable])
  useCaretWhenAsked(editor, snapshot.isEditable)
  if (!editor) return null
  return (
    <>
      {(mayEdit || snapshot.isEditable) && (
        <At place={toolsAt}>
          <EditorToolbar
            editor={editor}
            isEditable={snapshot.isEditable}
            whyNotEditable={t('cannot.notEditable')}
            asksForLink={asksForLink}
          />
        </At>
      )}
      <div aria-live="polite">{told && <PasteNotice told={told} />}</div>
      <EditorContent editor={editor} />
      <SectionLengths editor={editor} />
      {snapshot.isEditable && <p className="text-dns-14N-130 text-solid-gray-700">{t('editorHelp')}</p>}
    </>
  )
}

/** Whoever has just made a request, or was told that its text is missing, writes: the address asks for the caret (`?write`). */
function useCaretWhenAsked(editor: Editor | null, isEditable: boolean): void {
  const [search] = useSearchParams()
  const isAsked = search.has('write')
  useEffect(() => {
    if (!isAsked || !editor || !isEditable) return
    editor.commands.focus('start')
    const address = new URL(window.location.href)
    address.searchParams.delete('write')
    // Past the router, which would load the page again.
    window.history.replaceState(window.history.state, '', address)
  }, [isAsked, editor, isEditable])
}
