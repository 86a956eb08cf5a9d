import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type AccessNoticeId, type MembershipAskId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { AccessPanel } from '#app/features/access/access-panel.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf, textsOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

needTexts('access')

export const handle: RouteHandle = { title: 'access:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { membershipAsks, accessNotices } = context.services
  const [asks, notices] = await Promise.all([membershipAsks.open(actor), accessNotices.for(actor)])
  return { personId: actor.personId, asks, notices }
}

/** `notice`: as many as a panel shows at most. */
export const formFields: FormFields = {
  fields: { intent: 1, ask: 1, notice: 200 },
  words: { intent: ['putAway', 'confirm', 'decline', 'takeBack'] },
}

/** The forms of the panel on the home page: back there when it is done; here with the reason when it was refused. */
export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { membershipAsks, accessNotices } = context.services
  const form = await readForm(request, formFields)
  const intent = textOf(form, 'intent')
  if (intent === 'putAway') {
    const ids = textsOf(form, 'notice').flatMap((id) => parseId<AccessNoticeId>(id) ?? [])
    await accessNotices.putAway(actor, ids)
    return redirect('/')
  }
  const ask = parseId<MembershipAskId>(textOf(form, 'ask'))
  if (!ask || (intent !== 'confirm' && intent !== 'decline' && intent !== 'takeBack'))
    return refusePage(refuse('invalidInput').refusal)
  const answered = await membershipAsks[intent](actor, ask)
  return answered.ok ? redirect('/') : answerRefusal(answered.refusal, {})
}

export default function Access() {
  const { t } = useTranslation(['access', 'refusals'])
  const answer = useActionAnswer<typeof action>()
  const panel = useLoaderData<typeof loader>()
  const { aboutMe, ofBureau } = panel.notices
  const isEmpty = panel.asks.length + aboutMe.length + ofBureau.length === 0
  return (
    <>
      <PageHeader title={t('access:title')} />
      <div className="flex max-w-4xl flex-col gap-6">
        {answer && <Notice tone="error">{refusalText(t, answer.refusal)}</Notice>}
        {isEmpty ? <p>{t('access:nothing')}</p> : <AccessPanel {...panel} />}
      </div>
    </>
  )
}
