import { Link } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { BarMenu } from './bar-menu.tsx'

export type ShellYear = {
  /** The id of the year that is shown, and of the one that work goes into now. */
  readonly shown: string
  readonly current: string | null
  /** 「2027年度」, what the button says, and what it is called. */
  readonly short: string
  readonly label: string
  /** What is said beside the year that work goes into now. */
  readonly currentNote: string
  /** The page that shows a year, the open one where it does: its address without the id at the end. */
  readonly hrefBefore: string
  /** As little of each as it takes: they stand on every page, and there are more of them every year. */
  readonly choices: readonly {
    readonly id: string
    readonly title: string
  }[]
  /** A sentence and a way back, where the page is one of another year. */
  readonly other: { readonly says: string; readonly back: string; readonly backTo: string } | null
}

type Props = { readonly year: ShellYear; readonly here: string; readonly heading: string }

/** The year that is shown, once for all pages: a list of links, so that a choice applies at once and stands in the address. */
export function YearMenu({
  year: { shown, current, short, label, currentNote, hrefBefore, choices },
  here,
  heading,
}: Props) {
  const { i18n } = useTranslation()
  const look = 'whitespace-nowrap text-oln-16B-100'
  if (choices.length === 1) return <span className={`px-2 ${look}`}>{short}</span>
  return (
    <BarMenu
      key={here}
      label={label}
      className="sm:relative"
      summaryClassName={shown === current ? look : `border border-yellow-700 bg-yellow-100 ${look}`}
      summary={
        <>
          {short}
          <span aria-hidden="true">▾</span>
        </>
      }
      panelClassName="w-max max-sm:inset-x-4 max-sm:w-auto sm:left-0"
    >
      <ul aria-label={heading}>
        {choices.map((choice) => (
          <li key={choice.id} lang="ja">
            <Link
              to={hrefBefore + choice.id}
              aria-current={choice.id === shown ? 'true' : undefined}
              className="year-choice"
              discover="none"
            >
              {choice.title}
              {choice.id === current && (
                <span lang={i18n.language} className="text-dns-14N-130 text-solid-gray-700">
                  {currentNote}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </BarMenu>
  )
}

/** That what is seen is not the current year's: one line, above the page. */
export const OtherYear = ({ other }: { readonly other: NonNullable<ShellYear['other']> }) => (
  <p className="border-t border-yellow-700 bg-yellow-50 px-4 py-1 text-dns-14N-130">
    {other.says}{' '}
    <Link to={other.backTo} className="link inline-block min-h-6">
      {other.back}
    </Link>
  </p>
)
