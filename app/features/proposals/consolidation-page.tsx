import { Form, Link, useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import { type RefObject, useRef } from 'react'
import { DESK_SHOWS, type DeskShow } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { SAME_PAGE } from '#app/routing/unsaved-input.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { InHand, ListedProposal } from '#server/proposals/consolidation.ts'
import { DeskDecision, type DeskProps } from './desk-decision.tsx'
import { ProposalMarks } from './proposal-marks.tsx'
import { ProposalText } from './proposal-text.tsx'
import { useComingWish, useDeskKeys, useWishInSight, withWish } from './use-desk-keys.ts'
import { useLiveDesk } from './use-live-desk.ts'

type Body = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
type Props = Omit<DeskProps, 'wish' | 'refused' | 'next' | 'isClosed' | 'undone'> & {
  /** Stands for what is shown; another one means that something changed. */
  readonly stamp: string
  /** Loads the page's data anew. */
  readonly refresh: () => void
  readonly cycle: { readonly id: string; readonly title: string }
  readonly filter: {
    readonly show: DeskShow
    readonly bodyId: string | null
    readonly words: readonly string[]
  }
  readonly bodies: readonly Body[]
  readonly call: { readonly isClosed: boolean } | null
  readonly list: readonly ListedProposal[]
  readonly place: {
    readonly previous: string | null
    readonly next: string | null
    readonly start: number
    readonly total: number
  }
  readonly counts: { readonly open: number; readonly proposed: number; readonly total: number }
  readonly selected: DeskProps['wish'] | null
  /** The wish that was decided on a moment ago. */
  readonly decided: string | null
  /** The wish that the address names. */
  readonly asked: string | null
  readonly answer:
    | { readonly done: 'undone' }
    | { readonly refusal: Refusal; readonly values: NonNullable<DeskProps['refused']>['values'] }
    | null
}

/** 集約デスク: the wishes at the left, one of them at the right with what is like it, and what becomes of it. */
export function ConsolidationPage(props: Props) {
  const { t } = useTranslation(['proposals', 'common', 'refusals'])
  const { call, counts, list, selected, answer, decided, asked } = props
  const [search] = useSearchParams()
  const heading = useRef<HTMLHeadingElement>(null)
  const refused = answer && 'refusal' in answer ? answer : null
  // What was refused belongs to its own wish; of another one nothing is filled in.
  const isOfSelected = refused?.values.proposals[0]?.startsWith(selected?.id ?? '-') === true
  const navigate = useNavigate()
  const inHand = useLiveDesk({
    ...{ cycleId: props.cycle.id, wishId: selected?.id ?? null, stamp: props.stamp, newWindow: props.formKey },
    isBusy: useNavigation().state !== 'idle',
    // The address says which wish it is, or another one could take its place under somebody's hands.
    refresh: () =>
      asked || !selected
        ? props.refresh()
        : navigate(`/consolidation?${withWish(search, selected.id)}`, {
            ...{ replace: true, preventScrollReset: true, state: SAME_PAGE },
          }),
  })
  const here = inHand.filter(({ wishId }) => wishId === selected?.id)
  const others = here.filter(({ isOwn }) => !isOwn).map(({ name }) => name)
  const coming = useComingWish()
  useDeskKeys(list, selected?.id ?? null, coming)
  useWishInSight(selected?.id ?? null, heading)
  return (
    <>
      <PageHeader
        title={t('proposals:deskTitle')}
        chip={
          <>
            <Chip tone={counts.open > 0 ? 'yellow' : 'green'}>{t('proposals:counts', counts)}</Chip>{' '}
            {counts.proposed > 0 && <Chip tone="blue">{t('proposals:countProposed', { count: counts.proposed })}</Chip>}
          </>
        }
        actions={
          <>
            <LinkButton to="/proposals/new" size="small">
              {t('proposals:onPaper')}
            </LinkButton>
            <LinkButton to={`/proposals/outcomes.xlsx?cycle=${props.cycle.id}`} size="small" reloadDocument>
              {t('proposals:outcomeListFile')}
            </LinkButton>
            <LinkButton to={`/year-counts?cycle=${props.cycle.id}`} size="small">
              {t('proposals:toCounts')}
            </LinkButton>
            <LinkButton to="/call" size="small">
              {t('proposals:toCall')}
            </LinkButton>
          </>
        }
      />
      {refused && <Notice tone="error">{refusalText(t, refused.refusal)}</Notice>}
      <p role="status" className="mb-2 text-success-2">
        {answer && 'done' in answer && <>✓ {t('proposals:undone')}</>}
        {!answer && decided && (
          <>
            ✓ {t('proposals:decided')}{' '}
            <Link to={`/consolidation?${withWish(search, decided, 'all')}`} className="link">
              {t('proposals:openDecided')}
            </Link>
          </>
        )}
      </p>
      {asked && selected?.id !== asked && <Notice tone="warning">{t('proposals:notFoundHere')}</Notice>}
      {call?.isClosed && <Notice tone="info">{t('proposals:deskClosed')}</Notice>}
      <div className="grid gap-6 lg:grid-cols-[24rem_minmax(0,1fr)]">
        <div className="lg:sticky lg:top-2 lg:self-start">
          <Narrowing {...props} />
          <WishList {...props} marked={coming ?? selected?.id ?? null} inHand={inHand} />
        </div>
        {selected && (
          <article aria-labelledby="wish" className="min-w-0">
            <div role="status" className={here.length > 0 ? 'text-dns-16B-130 text-blue-1000' : undefined}>
              {others.length > 0 && <p>{t('proposals:inHandHere', { names: others.join(t('common:comma')) })}</p>}
              {here.some(({ isOwn }) => isOwn) && <p>{t('proposals:inOwnHandHere')}</p>}
            </div>
            <Wish wish={selected} heading={heading} />
            <DeskDecision
              key={selected.id}
              {...props}
              wish={selected}
              next={nextOf(list, selected)}
              undone={answer && 'done' in answer ? answer : null}
              isClosed={call?.isClosed === true}
              refused={isOfSelected ? refused : null}
            />
            <Disclosure summary={t('proposals:keys')}>{t('proposals:keysHelp')}</Disclosure>
          </article>
        )}
      </div>
    </>
  )
}

/** The wish that comes when this one is decided; a colleague may have taken it off the list meanwhile. */
function nextOf(
  list: readonly ListedProposal[],
  { id, number }: { readonly id: string; readonly number: number | null },
) {
  const place = list.findIndex((wish) => wish.id === id)
  const after = place >= 0 ? list[place + 1] : list.find((wish) => (wish.number ?? 0) > (number ?? 0))
  return (after ?? list[place >= 0 ? place - 1 : list.length - 1])?.id ?? ''
}

function Narrowing({ filter, bodies, cycle }: Pick<Props, 'filter' | 'bodies' | 'cycle'>) {
  const { t, i18n } = useTranslation('proposals')
  const [search] = useSearchParams()
  const control = 'min-h-9 min-w-0 rounded-8 border border-solid-gray-600 bg-white px-2 text-dns-16N-130'
  return (
    <Form method="get" action="/consolidation" key={cycle.id} className="mb-2 grid grid-cols-2 gap-2">
      {search.has('cycle') && <input type="hidden" name="cycle" value={cycle.id} />}
      <select name="show" aria-label={t('show')} defaultValue={filter.show} className={control}>
        {DESK_SHOWS.map((show) => (
          <option key={show} value={show}>
            {t(`showing.${show}`)}
          </option>
        ))}
      </select>
      <select name="body" aria-label={t('body')} defaultValue={filter.bodyId ?? ''} className={control}>
        <option value="">{t('allBodies')}</option>
        {bodies.map((body) => (
          <option key={body.id} value={body.id}>
            {i18n.language === 'en' ? body.nameEn : body.nameJa}
          </option>
        ))}
      </select>
      <label className="flex flex-col text-dns-14N-130">
        {t('words')}
        <input name="q" defaultValue={filter.words.join(' ')} className={control} />
      </label>
      <Button type="submit" size="small" variant="secondary" className="self-end">
        {t('filter')}
      </Button>
    </Form>
  )
}

type ListProps = Props & { readonly inHand: readonly InHand[]; readonly marked: string | null }

function WishList({ list, place, marked, filter, counts, inHand }: ListProps) {
  const { t, i18n } = useTranslation(['proposals', 'domain', 'common'])
  const [search] = useSearchParams()
  const to = (id: string) => `/consolidation?${withWish(search, id)}`
  if (list.length === 0)
    return <p>{t(filter.show === 'open' && counts.open === 0 ? 'proposals:noneOpen' : 'proposals:noneFound')}</p>
  return (
    <nav aria-label={t('proposals:wishes')}>
      <ol className="divide-y divide-solid-gray-200 border-y border-solid-gray-300 max-h-[40vh] overflow-y-auto lg:max-h-[70vh]">
        {list.map((wish) => (
          <li key={wish.id}>
            <Link
              to={to(wish.id)}
              preventScrollReset
              aria-current={wish.id === marked ? 'true' : undefined}
              className="block border-l-4 border-transparent px-2 py-1.5 hover:bg-blue-50 aria-[current=true]:border-blue-900 aria-[current=true]:bg-blue-50"
            >
              <span lang="ja" className="line-clamp-2 text-dns-16N-130">
                {wish.number} {wish.title}
              </span>
              <span className="text-dns-14N-130 text-solid-gray-700">
                {i18n.language === 'en' ? wish.bodyEn : wish.bodyJa}　{t(`domain:proposalIntent.${wish.intent}`)}{' '}
                <ProposalMarks {...wish} />
                {wish.outcomes.map(({ kind, standing, requestNumber }) => {
                  const outcome = requestNumber ?? t(`domain:proposalOutcome.${kind}`)
                  return (
                    <span key={`${kind} ${requestNumber}`}>
                      {' → '}
                      {standing === 'decided' ? outcome : t(`proposals:${standing}Outcome`, { outcome })}
                    </span>
                  )
                })}
                {inHand.flatMap(({ wishId, name, isOwn }) =>
                  wishId === wish.id ? (
                    <span key={name} className="block text-dns-14B-130 text-blue-1000">
                      {isOwn ? t('proposals:inOwnHand') : t('proposals:inHand', { name })}
                    </span>
                  ) : (
                    []
                  ),
                )}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <p className="flex gap-4 py-2">
        {place.previous && (
          <Link to={to(place.previous)} className="link">
            {t('common:previousPage')}
          </Link>
        )}
        {place.next && (
          <Link to={to(place.next)} className="link">
            {t('common:nextPage')}
          </Link>
        )}
      </p>
    </nav>
  )
}

type WishProps = { readonly wish: DeskProps['wish']; readonly heading: RefObject<HTMLHeadingElement> }

function Wish({ wish, heading }: WishProps) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  return (
    <>
      <p className="text-dns-14N-130 text-solid-gray-800">
        {t('proposals:selected', { number: wish.number })}　{i18n.language === 'en' ? wish.bodyEn : wish.bodyJa}
        {'　'}
        {t(`domain:proposalIntent.${wish.intent}`)} <ProposalMarks {...wish} />
      </p>
      <h2 id="wish" lang="ja" ref={heading} tabIndex={-1} className="text-std-20B-150">
        {wish.title}
      </h2>
      <ProposalText proposal={wish} />
    </>
  )
}
