import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileName } from '#app/domain/file-name.ts'
import { refuse } from '#app/domain/result.ts'
import { fileResponse, isFromThisSite } from '#app/features/jobs/file-response.ts'
import { outcomeRows } from '#app/features/proposals/outcome-rows.ts'
import { needTexts } from '#app/i18n/page-texts.ts'
import { serverTexts } from '#app/i18n/server-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import { requireActor } from '#app/routing/require-actor.ts'

needTexts('proposals')

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 要求事項の取扱い一覧 as an Excel file: of all bodies for the bureau, of the own ones for others. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  if (!isFromThisSite(request)) return refusePage({ reason: 'notPermitted' })
  const { cycles, proposals } = context.services
  const years = await cycles.toShow(cycleOfAddress(request))
  const outcomes = years ? await proposals.outcomes(actor, years.cycle.id) : refuse('notFound')
  if (!years || !outcomes.ok) return refusePage(outcomes.ok ? refuse('notFound').refusal : outcomes.refusal)
  const { locale } = context.visitor
  const texts = await serverTexts(locale, context.words)
  const { name, ...rows } = outcomeRows(texts.tOf(['proposals', 'domain']), locale, outcomes.value)
  const bytes = await proposals.sheet({ title: `${years.cycle.title}　${name}`, ...rows })
  return fileResponse({ name: fileName([name], 'xlsx'), mediaType: XLSX, bytes })
}
