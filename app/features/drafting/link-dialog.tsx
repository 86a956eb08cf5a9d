import type { Editor } from '@tiptap/core'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { isSafeLink } from '#app/document/safe-link.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { linkAddress } from './link-address.ts'

type Props = { readonly editor: Editor; readonly onClose: () => void }

/** Asks for the address of a link, and for its text when none is selected. */
export function LinkDialog({ editor, onClose }: Props) {
  const { t } = useTranslation('drafting')
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [problem, setProblem] = useState<{ readonly field: 'address' | 'text'; readonly value: string } | null>(null)
  // As it was when the dialog was opened: others may go on writing meanwhile.
  const [{ isLink, href, needsText }] = useState(() => ({
    isLink: editor.isActive('link'),
    href: String(editor.getAttributes('link').href ?? ''),
    needsText: editor.state.selection.empty && !editor.isActive('link'),
  }))
  useEffect(() => dialog.current?.showModal(), [])

  const close = () => {
    onClose()
    editor.commands.focus()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const written = String(form.get('address') ?? '')
    const address = linkAddress(written)
    const text = String(form.get('text') ?? '').trim()
    if (!isSafeLink(address)) return setProblem({ field: 'address', value: written })
    if (needsText && text === '') return setProblem({ field: 'text', value: text })
    const chain = editor.chain().focus()
    if (needsText)
      chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href: address } }] }).run()
    else chain.extendMarkRange('link').setLink({ href: address }).run()
    close()
  }
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onClose={close}>
      <form className="flex flex-col gap-4" onSubmit={submit} noValidate>
        <h2 id={titleId} className="text-std-20B-150">
          {t('linkTitle')}
        </h2>
        {needsText && (
          <TextField
            label={t('linkText')}
            name="text"
            error={problem?.field === 'text' ? t('linkTextMissing') : null}
            autoComplete="off"
          />
        )}
        <TextField
          label={t('linkAddress')}
          name="address"
          help={t('linkAddressHelp')}
          error={problem?.field === 'address' ? t('linkAddressWrong') : null}
          defaultValue={href}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit">{t('setLink')}</Button>
          {isLink && (
            <Button
              variant="secondary"
              onClick={() => {
                editor.chain().focus().unsetLink().run()
                close()
              }}
            >
              {t('removeLink')}
            </Button>
          )}
          <Button variant="text" onClick={close}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
