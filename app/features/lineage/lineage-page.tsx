import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import type { Lineage, LineRequest } from '#server/lineage/lineage.ts'
import { YearFacts } from './year-facts.tsx'

type Props = {
  readonly lineage: Lineage
  /** The two texts that are compared, and what differs beside them. */
  readonly difference: ReactNode
}

/** 系譜: a request over the years, the newest first. */
export function LineagePage({ lineage: { request, line, place, compared }, difference }: Props) {
  const { t } = useTranslation(['lineage', 'common'])
  const path = `/policy-requests/${request.id}`
  return (
    <>
      <PageHeader
        title={t('lineage:title', { title: request.title })}
        crumbs={[{ to: path, label: `${request.number} ${request.title}` }]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={t(place.total > 1 ? 'lineage:lead' : 'lineage:only')}
      />
      <ol className="flex flex-col gap-6">
        {line.map((one) => (
          <li key={one.id} id={`year-${one.id}`} className="panel scroll-mt-16">
            <Year one={one} isThis={one.id === request.id}>
              {compared?.id === one.id ? (
                <Compared compared={compared} path={path}>
                  {difference}
                </Compared>
              ) : (
                one.before && <ToCompare one={one} path={path} />
              )}
            </Year>
          </li>
        ))}
      </ol>
      <nav aria-label={t('common:pages')} className="mt-4 flex gap-4 empty:hidden">
        {place.previous && (
          <Link to={`${path}/lineage?at=${place.previous}`} className="link inline-flex min-h-11 items-center">
            {t('common:previousPage')}
          </Link>
        )}
        {place.next && (
          <Link to={`${path}/lineage?at=${place.next}`} className="link inline-flex min-h-11 items-center">
            {t('common:nextPage')}
          </Link>
        )}
      </nav>
    </>
  )
}

type YearProps = {
  readonly one: LineRequest
  readonly isThis: boolean
  readonly children: ReactNode
}

function Year({ one, isThis, children }: YearProps) {
  const { t, i18n } = useTranslation(['lineage', 'domain', 'policyRequests'])
  return (
    <article aria-labelledby={`title-${one.id}`}>
      <p lang="ja" className="text-dns-14N-130 text-solid-gray-800">
        {one.cycleTitle}
      </p>
      <h2 id={`title-${one.id}`} lang="ja" className="text-std-18B-160">
        <Link to={`/policy-requests/${one.id}`} className="link">
          {one.number} {one.title}
        </Link>
      </h2>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-dns-14N-130">
        <Chip>{t(`domain:state.${one.state}`)}</Chip>
        <Chip tone="outline">{t(`domain:kind.${one.kind}`)}</Chip>
        {one.isPriority && <Chip tone="red">{t('policyRequests:priority')}</Chip>}
        <span>{i18n.language === 'en' ? one.bodyEn : one.bodyJa}</span>
        {isThis && <span className="font-bold">{t('lineage:thisOne')}</span>}
      </p>
      {one.endedFor && <p className="mt-1">{t('lineage:ended', { cycle: one.endedFor })}</p>}
      <YearFacts one={one} />
      {children}
    </article>
  )
}

type ToCompareProps = { readonly one: LineRequest; readonly path: string }

/** `at`: the part of a long line stays. */
function ToCompare({ one, path }: ToCompareProps) {
  const { t } = useTranslation('lineage')
  return (
    <p className="mt-3">
      <LinkButton
        to={`${path}/lineage?at=${one.id}&compare=${one.id}#year-${one.id}`}
        size="small"
        aria-label={t('compareOf', { number: one.number })}
      >
        {t('compare')}
      </LinkButton>
    </p>
  )
}

type ComparedProps = {
  readonly compared: NonNullable<Lineage['compared']>
  readonly path: string
  readonly children: ReactNode
}

function Compared({ compared: { id, difference }, path, children }: ComparedProps) {
  const { t } = useTranslation(['lineage', 'common'])
  const { part, parts } = difference
  return (
    <div className="mt-4 flex flex-col gap-3">
      <h3 className="text-std-16B-170">{t('lineage:difference')}</h3>
      {children}
      <Pagination
        label={t('lineage:differencePart', { part, parts })}
        page={part}
        pageCount={parts}
        hrefOf={(wanted) => `${path}/lineage?at=${id}&compare=${id}&part=${wanted}#year-${id}`}
        previous={t('common:previousPage')}
        next={t('common:nextPage')}
      />
    </div>
  )
}
