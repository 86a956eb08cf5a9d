import { Link } from '@remix-run/react'
import { BarMenu } from './bar-menu.tsx'

export type ShellYear = {
  /** The id of the year that is shown. */
  readonly shown: string
  readonly choices: readonly {
    readonly id: string
    readonly isCurrent: boolean
    /** The page that shows this year: the one that is open, where it shows one. */
    readonly href: string
    /** 「2027年度」 */
    readonly short: string
    /** What the button is called while this year is shown. */
    readonly label: string
    readonly title: string
    /** Said beside the year that work goes into now. */
    readonly note: string | null
  }[]
  /** A sentence and a way back, where the page is one of another year. */
  readonly other: { readonly says: string; readonly back: string; readonly backTo: string } | null
}

type Props = { readonly year: ShellYear; readonly here: string; readonly heading: string }

/** The year that is shown, once for all pages: a list of links, so that a choice applies at once and stands in the address. */
export function YearMenu({ year: { shown, choices }, here, heading }: Props) {
  const year = choices.find(({ id }) => id === shown)
  if (!year) return null
  const look = 'whitespace-nowrap text-oln-16B-100'
  if (choices.length === 1) return <span className={`px-2 ${look}`}>{year.short}</span>
  return (
    <BarMenu
      key={here}
      label={year.label}
      className="sm:relative"
      summaryClassName={year.isCurrent ? look : `border border-yellow-700 bg-yellow-100 ${look}`}
      summary={
        <>
          {year.short}
          <span aria-hidden="true">▾</span>
        </>
      }
      panelClassName="w-max max-sm:inset-x-4 max-sm:w-auto sm:left-0"
    >
      <ul aria-label={heading}>
        {choices.map((choice) => (
          <li key={choice.id}>
            <Link
              to={choice.href}
              aria-current={choice.id === shown ? 'true' : undefined}
              className="flex min-h-11 items-center gap-3 rounded-8 px-3 text-dns-16N-130 text-solid-gray-900 hover:bg-blue-50 aria-[current=true]:bg-blue-50 aria-[current=true]:font-bold"
            >
              <span lang="ja">{choice.title}</span>
              {choice.note && <span className="text-dns-14N-130 text-solid-gray-700">{choice.note}</span>}
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
