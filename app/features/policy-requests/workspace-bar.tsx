import { Link } from '@remix-run/react'
import { requestNumber } from '#app/domain/policy-request.ts'
import { REQUEST_DOCUMENTS } from '#app/domain/request-documents.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Menu } from '#app/ui/menu.tsx'
import type { Workspace } from '#server/workspace/open-workspace.ts'
import { StateChip } from './state-chip.tsx'
import { NextStep, nextStepOf, OtherSteps } from './transition-bar.tsx'

/** Where the editor shows who is here and whether all is saved, and its tools (features/drafting). */
export const PLACES = { status: 'room-status', tools: 'text-tools' } as const

/** What stays in sight while the text scrolls: where one is, its state, who is here, whether all is saved, and what to do next. */
export function WorkspaceBar({ workspace }: { readonly workspace: Workspace }) {
  const { request, transitions, abilities } = workspace
  return (
    <div className="workspace-bar">
      <div className="workspace-bar-line">
        <Place workspace={workspace} />
        <StateChip state={request.state} />
        <Marks workspace={workspace} />
        <div id={PLACES.status} className="workspace-status" />
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
          <NextStep requestId={request.id} cycleId={request.cycle.id} transitions={transitions} abilities={abilities} />
          <MoreMenu workspace={workspace} />
        </div>
      </div>
      <div id={PLACES.tools} className="workspace-tools" />
    </div>
  )
}

function Place({ workspace: { request } }: { readonly workspace: Workspace }) {
  const { t, i18n } = useTranslation(['policyRequests', 'common'])
  const committee = i18n.language === 'en' ? request.body.nameEn : request.body.nameJa
  return (
    <nav aria-label={t('common:breadcrumbs')} className="workspace-place">
      <Link className="link" to={`/policy-requests?cycle=${request.cycle.id}&committee=${request.bodyId}`}>
        {committee}
      </Link>
      <span aria-hidden="true">›</span>
      <span>{requestNumber(request.body.number, request.number)}</span>
    </nav>
  )
}

function Marks({ workspace: { request } }: { readonly workspace: Workspace }) {
  const { t } = useTranslation(['policyRequests', 'domain'])
  return (
    <span className="workspace-marks">
      <Chip tone="outline">{t(`domain:kind.${request.kind}`)}</Chip>
      {request.isPriority && <Chip tone="red">{t('policyRequests:priority')}</Chip>}
      {request.importedFrom !== '' && (
        <span className="min-w-0 break-words text-dns-14N-130" lang="ja">
          {t('policyRequests:importedFrom', { file: request.importedFrom })}
        </span>
      )}
      {request.isFictional && <Chip tone="neutral">{t('policyRequests:fictional')}</Chip>}
    </span>
  )
}

/** What is done more seldom: the other steps, the Word file, and taking a draft back. */
function MoreMenu({ workspace: { request, transitions, abilities } }: { readonly workspace: Workspace }) {
  const { t } = useTranslation('policyRequests')
  const others = transitions.filter((one) => one !== nextStepOf(transitions))
  return (
    <Menu
      summary={
        <>
          <span aria-hidden="true">⋯</span>
          <span className="sr-only">{t('more')}</span>
        </>
      }
    >
      <OtherSteps requestId={request.id} transitions={others} />
      <LinkButton to={`/policy-requests/${request.id}/lineage`}>{t('lineage')}</LinkButton>
      {abilities.exportWord &&
        REQUEST_DOCUMENTS.map((kind) => (
          <LinkButton key={kind} to={`/policy-requests/${request.id}/word?document=${kind}`} reloadDocument>
            {t(`export_${kind}`)}
          </LinkButton>
        ))}
      {abilities.removeDraft && (
        <LinkButton to={`/policy-requests/${request.id}/remove`} variant="danger">
          {t('removeDraft')}
        </LinkButton>
      )}
    </Menu>
  )
}
