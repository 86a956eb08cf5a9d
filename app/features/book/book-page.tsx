import { Form, Link } from '@remix-run/react'
import { formatNumber } from '#app/domain/numbering.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TabNav } from '#app/ui/tab-nav.tsx'
import type { BookPreview } from '#server/book/show-book.ts'
import { BookExports } from './book-exports.tsx'

type Props = {
  readonly preview: BookPreview | null
  readonly formKey: string
  readonly refusal: Refusal | null
}

/** 本冊: what stands in it, what is not ready, and the making of the Word file. */
export function BookPage({ preview, formKey, refusal }: Props) {
  const { t } = useTranslation(['refusals', 'book'])
  if (!preview)
    return (
      <>
        <PageHeader title={t('book:title')} />
        <Notice tone="info">{t('book:noCycle')}</Notice>
      </>
    )
  return (
    <>
      <PageHeader title={t('book:title')} lead={t('book:lead')} chip={<Chip>{preview.cycle.title}</Chip>} />
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Contents preview={preview} />
        <div className="flex flex-col gap-8">
          <section aria-labelledby="export" className="rounded-8 border border-solid-gray-300 p-4">
            <h2 id="export" className="text-std-20B-150">
              {t('book:export')}
            </h2>
            <p className="my-2">{t('book:exportHelp')}</p>
            <Form method="post" action={`/book?cycle=${preview.cycle.id}`}>
              <input type="hidden" name="formKey" value={formKey} />
              <input type="hidden" name="cycleId" value={preview.cycle.id} />
              <SubmitButton aria-disabled={preview.chapters.length === 0 || undefined}>{t('book:export')}</SubmitButton>
              {preview.chapters.length === 0 && <p className="mt-2">{t('book:empty')}</p>}
            </Form>
          </section>
          <Readiness preview={preview} />
          <BookExports exports={preview.exports} />
        </div>
      </div>
    </>
  )
}

function Contents({ preview }: { readonly preview: BookPreview }) {
  const { t: common } = useTranslation('common')
  const { t, i18n } = useTranslation('book')
  const { open } = preview
  const name = (item: { nameJa: string; nameEn: string }) => (i18n.language === 'en' ? item.nameEn : item.nameJa)
  return (
    <section aria-labelledby="contents">
      <h2 id="contents" className="text-std-20B-150">
        {t('contents')}
      </h2>
      {preview.chapters.length === 0 && <p className="mt-2">{t('empty')}</p>}
      {preview.chapters.length > 1 && (
        <TabNav
          label={t('chapters')}
          items={preview.chapters.map(({ committee, requestCount }) => ({
            to: `/book?cycle=${preview.cycle.id}&committee=${committee.id}`,
            label: name(committee) + common('bracketed', { text: t('requests', { count: requestCount }) }),
            current: committee.id === open?.committee.id,
          }))}
        />
      )}
      {open && (
        <section aria-labelledby="chapter" className="mt-6">
          <h3 id="chapter" className="border-b border-solid-gray-536 text-std-18B-160">
            {`${formatNumber(i18n.words.numbering, 0, open.committee.number ?? open.position)}　${name(open.committee)}`}
          </h3>
          {open.pillars.map(({ position: pillarPosition, pillar, requests }) => (
            <div key={pillar?.id ?? 'none'} className="mt-3">
              <h4 className="text-std-16B-170">
                {pillar ? `${formatNumber(i18n.words.numbering, 1, pillarPosition)}　${pillar.title}` : t('noPillar')}
                <span className="ml-2 text-dns-14N-130">{t('requests', { count: requests.length })}</span>
              </h4>
              {pillar?.purpose && (
                <p className="text-dns-14N-130 text-solid-gray-700">
                  {t('purpose')}
                  {common('colon')}
                  {pillar.purpose}
                </p>
              )}
              <ul className="ml-4 flex flex-col gap-1 py-1">
                {requests.map(({ entry }) => (
                  <li key={entry.id} className="flex gap-2">
                    <span className="w-12 shrink-0">{requestNumber(open.committee.number, entry.number)}</span>
                    <span>
                      <Link to={`/policy-requests/${entry.id}`} className="link">
                        <span lang="ja">{entry.title}</span>
                      </Link>
                      {entry.isPriority && (
                        <>
                          {' '}
                          <Chip tone="red">{t('priority')}</Chip>
                        </>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
    </section>
  )
}

function Readiness({ preview: { cycle, readiness, underWay, underWayCount } }: { readonly preview: BookPreview }) {
  const { t } = useTranslation(['common', 'book', 'domain'])
  const all = readiness.adopted + readiness.underWay
  return (
    <section aria-labelledby="readiness">
      <h2 id="readiness" className="text-std-20B-150">
        {t('book:readiness')}
      </h2>
      <p className="my-2">{t('book:readinessSentence', { adopted: readiness.adopted, all })}</p>
      <ProgressBar label={t('book:readinessLabel')} done={readiness.adopted} total={all} />
      {underWay.length === 0 ? (
        <p className="mt-2">{t('book:allReady')}</p>
      ) : (
        <Disclosure
          summary={t('book:notYet') + t('common:bracketed', { text: t('book:notYetCount', { count: underWayCount }) })}
        >
          <p className="text-dns-14N-130 text-solid-gray-700">{t('book:notYetHelp')}</p>
          <ul className="mt-2 flex flex-col gap-2">
            {underWay.map((request) => (
              <li key={request.id}>
                <Chip tone="outline">{t(`domain:state.${request.state}`)}</Chip>{' '}
                <Link to={`/policy-requests/${request.id}`} className="link">
                  {requestNumber(request.committee.number, request.number)} <span lang="ja">{request.title}</span>
                </Link>
              </li>
            ))}
          </ul>
          {underWayCount > underWay.length && (
            <p className="mt-2">
              <Link to={`/policy-requests?cycle=${cycle.id}`} className="link">
                {t('book:notYetMore', { count: underWayCount - underWay.length })}
              </Link>
            </p>
          )}
        </Disclosure>
      )}
    </section>
  )
}
