import type { LoaderFunctionArgs } from '@remix-run/node'
import type { TFunction } from 'i18next'
import { fileName } from '#app/domain/file-name.ts'
import { type BodyId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { fileResponse, isFromThisSite } from '#app/features/jobs/file-response.ts'
import { askedFields, sheetColumns, sheetRows } from '#app/features/proposals/sheet-columns.ts'
import { needTexts } from '#app/i18n/page-texts.ts'
import { serverTexts } from '#app/i18n/server-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'

needTexts('proposals')

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The sheet in which a body hands in (`body`), filled with what it wrote and what it asked for last year. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  if (!isFromThisSite(request)) return refusePage({ reason: 'notPermitted' })
  const { proposals, cycles } = context.services
  const bodyId = parseId<BodyId>(new URL(request.url).searchParams.get('body'))
  const given = bodyId ? await proposals.toHandIn(actor, bodyId) : refuse('notFound')
  if (!given.ok) return refusePage(given.refusal)
  const { locale } = context.visitor
  const { key, body, cycleId } = given.value
  const years = await cycles.toShow(cycleId)
  const t: TFunction<['proposals', 'domain']> = (await serverTexts(locale, context.words)).tOf(['proposals', 'domain'])
  const bodyName = locale === 'en' ? body.nameEn : body.nameJa
  const asked = askedFields(await context.services.profiles.asks(), given.value)
  const bytes = await proposals.wishSheet({
    ...{ key, name: t('proposals:title'), choiceError: t('proposals:sheetChoice') },
    title: `${years?.cycle.title ?? ''}　${t('proposals:sheetTitle', { body: bodyName })}`,
    guidance: t('proposals:sheetGuidance'),
    ...{ columns: sheetColumns(t, asked), rows: sheetRows(t, given.value, asked) },
  })
  return fileResponse({ name: fileName([t('proposals:title'), bodyName], 'xlsx'), mediaType: XLSX, bytes })
}
