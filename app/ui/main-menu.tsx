import { NavLink } from '@remix-run/react'
import { useId } from 'react'
import { classNames } from './class-names.ts'

export type ShellEntry = {
  readonly href: string
  readonly label: string
  /** `page`: marked as current only on its own page, because another entry stands for the pages below it. */
  readonly current: 'page' | 'pagesBelow'
  /** `year`: led to in the year that was chosen. */
  readonly shows: 'year' | 'anyTime'
}
export type ShellGroup = {
  /** A part of the year's work; null: an entry beside it. */
  readonly label: string | null
  readonly entries: readonly ShellEntry[]
}

type Props = {
  readonly label: string
  readonly groups: readonly ShellGroup[]
  /** The year in which the menu leads on; null: the current one, which no address needs to name. */
  readonly year: string | null
  /** `row`: below the bar of a desk; `list`: in the menu of a phone. */
  readonly form: 'row' | 'list'
  readonly className?: string
}

/** The main menu: the year's work from left to right, with what each part of it has. */
export function MainMenu({ label, groups, year, form, className }: Props) {
  if (groups.length === 0) return null
  return (
    <nav aria-label={label} className={className}>
      <ul className={form === 'row' ? 'flex flex-wrap' : 'flex flex-col divide-y divide-solid-gray-200'}>
        {groups.map((group) => (
          <li
            key={group.entries[0]?.href}
            className={classNames(
              form === 'row' && 'flex items-center not-first:border-l not-first:border-solid-gray-300',
            )}
          >
            {group.label === null ? (
              group.entries.map((entry) => <Entry key={entry.href} entry={entry} year={year} form={form} />)
            ) : (
              <Group label={group.label} entries={group.entries} year={year} form={form} />
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

type OfMenu = Pick<Props, 'year' | 'form'>
type GroupProps = Pick<ShellGroup, 'entries'> & OfMenu & { readonly label: string }

function Group({ label, entries, year, form }: GroupProps) {
  const id = useId()
  return (
    <>
      <span
        id={id}
        className={classNames(
          'text-oln-14N-100 whitespace-nowrap text-solid-gray-700',
          form === 'row' ? 'pl-3' : 'block px-3 pt-3',
        )}
      >
        {label}
      </span>
      <ul aria-labelledby={id} className={form === 'row' ? 'flex' : undefined}>
        {entries.map((entry) => (
          <li key={entry.href}>
            <Entry entry={entry} year={year} form={form} />
          </li>
        ))}
      </ul>
    </>
  )
}

const Entry = ({ entry, year, form }: OfMenu & { readonly entry: ShellEntry }) => (
  <NavLink
    to={entry.shows === 'year' && year ? `${entry.href}?cycle=${year}` : entry.href}
    end={entry.current === 'page'}
    className={classNames(
      'flex items-center text-oln-16N-100 whitespace-nowrap text-solid-gray-900 hover:bg-blue-50 aria-[current=page]:border-blue-900 aria-[current=page]:font-bold aria-[current=page]:text-blue-1000',
      form === 'row'
        ? 'min-h-9 border-b-4 border-transparent px-3 pt-1'
        : 'min-h-11 border-l-4 border-transparent px-3',
    )}
  >
    {entry.label}
  </NavLink>
)
