import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
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

/** The editor of a request's text, in the room of those who have it open. */
export function RequestEditor({ requestId, person, document, mayEdit, onModeChange, onSaved }: RequestEditorProps) {
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
  if (!room) return <DocumentView document={document} />
  const { snapshot, connection } = room
  return (
    <div className="request-editor flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PeopleHere people={snapshot.people} name={person.name} />
        <SaveStatus state={snapshot.saveState} />
      </div>
      {snapshot.unsent && <UnsentText unsent={snapshot.unsent} onDismiss={connection.dismissUnsent} />}
      {snapshot.isLoaded ? (
        <SharedText key={snapshot.copy} snapshot={snapshot} mayEdit={mayEdit} />
      ) : (
        <DocumentView document={document} />
      )}
    </div>
  )
}

type TextProps = { readonly snapshot: RoomSnapshot; readonly mayEdit: boolean }

function SharedText({ snapshot, mayEdit }: TextProps) {
  const { t } = useTranslation('drafting')
  const [told, setTold] = useState<Told | null>(null)
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
  if (!editor) return null
  return (
    <>
      {(mayEdit || snapshot.isEditable) && (
        <EditorToolbar editor={editor} isEditable={snapshot.isEditable} whyNotEditable={t('cannot.notEditable')} />
      )}
      <div aria-live="polite">{told && <PasteNotice told={told} />}</div>
      <div className="document-paper">
        <EditorContent editor={editor} />
      </div>
      <SectionLengths editor={editor} />
      {snapshot.isEditable && <p className="text-dns-14N-130 text-solid-gray-700">{t('editorHelp')}</p>}
    </>
  )
}
