import type { LoaderFunctionArgs } from '@remix-run/node'
import type { TFunction } from 'i18next'
import { fileName } from '#app/domain/file-name.ts'
import { type BodyId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { outcomeRows } from '#app/features/proposals/outcome-rows.ts'
import { askedFields, sheetColumns, sheetRows } from '#app/features/proposals/sheet-columns.ts'
import { serverTexts } from '#app/i18n/server-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import { requireActor } from '#app/routing/require-actor.ts'

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
type Kind = keyof typeof MEDIA_TYPES
type GivenFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** The sheet in which a body hands in (`body`), filled with what it wrote and what it asked for last year. */
export async function wishSheetFile({ context, request }: LoaderFunctionArgs, kind: Kind): Promise<GivenFile> {
  const actor = requireActor(context, request)
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
  const bytes = await proposals[kind === 'docx' ? 'wishSheetForWord' : 'wishSheet']({
    ...{ key, name: t('proposals:title'), choiceError: t('proposals:sheetChoice') },
    title: `${years?.cycle.title ?? ''}　${t('proposals:sheetTitle', { body: bodyName })}`,
    guidance: t('proposals:sheetGuidance'),
    ...{ columns: sheetColumns(t, asked), rows: sheetRows(t, given.value, asked) },
  })
  return { name: fileName([t('proposals:title'), bodyName], kind), mediaType: MEDIA_TYPES[kind], bytes }
}

/** 要求事項の取扱い一覧: of all bodies for the bureau, of the own ones for others. */
export async function outcomeListFile({ context, request }: LoaderFunctionArgs, kind: Kind): Promise<GivenFile> {
  const actor = requireActor(context, request)
  const { cycles, proposals } = context.services
  const years = await cycles.toShow(cycleOfAddress(request))
  const outcomes = years ? await proposals.outcomes(actor, years.cycle.id) : refuse('notFound')
  if (!years || !outcomes.ok) return refusePage(outcomes.ok ? refuse('notFound').refusal : outcomes.refusal)
  const { locale } = context.visitor
  const texts = await serverTexts(locale, context.words)
  const { name, ...rows } = outcomeRows(texts.tOf(['proposals', 'domain']), locale, outcomes.value)
  const input = { title: `${years.cycle.title}　${name}`, ...rows }
  const bytes = await (kind === 'docx' ? proposals.outcomeList(input) : proposals.sheet(input))
  return { name: fileName([name], kind), mediaType: MEDIA_TYPES[kind], bytes }
}
