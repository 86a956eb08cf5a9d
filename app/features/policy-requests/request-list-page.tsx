import { Link } from '@remix-run/react'
import { requestNumber } from '#app/domain/policy-request.ts'
import { summariseRecipients } from '#app/domain/recipients.ts'
import type { RequestFilter } from '#app/domain/request-filter.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import type { NamedCycle } from '#server/cycles/cycles.ts'
import type { RequestList } from '#server/policy-requests/list-policy-requests.ts'
import { filterHref, unfilteredHref } from './filter-href.ts'
import { RequestLink } from './merged-requests.tsx'
import { type FilterChoices, RequestFilters } from './request-filters.tsx'
import { StateChip } from './state-chip.tsx'
import { StateCounts } from './state-counts.tsx'

type Props = FilterChoices & {
  readonly cycle: NamedCycle | null
  readonly filter: RequestFilter
  readonly list: RequestList | null
  readonly mayCreate: boolean
}

/** 年度の一覧: all requests of the year that the person may see. */
export function RequestListPage({ cycle, filter, list, committees, recipients, mayCreate }: Props) {
  const { t } = useTranslation(['policyRequests', 'common'])
  if (!cycle || !list)
    return (
      <>
        <PageHeader title={t('policyRequests:listTitle')} />
        <Notice tone="info">{t('policyRequests:noCycle')}</Notice>
      </>
    )
  const isFiltered = filterHref(filter, {}) !== unfilteredHref(filter)
  return (
    <>
      <PageHeader
        title={t('policyRequests:listTitle')}
        lead={cycle.title}
        actions={
          mayCreate && (
            <LinkButton to="/policy-requests/new" variant="primary">
              {t('policyRequests:create')}
            </LinkButton>
          )
        }
      />
      <StateCounts counts={list.countsByState} filter={filter} />
      <details className="panel my-4" open={isFiltered || undefined}>
        <summary className="cursor-pointer py-1 font-bold">{t('policyRequests:filters')}</summary>
        <RequestFilters filter={filter} committees={committees} recipients={recipients} />
      </details>
      {list.items.length === 0 ? (
        <Notice tone="info">
          {t(isFiltered ? 'policyRequests:none' : mayCreate ? 'policyRequests:noneYet' : 'policyRequests:noneVisible')}
        </Notice>
      ) : (
        <RequestTable cycle={cycle} list={list} />
      )}
      <Pagination
        label={t('common:pages')}
        page={list.page}
        pageCount={list.pageCount}
        hrefOf={(page) => filterHref(filter, { page })}
        previous={t('common:previousPage')}
        next={t('common:nextPage')}
      />
    </>
  )
}

function RequestTable({ cycle, list }: { cycle: NamedCycle; list: RequestList }) {
  const { t, i18n } = useTranslation(['policyRequests', 'domain'])
  const caption = t('policyRequests:listCaption', { cycle: cycle.title })
  return (
    <DataTable
      caption={`${caption}　${t('policyRequests:count', { count: list.total })}`}
      minWidth="wide"
      onPhone="stacked"
    >
      <thead>
        <tr>
          <th scope="col">{t('policyRequests:number')}</th>
          <th scope="col">{t('policyRequests:titleColumn')}</th>
          <th scope="col">{t('policyRequests:kind')}</th>
          <th scope="col">{t('policyRequests:sdgs')}</th>
          <th scope="col">{t('policyRequests:recipient')}</th>
          <th scope="col">{t('policyRequests:state')}</th>
          <th scope="col">{t('policyRequests:lastChange')}</th>
        </tr>
      </thead>
      <tbody>
        {list.items.map((item) => (
          <tr key={item.id}>
            <td className="whitespace-nowrap tabular-nums">{requestNumber(item.body.number, item.number)}</td>
            <th scope="row" className="font-normal sm:min-w-72">
              <Link to={`/policy-requests/${item.id}`} className="link font-bold" lang="ja">
                {item.title}
              </Link>
              <span className="block text-dns-14N-130 text-solid-gray-700">
                {i18n.language === 'en' ? item.body.nameEn : item.body.nameJa}
                {item.pillarTitle && (
                  <>
                    {' › '}
                    <span lang="ja">{item.pillarTitle}</span>
                  </>
                )}
              </span>
              {item.mergedInto && (
                <span className="block text-dns-14N-130">
                  {t('policyRequests:mergedIntoShort')} <RequestLink request={item.mergedInto} />
                </span>
              )}
            </th>
            <td className="whitespace-nowrap">
              {t(`domain:kind.${item.kind}`)}
              {item.isPriority && (
                <span className="ml-1">
                  <Chip tone="red">{t('policyRequests:priority')}</Chip>
                </span>
              )}
            </td>
            <td className="sm:min-w-24">{item.sdgTargetCodes.join(' ')}</td>
            <td className="sm:min-w-28">{summariseRecipients(item.recipients, i18n.language)}</td>
            <td>
              <StateChip state={item.state} />
            </td>
            <td className="whitespace-nowrap text-dns-14N-130">{formatMoment(item.updatedAt, i18n.language)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
