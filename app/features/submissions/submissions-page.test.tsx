import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { createI18n } from '#app/i18n/create-i18n.ts'
import { TranslationProvider } from '#app/i18n/use-translation.ts'
import type { SubmissionsOverview } from '#server/submissions/show-submissions.ts'
import { SubmissionsPage } from './submissions-page.tsx'

type FormProps = { readonly method: 'get' | 'post'; readonly children: ReactNode }

// The page alone, outside a router: what it shows and would send.
vi.mock('@remix-run/react', () => ({
  ...{
    Form: ({ method, children }: FormProps) => <form method={method}>{children}</form>,
    Link: ({ children }: { readonly children: ReactNode }) => children,
  },
  useNavigation: () => ({}),
  useRevalidator: () => ({ state: 'idle', revalidate: () => undefined }),
  useSearchParams: () => [new URLSearchParams()],
  useLocation: () => ({ pathname: '/submissions', search: '' }),
}))

const i18n = await createI18n('ja')
const row = {
  recipient: { id: 'prefecture', nameJa: '神奈川県', nameEn: 'Kanagawa' },
  ...{
    adopted: 1,
    submitted: 0,
    answered: 0,
    none: 0,
    toSubmit: 1,
    package: null,
    submissions: [],
    stage: 'toPrepare',
  },
}
const overview = {
  cycle: { id: 'year', title: '2027年度' },
  ...{ rows: [row], regions: [], counts: { toPrepare: 1, prepared: 0, submitted: 0 } },
  documentNumber: { pattern: '第○号', gaps: [], next: 1 },
  abilities: { record: true, correct: true },
} as unknown as SubmissionsOverview

it('Enter in a field presses no row’s button: the first one that sends the form is a disabled one', () => {
  const props = { filter: { stage: null, region: '', words: '' }, today: '2026-11-27', answer: null }
  const markup = renderToStaticMarkup(
    <TranslationProvider value={i18n}>
      <SubmissionsPage {...props} overview={overview} keys={{ makeKey: 'a', recordKey: 'b' }} />
    </TranslationProvider>,
  )
  const [, form = ''] = /<form method="post"(.*?)<\/form>/s.exec(markup) ?? []
  const buttons = [...form.matchAll(/<button[^>]* type="submit"[^>]*>/g)].map(([button]) => button)
  expect(buttons.length).toBeGreaterThan(2)
  expect(buttons.map((button) => / disabled=""/.test(button))).toEqual([true, ...buttons.slice(1).map(() => false)])
  expect(buttons[0]).toContain(' hidden=""')
})
