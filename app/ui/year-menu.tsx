import { Link } from '@remix-run/react'
import { BarMenu } from './bar-menu.tsx'

export type ShellYear = {
  /** The id of the year that is shown. */
  readonly shown: string
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
    readonly isCurrent: boolean
    readonly title: string
  }[]
  /** A sentence and a way back, where the page is one of another year. */
  readonly other: { readonly says: string; readonly back: string; readonly backTo: string } | null
}

type Props = { readonly year: ShellYear; readonly here: string; readonly heading: string }

/** The year that is shown, once for all pages: a list of links, so that a choice applies at once and stands in the address. */
export function YearMenu({ year: { shown, short, label, currentNote, hrefBefore, choices }, here, heading }: Props) {
  const year = choices.find(({ id }) => id === shown)
  if (!year) return null
  const look = 'whitespace-nowrap text-oln-16B-100'
  if (choices.length === 1) return <span className={`px-2 ${look}`}>{short}</span>
  return (
    <BarMenu
      key={here}
      label={label}
      className="sm:relative"
      summaryClassName={year.isCurrent ? look : `border border-yellow-700 bg-yellow-100 ${look}`}
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
          <li key={choice.id}>
            <Link
              to={hrefBefore + choice.id}
              aria-current={choice.id === shown ? 'true' : undefined}
              className="year-choice"
              discover="none"
            >
              <span lang="ja">{choice.title}</span>
              {choice.isCurrent && <span className="text-dns-14N-130 text-solid-gray-700">{currentNote}</span>}
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
