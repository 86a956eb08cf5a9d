import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useParams, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { fieldsWith, formValuesOf, SECTIONS } from '#app/domain/request-fields.ts'
import { refuse } from '#app/domain/result.ts'
import type { Requirement } from '#app/domain/workflow.ts'
import { LazyRequestEditor } from '#app/features/drafting/lazy-request-editor.tsx'
import { ErrorPage } from '#app/features/errors/error-page.tsx'
import { pageErrorOf } from '#app/features/errors/page-error.ts'
import { lazyPart } from '#app/features/policy-requests/lazy-part.tsx'
import { readPanel } from '#app/features/policy-requests/panels.ts'
import { PlainFields } from '#app/features/policy-requests/plain-field.tsx'
import { SectionForm } from '#app/features/policy-requests/section-form.tsx'
import { RecipientFacts, SdgFacts } from '#app/features/policy-requests/tags-facts.tsx'
import { UnsavedGuard, useFieldsSaving } from '#app/features/policy-requests/unsaved.tsx'
import type { FieldsAnswer } from '#app/features/policy-requests/use-self-saving.ts'
import { PLACES } from '#app/features/policy-requests/workspace-bar.tsx'
import { WorkspacePage } from '#app/features/policy-requests/workspace-page.tsx'
import { SdgChooser } from '#app/features/sdgs/sdg-chooser.tsx'
import { SdgTags } from '#app/features/sdgs/sdg-tags.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { loader as root } from '#app/root.tsx'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import { readFieldsForm, SECTION_FIELDS } from '#app/routing/read-fields-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefresh } from '#app/routing/use-refresh.ts'
import type { Workspace as WorkspaceData } from '#server/workspace/open-workspace.ts'
import '#app/styles/editor.css'
import '#app/styles/workspace.css'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm } from '#app/routing/read-form.ts'

needTexts('drafting', 'policyRequests', 'recipients', 'sdgs', 'workflow')

const AnswersPanel = lazyPart({
  panel: 'answers',
  texts: ['answers'],
  load: () => import('#app/features/answers/answers-panel.tsx').then((part) => part.AnswersPanel),
})
const PreviousAnswersPanel = lazyPart({
  panel: 'previous',
  texts: ['answers'],
  load: () => import('#app/features/answers/previous-answers-panel.tsx').then((part) => part.PreviousAnswersPanel),
})
const HistoryPanel = lazyPart({
  panel: 'history',
  load: () => import('#app/features/policy-requests/history-panel.tsx').then((part) => part.HistoryPanel),
})
const WishesPanel = lazyPart({
  panel: 'wishes',
  texts: ['proposals'],
  load: () => import('#app/features/proposals/wishes-panel.tsx').then((part) => part.WishesPanel),
})
const RecipientChooser = lazyPart({
  panel: 'recipients',
  load: () => import('#app/features/recipients/recipient-chooser.tsx').then((part) => part.RecipientChooser),
})

export const handle: RouteHandle = {
  title: (page: { workspace: { request: { title: string } } }) => page.workspace.request.title,
  yearOf: (page: { workspace: { request: { cycle: { id: string } } } }) => page.workspace.request.cycle.id,
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { workspace: workspaces, answers, proposals } = context.services
  const id = parseId<PolicyRequestId>(params.id)
  const opened = id ? await workspaces.open(actor, id) : refuse('notFound')
  if (!opened.ok) throw refusePage(opened.refusal)
  const workspace = opened.value
  const panel = readPanel(new URL(request.url).searchParams)
  const shown =
    panel === 'answers' && workspace.abilities.readResponses
      ? await answers.answersOfRequest(actor, workspace.request.id)
      : null
  const previous = panel === 'previous' ? await answers.previousAnswers(actor, workspace.request.id) : null
  const wishes =
    panel === 'wishes' && workspace.abilities.readDeliberation
      ? await proposals.behindRequest(actor, workspace.request.id)
      : null
  return {
    workspace,
    panel,
    wishes: wishes?.ok ? wishes.value : null,
    person: { id: actor.personId as string, name: actor.name },
    answers: shown?.ok ? shown.value : null,
    previous: previous?.ok ? previous.value : null,
  }
}

export const formFields: FormFields = { fields: SECTION_FIELDS, words: { section: SECTIONS } }

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<PolicyRequestId>(params.id)
  if (!id) throw refusePage(refuse('notFound').refusal)
  const values = readFieldsForm(await readForm(request, formFields), id)
  try {
    const result = await context.services.policyRequests.editFields(actor, values)
    return result.ok ? data({ saved: values.section, ...result.value }) : answerRefusal(result.refusal, values)
  } catch (error) {
    // What saves itself must not put an error page in the place of the text that somebody is writing.
    context.logError(error)
    return answerRefusal({ reason: 'notStored' }, values)
  }
}

export default function WorkspaceRoute() {
  const { workspace } = useLoaderData<typeof loader>()
  return (
    <UnsavedGuard key={workspace.request.id}>
      <OpenWorkspace />
    </UnsavedGuard>
  )
}

// With the editor, not a part of its own: what both are made of would be cut out of the editor's file, which then is larger.
const LeftText = lazy(() =>
  import('#app/features/drafting/request-editor.tsx').then((part) => ({ default: part.LeftText })),
)

