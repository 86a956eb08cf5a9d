import { useId, useState } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { hasSign, ToolSign } from './tool-sign.tsx'
import type { Tool } from './tools.ts'

export type ToolState = { readonly isActive: boolean; readonly can: boolean }

type Props = {
  readonly tool: Tool
  readonly state: ToolState
  readonly isEditable: boolean
  readonly isTabStop: boolean
  readonly whyNot: string
  readonly onFocus: () => void
  readonly onUse: () => void
}

type Place = { readonly left: number; readonly top: number }

/** A tool's button. One that cannot be used stays reachable and says why, when it is pointed at and to a screen reader. */
export function ToolButton({ tool, state, isEditable, isTabStop, whyNot, onFocus, onUse }: Props) {
  const { t } = useTranslation('drafting')
  const id = useId()
  const [place, setPlace] = useState<Place | null>(null)
  const can = isEditable && state.can
  const help = [
    t(`toolHelp.${tool.id}`),
    !can && whyNot,
    tool.keys && t('keys', { keys: tool.keys.replaceAll('Control', 'Ctrl').replaceAll('+', '＋') }),
  ].filter((line) => typeof line === 'string')
  const show = (button: HTMLElement) => {
    const { left, bottom } = button.getBoundingClientRect()
    setPlace({ left: Math.max(8, Math.min(left, window.innerWidth - 288)), top: bottom + 6 })
  }
  const hide = () => setPlace(null)
  return (
    <>
      <button
        type="button"
        className="tool-button"
        data-tool={tool.id}
        tabIndex={isTabStop ? 0 : -1}
        aria-pressed={tool.isActive ? state.isActive : undefined}
        aria-disabled={!can || undefined}
        aria-keyshortcuts={tool.keys}
        aria-describedby={id}
        onClick={() => can && onUse()}
        onFocus={(event) => {
          onFocus()
          if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget)
        }}
        onBlur={hide}
        onMouseEnter={(event) => show(event.currentTarget)}
        onMouseLeave={hide}
        onKeyDown={(event) => event.key === 'Escape' && hide()}
      >
        <ToolSign id={tool.id} />
        <span className={hasSign(tool.id) ? 'tool-name' : undefined}>{t(tool.id)}</span>
      </button>
      <span id={id} hidden>
        {help.join(' ')}
      </span>
      {place && (
        <span aria-hidden="true" className="tool-tip" style={place}>
          <b>{t(tool.id)}</b>
          {help.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      )}
    </>
  )
}
