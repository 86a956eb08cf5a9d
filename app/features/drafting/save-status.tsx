import { useLocation } from '@remix-run/react'
import type { WholeSaveState } from '#app/domain/save-state.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { classNames } from '#app/ui/class-names.ts'

const SIGNS: Record<WholeSaveState['kind'], { sign: string; look: string }> = {
  connecting: { sign: '…', look: 'border-solid-gray-420 bg-solid-gray-50' },
  saved: { sign: '✓', look: 'border-success-2 bg-green-50' },
  saving: { sign: '↑', look: 'border-blue-900 bg-blue-50' },
  offline: { sign: '!', look: 'border-yellow-900 bg-yellow-50' },
  readOnly: { sign: '◉', look: 'border-solid-gray-420 bg-solid-gray-50' },
  frozen: { sign: '■', look: 'border-solid-gray-600 bg-solid-gray-100' },
  ended: { sign: '⚠', look: 'border-error-1 bg-red-50' },
  notSaved: { sign: '⚠', look: 'border-error-1 bg-red-50' },
}

/** Is what I wrote safe? 保存済み stands here only when all of it is committed to the database. */
export function SaveStatus({ state }: { readonly state: WholeSaveState }) {
  const { t } = useTranslation(['drafting', 'domain'])
  const { pathname, search } = useLocation()
  const { sign, look } = SIGNS[state.kind]
  const label =
    state.kind === 'offline' && state.unsaved > 0
      ? t('drafting:offlineUnsaved', { count: state.unsaved })
      : t(`drafting:save.${state.kind}`)
  const meaning =
    state.kind === 'frozen'
      ? t('drafting:saveMeaning.frozen', { state: t(`domain:state.${state.state}`) })
      : state.kind === 'ended'
        ? t(`drafting:closed.${state.reason}`)
        : t(`drafting:saveMeaning.${state.kind}`)
  return (
    <p role="status" data-save-state={state.kind} className={classNames('save-status', look)} title={meaning}>
      <span aria-hidden="true">{sign}</span>
      {label}
      {(state.kind === 'ended' || state.kind === 'offline') && <span className="font-normal">{meaning}</span>}
      {state.kind === 'ended' && state.reason === 'notSignedIn' && (
        // The browser itself goes there: the page has to be made anew for whoever signs in.
        <a className="link" href={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>
          {t('drafting:signInAgain')}
        </a>
      )}
    </p>
  )
}
