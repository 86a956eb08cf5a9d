import { Form, Link, useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import { type RefObject, useEffect, useRef } from 'react'
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
import type { ListedProposal } from '#server/proposals/consolidation.ts'
import type { Undone } from '#server/proposals/undo-outcome.ts'
import { DeskDecision } from './desk-decision.tsx'
import type { DeskProps } from './desk-props.ts'
import { ProposalMarks } from './proposal-marks.tsx'
import { ProposalText } from './proposal-text.tsx'
import { useComingWish, useDeskKeys, useWishInSight, withWish } from './use-desk-keys.ts'
import { useLiveDesk } from './use-live-desk.ts'
import { usePicked } from './use-picked.ts'
import { WishList } from './wish-list.tsx'

type Body = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
type Props = Omit<DeskProps, 'wish' | 'refused' | 'isClosed' | 'undone' | 'picked'> & {
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
    /** The last of the part before. */
    readonly before: string | null
    readonly next: string | null
    readonly start: number
    readonly total: number
  }
  readonly counts: { readonly open: number; readonly proposed: number; readonly total: number }
  readonly selected: DeskProps['wish'] | null
  /** The wish that was decided on a moment ago, and with how many in all. */
  readonly decided: string | null
  readonly decidedCount: number
  /** The wish that the address names. */
  readonly asked: string | null
  readonly answer:
    | ({ readonly done: 'undone' } & Undone)
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
  const picked = usePicked({ list, shownId: selected?.id ?? null, refusal: refused?.refusal ?? null })
  useDeskKeys(list, props.place, selected?.id ?? null, coming)
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
            <LinkButton to={`/proposals/outcomes.docx?cycle=${props.cycle.id}`} size="small" reloadDocument>
              {t('proposals:outcomeListWord')}
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
      <div role="status" className="mb-2 text-success-2">
        {answer && 'done' in answer && <UndoneNotice undone={answer} />}
        {!answer && decided && (
          <p>
            ✓{' '}
            {t(props.decider === 'committee' ? 'proposals:decidedProposal' : 'proposals:decided', {
              count: props.decidedCount,
            })}{' '}
            <Link to={`/consolidation?${withWish(search, decided, 'all')}`} className="link">
              {t('proposals:openDecided')}
            </Link>
          </p>
        )}
      </div>
      {asked && selected?.id !== asked && <Notice tone="warning">{t('proposals:notFoundHere')}</Notice>}
      {call?.isClosed && <Notice tone="info">{t('proposals:deskClosed')}</Notice>}
      <div className="grid gap-6 lg:grid-cols-[24rem_minmax(0,1fr)]">
        <div className="lg:sticky lg:top-2 lg:self-start">
          <Narrowing {...props} />
          <WishList
            {...{ list, inHand, picked }}
            place={props.place}
            show={props.filter.show}
            open={counts.open}
            marked={coming ?? selected?.id ?? null}
            isClosed={call?.isClosed === true}
          />
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
              picked={picked}
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

/** What was taken back, and what became of the request that was made of it. */
function UndoneNotice({ undone: { standing, made } }: { readonly undone: Undone }) {
  const { t } = useTranslation('proposals')
  return (
    <>
      <p>✓ {t(standing === 'proposed' ? 'undoneProposal' : standing === 'sentBack' ? 'dismissed' : 'undone')}</p>
      {made && (
        <p className="flex flex-wrap items-center gap-3 text-solid-gray-900">
          {t(made.mayRemove ? 'madeIsLeft' : 'madeStays', { request: `${made.number}「${made.title}」` })}
          <LinkButton to={`/policy-requests/${made.id}${made.mayRemove ? '/remove' : ''}`} size="small">
            {t(made.mayRemove ? 'removeMade' : 'openMade', { number: made.number })}
          </LinkButton>
        </p>
      )}
    </>
  )
}

function Narrowing({ filter, bodies, cycle }: Pick<Props, 'filter' | 'bodies' | 'cycle'>) {
  const { t, i18n } = useTranslation('proposals')
  const [search] = useSearchParams()
  const form = useRef<HTMLFormElement>(null)
  const shown = JSON.stringify({ show: filter.show, body: filter.bodyId ?? '', q: filter.words.join(' ') })
  // A link leads to another part of the list too: what the fields say is what is shown, and the focus stays where it is.
  useEffect(() => {
    for (const [name, value] of Object.entries<string>(JSON.parse(shown))) {
      const field = form.current?.elements.namedItem(name)
      if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value
    }
  }, [shown])
  const control = 'min-h-9 min-w-0 rounded-8 border border-solid-gray-600 bg-white px-2 text-dns-16N-130'
  return (
    <Form method="get" action="/consolidation" key={cycle.id} ref={form} className="mb-2 grid grid-cols-2 gap-2">
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
