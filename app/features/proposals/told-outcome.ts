import type { TFunction } from 'i18next'
import { awaitsOutcome, type OutcomeKind, type OutcomeStanding } from '#app/domain/proposal.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import type { Answered } from './shown-proposal.ts'

/** Any `t` that knows the two namespaces. */
type Translate = TFunction<['proposals', 'domain']>
type Request = {
  readonly number: string
  readonly title: string
  readonly committeeJa: string
  readonly committeeEn: string
  readonly state: RequestState
  readonly mergedInto: { readonly number: string; readonly title: string } | null
}
type Committee = { readonly nameJa: string; readonly nameEn: string } | null
type Told = {
  readonly kind: OutcomeKind
  readonly addressee: string
  readonly request: Request | null
  readonly standing: OutcomeStanding
  readonly committee: Committee
  readonly confirmedOn: string | null
  readonly sentBackReason: string
  readonly recordedAt: Date | string
}

/** What a wish waits for, or why nothing has to become of it; null for a draft, and for one whose outcomes say it all. */
export function toldWaiting(t: Translate, wish: Parameters<typeof awaitsOutcome>[0]): string | null {
  if (wish.state === 'handedIn' && wish.intent === 'finished') return t('proposals:nothingToDecide')
  if (awaitsOutcome(wish)) return t('proposals:awaiting')
  return wish.importedFrom && wish.outcomes.length === 0 ? t('proposals:outcomeInFile') : null
}

/** What becomes of a wish by what is proposed, as one sentence. */
export const plannedOutcome = (t: Translate, locale: string, told: Stated): string =>
  t(`proposals:planned.${told.kind}`, valuesOf(locale, told))

/** What became of a wish as one sentence, marked where it is not decided. */
export function toldOutcome(
  t: Translate,
  locale: string,
  told: Stated & { readonly standing: OutcomeStanding },
): string {
  return told.standing === 'decided'
    ? t(`proposals:told.${told.kind}`, valuesOf(locale, told))
    : t(`proposals:${told.standing}Outcome`, { outcome: plannedOutcome(t, locale, told) })
}

type Stated = Pick<Told, 'kind' | 'addressee' | 'request'>

const valuesOf = (locale: string, { addressee, request }: Stated) => ({
  addressee,
  request: request ? named(request) : '',
  committee: (locale === 'en' ? request?.committeeEn : request?.committeeJa) ?? '',
})

/** Who decided it and when, or what it waits for. */
export function toldStanding(t: Translate, locale: string, told: Told): string {
  const committee = (locale === 'en' ? told.committee?.nameEn : told.committee?.nameJa) ?? ''
  if (told.standing === 'proposed') return t('proposals:proposedTo', { committee })
  if (told.standing === 'sentBack') return t('proposals:sentBackBy', { committee, reason: told.sentBackReason })
  return told.confirmedOn
    ? t('proposals:toldByCommittee', { committee, day: formatDay(told.confirmedOn, locale) })
    : t('proposals:toldBy', { day: formatMoment(told.recordedAt, locale) })
}

/** Whether a wish that was passed on was handed to its addressee, and whether there is a reply. */
export function toldHandingOver(
  t: Translate,
  locale: string,
  { handedOverOn, reply }: { readonly handedOverOn: string | null; readonly reply: string },
): string {
  if (handedOverOn === null) return reply === '' ? t('proposals:notHandedOver') : ''
  const handed = t('proposals:handedOver', { day: formatDay(handedOverOn, locale) })
  return reply === '' ? [handed, t('proposals:noReply')].join(locale === 'en' ? ' ' : '') : handed
}

/** How far the request is, or where it went, and how many answered. */
export function toldState(
  t: Translate,
  locale: string,
  request: Request,
  count: Answered[string] | null | undefined,
): string {
  if (request.mergedInto) return t('proposals:merged', { request: named(request.mergedInto) })
  const state = t('proposals:stateNow', { state: t(`domain:state.${request.state}`) })
  return count ? inOneLine(locale, [state, toldAnswers(t, count)]) : state
}

/** To how many it was sent, and how many answered. */
export function toldAnswers(t: Translate, count: Answered[string] | null | undefined): string {
  if (!count) return t('proposals:notSent')
  return count.answered === 0 ? t('proposals:sentOnly', count) : t('proposals:answered', count)
}

/** Sentences one after the other: Japanese ones end with their 「。」, English ones are set apart. */
export const inOneLine = (locale: string, sentences: readonly string[]): string =>
  sentences.join(locale === 'en' ? ' ' : '')

/** Without its title where the person may not know of that yet. */
const named = ({ number, title }: { readonly number: string; readonly title: string }): string =>
  title === '' ? number : `${number}「${title}」`
