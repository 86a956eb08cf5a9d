import type { TFunction } from 'i18next'
import { isPassedOn, standingOf } from '#app/domain/proposal.ts'
import type { Answered, ShownProposal } from './shown-proposal.ts'
import { inOneLine, toldAnswers, toldHandingOver, toldOutcome, toldState, toldWaiting } from './told-outcome.ts'

type Outcomes = {
  readonly proposals: readonly ShownProposal[]
  readonly answers: ReadonlyMap<string, Answered[string]>
}

/** 要求事項の取扱い一覧: a row for each wish, in the words of its page. */
export function outcomeRows(t: TFunction<['proposals', 'domain']>, locale: string, { proposals, answers }: Outcomes) {
  const columns = [
    { header: t('proposals:number'), width: 9 },
    { header: t('proposals:body'), width: 22 },
    { header: t('proposals:intent'), width: 8 },
    { header: t('proposals:subject'), width: 28 },
    { header: t('proposals:demand'), width: 44 },
    { header: t('proposals:outcome'), width: 44 },
    { header: t('proposals:outcomeReason'), width: 28 },
    { header: t('proposals:answers'), width: 24 },
  ]
  const rows = proposals.map((wish) => [
    String(wish.number ?? ''),
    locale === 'en' ? wish.bodyEn : wish.bodyJa,
    t(`domain:proposalIntent.${wish.intent}`),
    wish.title,
    wish.demand,
    lines([
      toldWaiting(t, wish) ?? '',
      ...standing(wish).map((outcome) =>
        inOneLine(locale, [
          toldOutcome(t, locale, outcome),
          ...(outcome.request ? [toldState(t, locale, outcome.request, null)] : []),
        ]),
      ),
    ]),
    lines(standing(wish).map(({ reason }) => reason)),
    lines(
      standing(wish).map(({ request, kind, ...outcome }) => {
        if (isPassedOn({ kind, standing: outcome.standing }))
          return [toldHandingOver(t, locale, outcome), outcome.reply].filter((text) => text !== '').join('\n')
        const count = request && answers.get(request.id)
        return count ? `${request.number} ${toldAnswers(t, count)}` : ''
      }),
    ),
  ])
  return { name: t('proposals:outcomeList'), columns, rows }
}

/** What a committee sent back is decided anew. */
const standing = ({ outcomes }: ShownProposal) => standingOf(outcomes)

const lines = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n')
