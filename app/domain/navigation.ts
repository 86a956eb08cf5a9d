import { type Action, type Actor, reachOf } from './permissions.ts'

/** The flow of the year, by which the main menu is ordered: 集める → 書く → 決める → 届ける → 見届ける. */
type NavigationGroup = 'collect' | 'write' | 'decide' | 'deliver' | 'followUp'

type EntryOfMenu = {
  readonly href: string
  /** The part of the year's work; null: beside it, before (ホーム) or after the flow. */
  readonly group: NavigationGroup | null
  /**
   * Of a page that shows the year which its address names (`cycle`): what else stands in the address and another year is narrowed
   * to as well. Null: the page belongs to no year.
   */
  readonly year: { readonly keeps: readonly string[] } | null
  /** Who may do one of these to anything at all sees the entry. `always`: everyone who is signed in. */
  readonly needs: 'always' | readonly Action[]
}

/** The main menu, in order. A group without an entry for a person is not shown. */
export const NAVIGATION = {
  home: { href: '/', group: null, year: null, needs: 'always' },
  wishes: { href: '/proposals', group: 'collect', year: { keeps: [] }, needs: ['proposal.readDraft'] },
  consolidation: {
    href: '/consolidation',
    group: 'collect',
    year: { keeps: ['show', 'body', 'q'] },
    needs: ['proposal.consolidate'],
  },
  call: { href: '/call', group: 'collect', year: { keeps: [] }, needs: ['call.manage'] },
  carryOver: { href: '/carry-over', group: 'collect', year: null, needs: ['policyRequest.carryOver'] },
  requests: {
    href: '/policy-requests',
    group: 'write',
    // Another year has its own pages and pillars.
    year: { keeps: ['state', 'committee', 'recipient', 'kind', 'goal', 'priority', 'q', 'sort'] },
    needs: ['policyRequest.read'],
  },
  pillars: { href: '/pillars', group: 'write', year: { keeps: [] }, needs: ['pillar.manage'] },
  book: { href: '/book', group: 'deliver', year: { keeps: [] }, needs: ['book.export'] },
  submissions: {
    href: '/submissions',
    group: 'deliver',
    year: { keeps: ['stage', 'region', 'q'] },
    needs: ['submission.read'],
  },
  answers: { href: '/answers', group: 'followUp', year: null, needs: ['response.record', 'evaluation.draft'] },
  matrix: {
    href: '/answers/matrix',
    group: 'followUp',
    year: { keeps: ['committee', 'goal', 'region', 'priority'] },
    needs: ['response.read'],
  },
  administration: {
    href: '/admin',
    group: null,
    year: null,
    needs: ['people.manage', 'bodies.manage', 'recipientHead.manage', 'cycle.manage', 'settings.manage', 'audit.read'],
  },
} as const satisfies Record<string, EntryOfMenu>

export type NavigationEntry = keyof typeof NAVIGATION

/** The entries of the main menu for this person, in order. */
export const navigationFor = (actor: Actor): NavigationEntry[] =>
  (Object.keys(NAVIGATION) as NavigationEntry[]).filter((entry) => {
    const { needs } = NAVIGATION[entry]
    return needs === 'always' || needs.some((action) => reachOf(actor, action).length > 0)
  })

/** The entries in their order, those of one group together. */
export function grouped(
  entries: readonly NavigationEntry[],
): { readonly group: NavigationGroup | null; readonly entries: readonly NavigationEntry[] }[] {
  const groups: { group: NavigationGroup | null; entries: NavigationEntry[] }[] = []
  for (const entry of entries) {
    const { group } = NAVIGATION[entry]
    const last = groups.at(-1)
    if (last && group !== null && last.group === group) last.entries.push(entry)
    else groups.push({ group, entries: [entry] })
  }
  return groups
}

/** The entry whose page this path is and which shows a year; null: the page belongs to no year. */
export const yearPageAt = (pathname: string): NavigationEntry | null =>
  (Object.keys(NAVIGATION) as NavigationEntry[]).find(
    (entry) => NAVIGATION[entry].year !== null && NAVIGATION[entry].href === pathname,
  ) ?? null
