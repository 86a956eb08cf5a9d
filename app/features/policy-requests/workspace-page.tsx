import { Link, useLocation, useSearchParams } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { readAfterMove } from '#app/domain/after-move.ts'
import { isTextFrozen, TRANSITIONS } from '#app/domain/workflow.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SheetBar } from '#app/ui/sheet.tsx'
import { TabNav } from '#app/ui/tab-nav.tsx'
import type { Workspace } from '#server/workspace/open-workspace.ts'
import { BasicsPanel } from './basics-panel.tsx'
import { MergedRequests, RequestLink } from './merged-requests.tsx'
import { PANELS, type Panel } from './panels.ts'
import { SidePanel } from './side-panel.tsx'
import { TitleField } from './title-field.tsx'
import { useUnsaved } from './unsaved.tsx'
import type { FieldsAnswer } from './use-self-saving.ts'
import { WorkspaceBar } from './workspace-bar.tsx'

type Props = {
  readonly workspace: Workspace
  readonly panel: Panel
  readonly answer: FieldsAnswer | null
  /** The text on the paper. */
  readonly editor: ReactNode
  /** The panel that is open. */
  readonly side: ReactNode
}

/** 要求ワークスペース: one page for everything about a request; fields left, the paper in the middle, panels right. */
export function WorkspacePage({ workspace, panel, answer, editor, side }: Props) {
  const { t } = useTranslation('policyRequests')
  const { key, search } = useLocation()
  return (
    <div className="workspace">
      <WorkspaceBar workspace={workspace} />
      <Notices workspace={workspace} />
      <div className="workspace-columns">
        <section id="text" aria-labelledby="text-heading" className="workspace-text">
          <div className="document-paper">
            <TitleField workspace={workspace} answer={answer} onEnter={focusText} />
            {/* Behind the title, which is the page's: the sections of the text are below it. */}
            <h2 id="text-heading" className="sr-only">
              {t('text')}
            </h2>
            {editor}
          </div>
        </section>
        <SidePanel id="basics-sheet" title={t('basics')} side="left">
          <BasicsPanel workspace={workspace} answer={answer} />
          <MergedRequests requests={workspace.mergedFrom} />
        </SidePanel>
        <SidePanel
          id="panels-sheet"
          title={t('panelsSheet')}
          side="right"
          askedBy={new URLSearchParams(search).has('panel') ? key : null}
        >
          <PanelTabs panel={panel} />
          <div className="pt-3">{side}</div>
        </SidePanel>
      </div>
      <WorkspaceSheets />
    </div>
  )
}

const focusText = () => document.querySelector<HTMLElement>('.document-text[contenteditable="true"]')?.focus()

/** On a phone: what else there is beside the paper, and where something is not saved. */
function WorkspaceSheets() {
  const { t } = useTranslation('policyRequests')
  const { unsaved } = useUnsaved()
  const marked = (label: string, isUnsaved: boolean) => (isUnsaved ? t('unsavedPanel', { panel: label }) : label)
  return (
    <SheetBar
      label={t('sheets')}
      sheets={[
        { id: 'basics-sheet', label: marked(t('basics'), unsaved.has('basics')) },
        { id: 'panels-sheet', label: marked(t('panelsSheet'), unsaved.has('sdgs') || unsaved.has('recipients')) },
      ]}
    />
  )
}

/** The panels to choose from; those with input that is not saved say so. */
function PanelTabs({ panel }: Pick<Props, 'panel'>) {
  const { t } = useTranslation('policyRequests')
  const { unsaved } = useUnsaved()
  const isUnsaved = (name: Panel) => (name === 'sdgs' || name === 'recipients') && unsaved.has(name)
  return (
    <TabNav
      label={t('panels')}
      isDense
      items={PANELS.map((name) => ({
        to: `?panel=${name}`,
        label: isUnsaved(name) ? t('unsavedPanel', { panel: t(LABELS[name]) }) : t(LABELS[name]),
        current: name === panel,
      }))}
    />
  )
}

