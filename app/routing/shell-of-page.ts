import type { TFunction } from 'i18next'
import { grouped, NAVIGATION, type NavigationEntry, yearPageAt } from '#app/domain/navigation.ts'
import type { ShellGroup } from '#app/ui/main-menu.tsx'
import type { ShellYear } from '#app/ui/year-menu.tsx'
import type { NamedCycle } from '#server/cycles/cycles.ts'

type MenuText = TFunction<'menu'>

/** The main menu of a person who sees these entries. Made on the server: neither the table nor its texts go to the browser. */
export function menuOf(entries: readonly NavigationEntry[], t: MenuText): ShellGroup[] {
  const addresses = entries.map((entry): string => NAVIGATION[entry].href)
  return grouped(entries).map(({ group, entries: own }) => ({
    label: group && t(`group.${group}`),
    entries: own.map((entry) => {
      const { href, year } = NAVIGATION[entry]
      const hasEntryBelow = href === '/' || addresses.some((other) => other.startsWith(`${href}/`))
      return {
        href,
        label: t(`${entry}`),
        current: hasEntryBelow ? 'page' : 'pagesBelow',
        shows: year === null ? 'anyTime' : 'year',
      }
    }),
  }))
}

/**
 * What the bar says of the years: the one that is shown, and where each of them leads. That is the page that is open, where it shows
 * a year, else the person's first page that does. Null: there is no year, or this person has no such page.
 */
export function yearsOf(
  address: string,
  {
    year,
    years,
    entries,
  }: { year: NamedCycle | null; years: readonly NamedCycle[]; entries: readonly NavigationEntry[] },
  t: MenuText,
): ShellYear | null {
  const url = new URL(address)
  const here = yearPageAt(url.pathname)
  const page = here ?? entries.find((entry) => NAVIGATION[entry].year !== null)
  const current = years.find((one) => one.isCurrent)
  if (!year || !page) return null
  const names: readonly string[] = here === null ? [] : (NAVIGATION[here].year?.keeps ?? [])
  const kept = [...url.searchParams].filter(([name]) => names.includes(name))
  const hrefBefore = `${NAVIGATION[page].href}?${new URLSearchParams([...kept, ['cycle', '']])}`
  return {
    shown: year.id,
    current: current?.id ?? null,
    label: t('shownYear', { title: year.title }),
    currentNote: t('currentYear'),
    hrefBefore,
    short: t('fiscalYear', { year: year.targetFiscalYear }),
    choices: years.map(({ id, title }) => ({ id, title })),
    other:
      here !== null && current && !year.isCurrent
        ? {
            says: t('otherYear', { title: year.title }),
            back: t('backToCurrent', { title: current.title }),
            backTo: hrefBefore + current.id,
          }
        : null,
  }
}
