import { type Action, type Actor, reachOf } from './permissions.ts'

/** The main menu: who may do one of the actions to anything at all sees the entry. `always`: everyone who is signed in. */
export const NAVIGATION = {
  home: { href: '/', needs: 'always' },
  requests: { href: '/policy-requests', needs: ['policyRequest.read'] },
  pillars: { href: '/pillars', needs: ['pillar.manage'] },
  book: { href: '/book', needs: ['book.export'] },
  submissions: { href: '/submissions', needs: ['submission.read'] },
  answers: { href: '/answers', needs: ['response.record', 'evaluation.draft'] },
  matrix: { href: '/answers/matrix', needs: ['response.read'] },
  administration: {
    href: '/admin',
    needs: ['people.manage', 'bodies.manage', 'cycle.manage', 'settings.manage', 'audit.read'],
  },
} as const satisfies Record<string, { readonly href: string; readonly needs: 'always' | readonly Action[] }>

export type NavigationEntry = keyof typeof NAVIGATION

/** The entries of the main menu for this person, in order. */
export const navigationFor = (actor: Actor): NavigationEntry[] =>
  (Object.keys(NAVIGATION) as NavigationEntry[]).filter((entry) => {
    const { needs } = NAVIGATION[entry]
    return needs === 'always' || needs.some((action) => reachOf(actor, action).length > 0)
  })
