import type { TFunction } from 'i18next'
import { POLICY_REQUEST_KINDS } from '#app/domain/policy-request.ts'
import { OUTCOME_KINDS, PROPOSAL_INTENTS } from '#app/domain/proposal.ts'
import { BODY_KINDS } from '#app/domain/roles.ts'
import { captionOf, GOALS_IN_ORDER } from '#app/domain/sdgs/sdgs.ts'
import { REQUEST_STATES } from '#app/domain/workflow.ts'
import type { YearCounts } from '#server/year-counts/year-counts.ts'

export type CountTable = {
  readonly of: 'wishes' | 'requests'
  readonly by: 'byOrigin' | 'byKind' | 'byState' | 'byCommittee' | 'byGoal' | 'byIntent' | 'byOutcome'
  /** Can one belong to several rows? */
  readonly countsInEach: boolean
  readonly rows: readonly { readonly name: string; readonly count: number }[]
}

/** The counts as tables in words, in the order of the trade; rows of which there is none are left out, but for the committees. */
export function countTables(
  t: TFunction<['yearCounts', 'domain']>,
  locale: 'ja' | 'en',
  { requests, wishes }: YearCounts,
): CountTable[] {
  const rowsOf = <Key extends string | number>(
    keys: readonly Key[],
    counted: readonly { readonly key: Key; readonly count: number }[],
    name: (key: Key) => string,
  ) =>
    keys.flatMap((key) => {
      const count = counted.find((row) => row.key === key)?.count ?? 0
      return count > 0 ? [{ name: name(key), count }] : []
    })
  const table = (of: CountTable['of'], by: CountTable['by'], rows: CountTable['rows'], countsInEach = false) => ({
    ...{ of, by, countsInEach, rows },
  })
  return [
    table(
      'wishes',
      'byOrigin',
      rowsOf(BODY_KINDS, wishes.byOrigin, (kind) => t(`domain:bodyKind.${kind}`)),
    ),
    table(
      'wishes',
      'byIntent',
      rowsOf(PROPOSAL_INTENTS, wishes.byIntent, (intent) => t(`domain:proposalIntent.${intent}`)),
    ),
    table(
      'wishes',
      'byOutcome',
      rowsOf(['open', ...OUTCOME_KINDS, 'ended', 'inFile'] as const, wishes.byOutcome, (kind) =>
        kind === 'open' || kind === 'ended' || kind === 'inFile'
          ? t(`yearCounts:${kind}`)
          : t(`domain:proposalOutcome.${kind}`),
      ),
      true,
    ),
    table(
      'requests',
      'byOrigin',
      rowsOf([...BODY_KINDS, 'none'] as const, requests.byOrigin, (kind) =>
        kind === 'none' ? t('yearCounts:none') : t(`domain:bodyKind.${kind}`),
      ),
      true,
    ),
    table(
      'requests',
      'byKind',
      rowsOf(POLICY_REQUEST_KINDS, requests.byKind, (kind) => t(`domain:kind.${kind}`)),
    ),
    table(
      'requests',
      'byCommittee',
      requests.byCommittee.map((body) => ({ name: locale === 'en' ? body.nameEn : body.nameJa, count: body.count })),
    ),
    table(
      'requests',
      'byGoal',
      rowsOf(
        GOALS_IN_ORDER.map(({ number }) => number as number),
        requests.byGoal,
        (number) => {
          const goal = GOALS_IN_ORDER[number - 1]
          return t('yearCounts:goal', { number, name: goal ? captionOf(goal, locale) : '' })
        },
      ),
      true,
    ),
    table(
      'requests',
      'byState',
      rowsOf(REQUEST_STATES, requests.byState, (state) => t(`domain:state.${state}`)),
    ),
  ]
}

/** All of it as the rows of one sheet, as the page shows it. */
export function countRows(t: TFunction<['yearCounts', 'domain']>, locale: 'ja' | 'en', counts: YearCounts) {
  return {
    name: t('yearCounts:title'),
    sheetName: t('yearCounts:title'),
    columns: [
      { header: t('yearCounts:table'), width: 40 },
      { header: t('yearCounts:item'), width: 44 },
      { header: t('yearCounts:count'), width: 10 },
    ],
    rows: countTables(t, locale, counts).flatMap((table) =>
      table.rows.map((row) => [`${t(`yearCounts:${table.of}`)}　${t(`yearCounts:${table.by}`)}`, row.name, row.count]),
    ),
  }
}
