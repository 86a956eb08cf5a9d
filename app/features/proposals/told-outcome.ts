import type { TFunction } from 'i18next'
import type { OutcomeKind } from '#app/domain/proposal.ts'
import type { RequestState } from '#app/domain/workflow.ts'
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
type Told = { readonly kind: OutcomeKind; readonly addressee: string; readonly request: Request | null }

/** What became of a wish, as one sentence. */
export const toldOutcome = (t: Translate, locale: string, { kind, addressee, request }: Told): string =>
  t(`proposals:told.${kind}`, {
    addressee,
    request: request ? named(request) : '',
    committee: (locale === 'en' ? request?.committeeEn : request?.committeeJa) ?? '',
  })

/** How far the request is, or where it went, and how many answered. */
export function toldState(t: Translate, request: Request, count: Answered[string] | null | undefined): string {
  if (request.mergedInto) return t('proposals:merged', { request: named(request.mergedInto) })
  const state = t('proposals:stateNow', { state: t(`domain:state.${request.state}`) })
  return count ? state + toldAnswers(t, count) : state
}

/** To how many it was sent, and how many answered. */
export function toldAnswers(t: Translate, count: Answered[string] | null | undefined): string {
  if (!count) return t('proposals:notSent')
  return count.answered === 0 ? t('proposals:sentOnly', count) : t('proposals:answered', count)
}

const named = ({ number, title }: { readonly number: string; readonly title: string }): string =>
  `${number}「${title}」`
