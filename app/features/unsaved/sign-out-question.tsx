import { useEffect, useId, useRef } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import type { KeptInBrowser } from './kept-in-browser.ts'

type Props = { readonly kept: KeptInBrowser; readonly onStay: () => void }

/** Shows what would be wiped, and asks: stay, sign out and leave it here, or sign out and wipe it. */
export default function SignOutQuestion({ kept, onStay }: Props) {
  const { t } = useTranslation('common')
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={onStay} className="dialog">
      <h2 id={title} className="text-std-20B-150">
        {t('keptTitle')}
      </h2>
      <div className="my-4 flex flex-col gap-3">
        {kept.requestIds.length > 0 && (
          <div>
            <p>{t('keptEdits', { count: kept.requestIds.length })}</p>
            <ul className="list-disc pl-6">
              {kept.requestIds.map((id, index) => (
                <li key={id}>
                  <a href={`/policy-requests/${id}`} className="link">
                    {t('keptOpen', { number: index + 1 })}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {kept.refused.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change while the question stands
          <label key={index} className="block">
            {t('keptRefused')}
            <textarea readOnly rows={4} value={text} className="w-full rounded-8 border border-solid-gray-600 p-2" />
          </label>
        ))}
        {kept.answers > 0 && <p>{t('keptAnswers', { count: kept.answers })}</p>}
        {kept.ofOthers > 0 && <p>{t('keptOfOthers', { count: kept.ofOthers })}</p>}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button onClick={onStay}>{t('stay')}</Button>
        {/* Plain forms: the guard has asked, and the router would only hear of it again. */}
        <Button variant="secondary" onClick={() => signOut('keep')}>
          {t('signOutKeeping')}
        </Button>
        <Button variant="danger" onClick={() => signOut('wipe')}>
          {t('signOutWiping')}
        </Button>
      </div>
    </dialog>
  )
}

/** Sends a form of its own, which the guard does not hear of. */
function signOut(stored: 'keep' | 'wipe'): void {
  const form = Object.assign(document.createElement('form'), { method: 'post', action: '/sign-out' })
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'stored', value: stored }))
  document.body.append(form)
  form.submit()
}