/** What went wrong; a colleague's draft may have been removed while one wrote in it without a connection. */
export function ErrorBoundary() {
  const { id = '' } = useParams()
  const personId = useRouteLoaderData<typeof root>('root')?.person?.id
  // The server knows of nothing that a browser keeps.
  const [isInBrowser, setInBrowser] = useState(false)
  useEffect(() => setInBrowser(true), [])
  // The frame does not hear of an error that is answered here.
  const { t } = useTranslation(['errors', 'common'])
  const { kind } = pageErrorOf(useRouteError())
  useEffect(() => {
    document.title = `${t(`errors:${kind}Title`)}｜${t('common:product')}`
  }, [t, kind])
  return (
    <>
      <ErrorPage />
      {personId && isInBrowser && (
        <Suspense>
          <LeftText personId={personId} requestId={id} />
        </Suspense>
      )}
    </>
  )
}

function OpenWorkspace() {
  const loaded = useLoaderData<typeof loader>()
  // Of a page that was sent without JavaScript; with it, each part of the fields saves itself.
  const answer = (useActionAnswer<typeof action>() ?? null) as FieldsAnswer | null
  const { workspace, panel, person } = loaded
  const refresh = useRefresh()
  const fields = useFieldsSaving()
  return (
    <WorkspacePage
      workspace={workspace}
      panel={panel}
      answer={answer}
      editor={
        <LazyRequestEditor
          requestId={workspace.request.id}
          person={person}
          document={workspace.document}
          mayEdit={workspace.abilities.edit}
          places={PLACES}
          fields={fields}
          // Somebody moved the request: what may be done next has changed too.
          onModeChange={refresh}
          onSaved={dependsOnText(workspace) ? refresh : undefined}
        />
      }
      side={<Side loaded={loaded} answer={answer} />}
    />
  )
}

/**
 * Do the offered steps say something that the next word may change: that a text is missing, or that it is still as the committee
 * approved it?
 */
function dependsOnText({ request, transitions }: Pick<WorkspaceData, 'request' | 'transitions'>): boolean {
  const lacks = (requirement: Requirement) => transitions.some(({ missing }) => missing.includes(requirement))
  return lacks('body') || (request.state === 'consolidating' && !lacks('textAsApprovedOrConfirmed'))
}

function Side({
  loaded,
  answer,
}: {
  loaded: ReturnType<typeof useLoaderData<typeof loader>>
  answer: FieldsAnswer | null
}) {
  const { t } = useTranslation('policyRequests')
  const { workspace, panel } = loaded
  // Loaded for their own panel only, and kept from then on: what is typed there stays while another panel is looked at.
  const [answers, setAnswers] = useState(loaded.answers)
  if (loaded.answers && loaded.answers !== answers) setAnswers(loaded.answers)
  // Drawn when it is looked at first, and kept from then on.
  const [hasRecipients, setHasRecipients] = useState(panel === 'recipients')
  if (panel === 'recipients' && !hasRecipients) setHasRecipients(true)
  return (
    <>
      {/* The forms stay while another panel is looked at, with what was chosen in them. */}
      <div hidden={panel !== 'sdgs'}>
        <SdgPanel workspace={workspace} answer={answer} />
      </div>
      <div hidden={panel !== 'recipients'}>
        {hasRecipients && <RecipientPanel workspace={workspace} answer={answer} />}
      </div>
      {panel === 'wishes' && <WishesPanel wishes={loaded.wishes} />}
      {panel === 'history' && <HistoryPanel workspace={workspace} />}
      {panel === 'previous' && <PreviousAnswersPanel previous={loaded.previous} />}
      <div hidden={panel !== 'answers'} data-kept="page">
        {answers ? (
          <AnswersPanel answers={answers} actionUrl={`/answers/request/${workspace.request.id}`} />
        ) : (
          <p>{t('noAnswers')}</p>
        )}
      </div>
    </>
  )
}

type PanelProps = {
  readonly workspace: ReturnType<typeof useLoaderData<typeof loader>>['workspace']
  readonly answer: FieldsAnswer | null
}

function SdgPanel({ workspace, answer }: PanelProps) {
  const { t } = useTranslation('refusals')
  const { request, choices, fingerprints } = workspace
  const names = fieldsWith('section', 'sdgs')
  if (!choices) return <SdgFacts workspace={workspace} tags={<SdgTags codes={request.sdgTargetCodes} />} />
  return (
    <SectionForm
      section="sdgs"
      stored={formValuesOf(request, names)}
      version={request.version}
      fingerprint={fingerprints.sdgs}
      answer={answer}
    >
      {(values, refusal) => (
        <>
          <SdgChooser
            selectedCodes={values.sdgTargetCodes}
            noSdgReason={values.noSdgReason}
            priorityAreas={values.priorityAreas}
            errors={{
              sdgTargetCodes: fieldError(t, refusal, 'sdgTargetCodes'),
              noSdgReason: fieldError(t, refusal, 'noSdgReason'),
            }}
          />
          <PlainFields names={names} values={values} refusal={refusal} />
        </>
      )}
    </SectionForm>
  )
}

function RecipientPanel({ workspace, answer }: PanelProps) {
  const { t } = useTranslation('refusals')
  const { request, choices, fingerprints } = workspace
  if (!choices) return <RecipientFacts workspace={workspace} />
  const names = fieldsWith('section', 'recipients')
  return (
    <SectionForm
      section="recipients"
      stored={formValuesOf(request, names)}
      version={request.version}
      fingerprint={fingerprints.recipients}
      answer={answer}
    >
      {(values, refusal) => (
        <>
          <RecipientChooser
            recipients={choices.recipients}
            selectedIds={values.recipientIds}
            error={fieldError(t, refusal, 'recipientIds')}
          />
          <PlainFields names={names} values={values} refusal={refusal} />
        </>
      )}
    </SectionForm>
  )
}
