import { Link, useLocation, useSearchParams } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { requestNumber } from '#app/domain/policy-request.ts'
import { REQUEST_DOCUMENTS } from '#app/domain/request-documents.ts'
import { isTextFrozen, TRANSITIONS } from '#app/domain/workflow.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Sheet, SheetBar } from '#app/ui/sheet.tsx'
import { TabNav } from '#app/ui/tab-nav.tsx'
import type { Workspace } from '#server/workspace/open-workspace.ts'
import { BasicsPanel } from './basics-panel.tsx'
import { MergedRequests, RequestLink } from './merged-requests.tsx'
import { PANELS, type Panel } from './panels.ts'
import type { FieldsAnswer } from './section-form.tsx'
import { StateChip } from './state-chip.tsx'
import { TransitionBar } from './transition-bar.tsx'
import { UnsavedGuard, useUnsaved } from './unsaved.tsx'

type Props = {
  readonly workspace: Workspace
  readonly panel: Panel
  readonly answer: FieldsAnswer | null
  /** The paper in the middle. */
  readonly editor: ReactNode
  /** The panel that is open. */
  readonly side: ReactNode
}

/** 要求ワークスペース: one page for everything about a request; fields left, the paper in the middle, panels right. */
export function WorkspacePage({ workspace, panel, answer, editor, side }: Props) {
  const { t } = useTranslation(['policyRequests', 'common', 'domain', 'workflow'])
  const { request } = workspace
  const number = requestNumber(request.body.number, request.number)
  const { key, search } = useLocation()
  return (
    <UnsavedGuard>
      <WorkspaceHeader workspace={workspace} number={number} />
      <div className="grid gap-6 lg:grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,1fr)_22rem] 2xl:grid-rows-none 2xl:grid-cols-[18rem_minmax(0,1fr)_24rem]">
        <section aria-labelledby="text" className="min-w-0 2xl:order-2">
          <h2 id="text" className="sr-only">
            {t('policyRequests:text')}
          </h2>
          {editor}
        </section>
        <Sheet
          id="basics-sheet"
          labelledBy="basics"
          close={t('policyRequests:closeSheet')}
          className="panel min-w-0 self-start lg:order-3 lg:col-start-1 2xl:order-1 2xl:col-start-auto"
        >
          <h2 id="basics" className="mb-3 text-std-18B-160">
            {t('policyRequests:basics')}
          </h2>
          <BasicsPanel workspace={workspace} answer={answer} />
          <MergedRequests requests={workspace.mergedFrom} />
        </Sheet>
        <Sheet
          id="panels-sheet"
          labelledBy="panels"
          askedBy={new URLSearchParams(search).has('panel') ? key : null}
          close={t('policyRequests:closeSheet')}
          className="panel min-w-0 self-start lg:order-2 lg:row-span-2 2xl:order-3 2xl:row-span-1"
        >
          <h2 id="panels" className="sr-only">
            {t('policyRequests:panels')}
          </h2>
          <PanelTabs panel={panel} />
          <div className="pt-4">{side}</div>
        </Sheet>
      </div>
      <WorkspaceSheets />
    </UnsavedGuard>
  )
}

/** On a phone: what else there is beside the paper, and where something is not saved. */
function WorkspaceSheets() {
  const { t } = useTranslation('policyRequests')
  const { sections } = useUnsaved()
  const marked = (label: string, isUnsaved: boolean) => (isUnsaved ? t('unsavedPanel', { panel: label }) : label)
  return (
    <SheetBar
      label={t('sheets')}
      sheets={[
        { id: 'basics-sheet', label: marked(t('basics'), sections.has('basics')) },
        { id: 'panels-sheet', label: marked(t('panelsSheet'), sections.has('sdgs') || sections.has('recipients')) },
      ]}
    />
  )
}

/** The panels to choose from; those with input that is not saved say so. */
function PanelTabs({ panel }: Pick<Props, 'panel'>) {
  const { t } = useTranslation('policyRequests')
  const { sections } = useUnsaved()
  const isUnsaved = (name: Panel) => (name === 'sdgs' || name === 'recipients') && sections.has(name)
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
  history: 'panelHistory',
  previous: 'panelPrevious',
  answers: 'panelAnswers',
} as const satisfies Record<Panel, string>

function WorkspaceHeader({ workspace, number }: { workspace: Workspace; number: string }) {
  const { t, i18n } = useTranslation(['policyRequests', 'common', 'domain', 'workflow'])
  const { request, abilities } = workspace
  return (
    <>
      <PageHeader
        title={request.title}
        titleLang="ja"
        crumbs={[
          { to: `/policy-requests?cycle=${request.cycle.id}`, label: request.cycle.title },
          {
            to: `/policy-requests?cycle=${request.cycle.id}&committee=${request.bodyId}`,
            label: i18n.language === 'en' ? request.body.nameEn : request.body.nameJa,
          },
        ]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={
          <span className="flex flex-wrap items-center gap-2">
            {t('policyRequests:requestNumber', { number })}
            <StateChip state={request.state} />
            <Chip tone="outline">{t(`domain:kind.${request.kind}`)}</Chip>
            {request.isPriority && <Chip tone="red">{t('policyRequests:priority')}</Chip>}
            {request.isFictional && <Chip tone="neutral">{t('policyRequests:fictional')}</Chip>}
          </span>
        }
        actions={
          abilities.exportWord &&
          REQUEST_DOCUMENTS.map((kind) => (
            <LinkButton key={kind} to={`/policy-requests/${request.id}/word?document=${kind}`} reloadDocument>
              {t(`policyRequests:export_${kind}`)}
            </LinkButton>
          ))
        }
      />
      <div className="mb-5 flex flex-col gap-3">
        <MovedNotice workspace={workspace} />
        <TransitionBar
          requestId={request.id}
          cycleId={request.cycle.id}
          transitions={workspace.transitions}
          abilities={abilities}
        />
        <SentBackNotice sentBack={workspace.sentBack} />
        <StateNotice workspace={workspace} />
      </div>
    </>
  )
}

/**
 * After a step: what was done. The address only names it; it is said where the state is the one the step leads to, and it is taken
 * out of the address, so that a link that is passed on or opened later does not say it again.
 */
function MovedNotice({ workspace }: Pick<Props, 'workspace'>) {
  const { t } = useTranslation(['domain', 'policyRequests'])
  const [search] = useSearchParams()
  const moved = search.get('moved')
  useEffect(() => {
    if (!moved) return
    const address = new URL(window.location.href)
    address.searchParams.delete('moved')
    // Past the router, which would load the page again and show it without the notice.
    window.history.replaceState(window.history.state, '', address)
  }, [moved])
  const { state } = workspace.request
  if (moved === 'confirmed' && state === 'consolidating' && !workspace.changedSinceApproval)
    return <Notice tone="success">{t('policyRequests:confirmed')}</Notice>
  const transition = TRANSITIONS.find(({ id, to }) => id === moved && to === state)
  return transition ? <Notice tone="success">{t(`domain:transitionDone.${transition.id}`)}</Notice> : null
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
        <Link className="link" to={`/policy-requests/${request.id}/changes`}>
          {t(abilities.confirmChangedText ? 'policyRequests:confirmChange' : 'policyRequests:changes')}
        </Link>
      </Notice>
    )
  if (isTextFrozen(request.state))
    return <p className="text-dns-16N-130 text-solid-gray-800">{t('policyRequests:frozenNotice', { state })}</p>
  return abilities.edit ? null : (
    <p className="text-dns-16N-130 text-solid-gray-800">{t('policyRequests:readOnlyNotice', { state })}</p>
  )
}