const LABELS = {
  sdgs: 'panelSdgs',
  recipients: 'panelRecipients',
  wishes: 'panelWishes',
  history: 'panelHistory',
  previous: 'panelPrevious',
  answers: 'panelAnswers',
} as const satisfies Record<Panel, string>

/** What has just been done, why it came back, and what state it is in, where that is more than the mark says. */
const Notices = ({ workspace }: Pick<Props, 'workspace'>) => (
  <div className="workspace-notices">
    <MovedNotice workspace={workspace} />
    <SentBackNotice sentBack={workspace.sentBack} />
    <StateNotice workspace={workspace} />
  </div>
)

/**
 * After a step: what was done. The address only names it; it is said where the state is the one the step leads to, and it is taken
 * out of the address, so that a link that is passed on or opened later does not say it again.
 */
function MovedNotice({ workspace }: Pick<Props, 'workspace'>) {
  const { t } = useTranslation(['domain', 'policyRequests', 'workflow'])
  const [search] = useSearchParams()
  const moved = search.get('moved')
  useEffect(() => {
    if (!moved) return
    const address = new URL(window.location.href)
    for (const name of ['moved', 'next', 'step', 'left']) address.searchParams.delete(name)
    // Past the router, which would load the page again and show it without the notice.
    window.history.replaceState(window.history.state, '', address)
  }, [moved])
  const { state } = workspace.request
  if (moved === 'confirmed' && state === 'consolidating' && !workspace.changedSinceApproval)
    return <Notice tone="success">{t('policyRequests:confirmed')}</Notice>
  const transition = TRANSITIONS.find(({ id, to }) => id === moved && to === state)
  if (!transition) return null
  const queue = readAfterMove(search)
  return (
    <Notice tone="success">
      {t(`domain:transitionDone.${transition.id}`)}
      {queue && (
        <Link to={`/policy-requests/${queue.next}/move/${queue.step}`} className="link ml-4 inline-block py-0.5">
          {t('workflow:nextCase', { count: queue.left })}
        </Link>
      )}
    </Notice>
  )
}

/** Who works on it next reads first why it came back. */
function SentBackNotice({ sentBack }: Pick<Workspace, 'sentBack'>) {
  const { t, i18n } = useTranslation(['policyRequests', 'domain'])
  if (!sentBack) return null
  const { transition, by, at, reason } = sentBack
  return (
    <Notice
      tone="info"
      title={t('policyRequests:sentBack', {
        transition: t(`domain:auditAction.policyRequest.${transition}`),
        name: by,
        date: formatMoment(at, i18n.language),
      })}
    >
      <p className="whitespace-pre-line" lang="ja">
        {reason}
      </p>
    </Notice>
  )
}

function StateNotice({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation(['policyRequests', 'domain'])
  const { request, mergedInto, changedSinceApproval, abilities } = workspace
  const state = t(`domain:state.${request.state}`)
  if (mergedInto)
    return (
      <Notice tone="info">
        {t('policyRequests:mergedInto')} <RequestLink request={mergedInto} />
      </Notice>
    )
  if (request.state === 'merged') return <Notice tone="info">{t('policyRequests:mergedIntoHidden')}</Notice>
  if (changedSinceApproval)
    return (
      <Notice tone="warning">
        {t('policyRequests:changedSinceApproval')}{' '}
        {abilities.readDeliberation && (
          <Link className="link" to={`/policy-requests/${request.id}/changes`}>
            {t(abilities.confirmChangedText ? 'policyRequests:confirmChange' : 'policyRequests:changes')}
          </Link>
        )}
      </Notice>
    )
  if (isTextFrozen(request.state))
    return <p className="workspace-note">{t('policyRequests:frozenNotice', { state })}</p>
  return abilities.edit ? null : <p className="workspace-note">{t('policyRequests:readOnlyNotice', { state })}</p>
}
