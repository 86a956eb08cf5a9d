import { formatDay } from '#app/i18n/format-date.ts'
import type { Proposals } from '#server/proposals/proposals.ts'
import type { TurnEntry } from './turn-list.tsx'

export type WaitingWishes = Awaited<ReturnType<Proposals['waiting']>>
type Text = (
  key: 'wishesToDecide' | 'wishesToConfirm' | 'wishUntitled' | 'handInUntil',
  values?: Record<string, string | number>,
) => string

const sumOf = (years: WaitingWishes['open']): number => years.reduce((sum, { count }) => sum + count, 0)

const ofYear =
  (path: string, title: string) =>
  ({ cycleId, isCurrent, title: year }: WaitingWishes['open'][number]): TurnEntry['items'][number] => ({
    ...{ key: `${path} ${cycleId}`, number: null, place: '', at: null, title },
    href: isCurrent ? path : `${path}?cycle=${cycleId}`,
    year: isCurrent ? null : year,
  })

/** What waits of the wishes: to be handed in, to be finished, to be decided on, to be confirmed. */
export function wishTurns({ open, proposed, drafts, asked }: WaitingWishes, isEnglish: boolean, t: Text): TurnEntry[] {
  const locale = isEnglish ? 'en' : 'ja'
  const turn = (kind: TurnEntry['kind'], total: number, items: TurnEntry['items']): TurnEntry[] =>
    total === 0 ? [] : [{ kind, total, items, more: [] }]
  return [
    ...turn(
      'handIn',
      asked.length,
      asked.map((body) => ({
        ...{ key: body.id, href: '/proposals', number: null, year: null, at: null },
        title: t('handInUntil', { day: formatDay(body.dueOn, locale) }),
        place: isEnglish ? body.nameEn : body.nameJa,
      })),
    ),
    ...turn(
      'wishDraft',
      drafts.length,
      drafts.map((draft) => ({
        ...{ key: draft.id, href: `/proposals/${draft.id}`, number: null, year: null, at: draft.updatedAt },
        title: draft.title || t('wishUntitled'),
        place: isEnglish ? draft.bodyEn : draft.bodyJa,
      })),
    ),
    ...turn('decideWishes', sumOf(open), open.map(ofYear('/consolidation', t('wishesToDecide')))),
    ...turn('confirmWishes', sumOf(proposed), proposed.map(ofYear('/confirmation', t('wishesToConfirm')))),
  ]
}
