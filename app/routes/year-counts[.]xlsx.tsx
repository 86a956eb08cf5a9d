import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileName } from '#app/domain/file-name.ts'
import { refuse } from '#app/domain/result.ts'
import { fileResponse, isFromThisSite } from '#app/features/jobs/file-response.ts'
import { countRows } from '#app/features/year-counts/count-tables.ts'
import { needTexts } from '#app/i18n/page-texts.ts'
import { serverTexts } from '#app/i18n/server-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import { requireActor } from '#app/routing/require-actor.ts'

needTexts('yearCounts')

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 集計 of a year as an Excel file. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  if (!isFromThisSite(request)) return refusePage({ reason: 'notPermitted' })
  const { cycles, yearCounts } = context.services
  const years = await cycles.toShow(cycleOfAddress(request))
  const counts = years ? await yearCounts.show(actor, years.cycle.id) : refuse('notFound')
  if (!years || !counts.ok) return refusePage(counts.ok ? refuse('notFound').refusal : counts.refusal)
  const { locale } = context.visitor
  const texts = await serverTexts(locale, context.words)
  const { name, ...rows } = countRows(texts.tOf(['yearCounts', 'domain']), locale, counts.value)
  const bytes = await yearCounts.sheet({ title: `${years.cycle.title}　${name}`, ...rows })
  return fileResponse({ name: fileName([name], 'xlsx'), mediaType: XLSX, bytes })
}
