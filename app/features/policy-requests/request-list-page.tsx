import { Link } from '@remix-run/react'
import type { NamedView } from '#app/domain/named-view.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import { summariseRecipients } from '#app/domain/recipients.ts'
import type { RequestFilter, RequestSortKey } from '#app/domain/request-filter.ts'
import type { TransitionId } from '#app/domain/workflow.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { SortHeader } from '#app/ui/sort-header.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import type { NamedCycle } from '#server/cycles/cycles.ts'
import type { RequestList } from '#server/policy-requests/list-policy-requests.ts'
import { filterHref, unfilteredHref } from './filter-href.ts'
import { RequestLink } from './merged-requests.tsx'
import { ViewForms, ViewLinks } from './named-views.tsx'
import { type FilterChoices, RequestFilters } from './request-filters.tsx'
import { StateChip } from './state-chip.tsx'
import { StateCounts } from './state-counts.tsx'
import { ChooseAll, ChooseOne, type ListAnswer, StepsTogether } from './steps-together.tsx'

type Props = FilterChoices & {
  readonly cycle: NamedCycle | null
  readonly filter: RequestFilter
  readonly list: RequestList | null
  readonly mayCreate: boolean
  readonly views: readonly NamedView[]
  /** What a step with several requests was answered, and how many took which step just now. */
  readonly answer: ListAnswer | null
  readonly moved: { readonly step: TransitionId; readonly count: number } | null
}

const UNSORTED = { by: 'number', direction: 'asc' } as const

/** 年度の一覧: all requests of the year that the person may see. */
export function RequestListPage({
  cycle,
  filter,
  list,
  committees,
  recipients,
  mayCreate,
  views,
  answer,
  moved,
}: Props) {
  const { t } = useTranslation(['policyRequests', 'common', 'domain'])
  if (!cycle || !list)
    return (
      <>
        <PageHeader title={t('policyRequests:listTitle')} />
        <Notice tone="info">{t('policyRequests:noCycle')}</Notice>
      </>
    )
  const isFiltered = filterHref({ ...filter, sort: UNSORTED }, {}) !== unfilteredHref(filter)
  return (
    <>
      <PageHeader
        title={t('policyRequests:listTitle')}
        chip={<span className="text-dns-16N-130">{t('policyRequests:count', { count: list.total })}</span>}
        actions={
          mayCreate && (
            <LinkButton to="/policy-requests/new" variant="primary">
              {t('policyRequests:create')}
            </LinkButton>
          )
        }
      />
      <ViewLinks views={views} filter={filter} />
      <div className="mb-2 flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <StateCounts counts={list.countsByState} filter={filter} />
        <details
          className="open:basis-full print:hidden"
          open={isFiltered || answer?.values.viewName !== undefined || undefined}
        >
          <summary className="link inline-flex min-h-8 cursor-pointer items-center pointer-coarse:min-h-11 max-sm:min-h-11">
            {t('policyRequests:filters')}
          </summary>
          <RequestFilters filter={filter} committees={committees} recipients={recipients} />
          <ViewForms views={views} filter={filter} answer={answer} />
        </details>
      </div>
      <StatusRegion>
        {moved &&
          t('policyRequests:movedTogether', { count: moved.count, done: t(`domain:transitionDone.${moved.step}`) })}
      </StatusRegion>
      {list.items.length === 0 ? (
        <Notice tone="info">
          {t(isFiltered ? 'policyRequests:none' : mayCreate ? 'policyRequests:noneYet' : 'policyRequests:noneVisible')}
        </Notice>
      ) : (
        <StepsTogether items={list.items} answer={answer}>
          <RequestTable cycle={cycle} list={list} filter={filter} chosen={answer?.values.chosen ?? []} />
        </StepsTogether>
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

type TableProps = {
  readonly cycle: NamedCycle
  readonly list: RequestList
  readonly filter: RequestFilter
  readonly chosen: readonly string[]
}

function RequestTable({ cycle, list, filter, chosen }: TableProps) {
  const { t, i18n } = useTranslation(['policyRequests', 'domain'])
  const mayChoose = list.items.some(({ steps }) => steps.length > 0)
  const caption = t('policyRequests:listCaption', { cycle: cycle.title })
  return (
    <DataTable
      caption={`${caption}　${t('policyRequests:count', { count: list.total })}`}
      captionIs="hidden"
      minWidth="wide"
      density="dense"
      onPhone="stacked"
    >
      <thead>
        <tr>
          {mayChoose && <ChooseAll />}
          <SortBy by="number" label={t('policyRequests:number')} filter={filter} />
          <SortBy by="title" label={t('policyRequests:titleColumn')} filter={filter} />
          <SortBy by="kind" label={t('policyRequests:kind')} filter={filter} />
          <th scope="col">{t('policyRequests:sdgs')}</th>
          <th scope="col">{t('policyRequests:recipient')}</th>
          <SortBy by="state" label={t('policyRequests:state')} filter={filter} />
          <SortBy by="changed" label={t('policyRequests:lastChange')} filter={filter} />
        </tr>
      </thead>
      <tbody>
        {list.items.map((item) => (
          <tr key={item.id}>
            {mayChoose && <ChooseOne item={item} isChosen={chosen.includes(item.id)} />}
            <td className="whitespace-nowrap tabular-nums">{requestNumber(item.body.number, item.number)}</td>
            <th scope="row" className="widest font-normal">
              <Link
                to={`/policy-requests/${item.id}`}
                className="link one-line font-bold"
                lang="ja"
                title={[item.title, i18n.language === 'en' ? item.body.nameEn : item.body.nameJa, item.pillarTitle]
                  .filter(Boolean)
                  .join('\n')}
              >
                {item.title}
              </Link>
              {item.mergedInto && (
                <span className="one-line text-dns-14N-130">
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
            <td className="max-sm:hidden">
              <span className="one-line max-w-28" title={item.sdgTargetCodes.join(' ')}>
                {item.sdgTargetCodes.join(' ')}
              </span>
            </td>
            <td>
              <span className="one-line sm:max-w-36">{summariseRecipients(item.recipients, i18n.language)}</span>
            </td>
            <td>
              <StateChip state={item.state} />
            </td>
            <td className="whitespace-nowrap text-dns-14N-130 max-sm:hidden">
              {formatMoment(item.updatedAt, i18n.language)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

type SortProps = { readonly by: RequestSortKey; readonly label: string; readonly filter: RequestFilter }

/** The head of a column; what is ordered by it is turned round. */
function SortBy({ by, label, filter }: SortProps) {
  const isThis = filter.sort.by === by
  const direction = isThis && filter.sort.direction === 'asc' ? 'desc' : 'asc'
  const order = filter.sort.direction === 'asc' ? 'ascending' : 'descending'
  return <SortHeader label={label} to={filterHref(filter, { sort: { by, direction } })} order={isThis ? order : null} />
}
