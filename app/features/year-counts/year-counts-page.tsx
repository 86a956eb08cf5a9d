import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { YearCounts } from '#server/year-counts/year-counts.ts'
import { type CountTable, countTables } from './count-tables.ts'

type Props = {
  readonly cycle: { readonly id: string; readonly title: string }
  readonly counts: YearCounts
}

/** 集計: the wishes and the requests of a year, each in a few tables with bars beside the numbers. */
export function YearCountsPage({ cycle, counts }: Props) {
  const { t, i18n } = useTranslation(['yearCounts', 'domain'])
  const tables = countTables(t, i18n.language === 'en' ? 'en' : 'ja', counts)
  return (
    <>
      <PageHeader
        title={t('yearCounts:title')}
        lead={t('yearCounts:lead', { cycle: cycle.title })}
        actions={
          <LinkButton to={`/year-counts.xlsx?cycle=${cycle.id}`} size="small" reloadDocument>
            {t('yearCounts:file')}
          </LinkButton>
        }
      />
      {(['wishes', 'requests'] as const).map((of) => (
        <section key={of} aria-labelledby={of} className="mb-8">
          <h2 id={of} className="mb-2 text-std-20B-150">
            {t(of === 'wishes' ? 'yearCounts:wishesTotal' : 'yearCounts:requestsTotal', { count: counts[of].total })}
          </h2>
          <div className="grid gap-6 lg:grid-cols-2">
            {tables
              .filter((table) => table.of === of)
              .map((table) => (
                <Counts key={table.by} table={table} />
              ))}
          </div>
        </section>
      ))}
    </>
  )
}

function Counts({ table: { by, of, rows, countsInEach } }: { readonly table: CountTable }) {
  const { t } = useTranslation('yearCounts')
  const most = Math.max(1, ...rows.map(({ count }) => count))
  if (rows.length === 0)
    return (
      <div>
        <h3 className="text-std-16B-170">{t(by)}</h3>
        <p>{t('nothing')}</p>
      </div>
    )
  return (
    <div>
      <h3 className="text-std-16B-170">{t(by)}</h3>
      <DataTable caption={`${t(of)} ${t(by)}`} captionIs="hidden" minWidth="none" density="dense">
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('count')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row" className="w-1/2 font-normal">
                {name}
              </th>
              <td>
                <span className="flex items-center gap-2">
                  <span className="w-10 text-right tabular-nums">{count}</span>
                  {/* The picture repeats the number; an inline style would be refused by the policy of the page. */}
                  <svg
                    aria-hidden="true"
                    className="h-4 min-w-0 flex-1"
                    preserveAspectRatio="none"
                    viewBox="0 0 100 10"
                  >
                    <rect width={(count / most) * 100} height="10" className="fill-blue-900" />
                  </svg>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {countsInEach && <p className="text-dns-14N-130 text-solid-gray-700">{t('countedInEach')}</p>}
    </div>
  )
}
