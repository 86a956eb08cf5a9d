import { Link, useSearchParams } from '@remix-run/react'
import { type KeyboardEvent, useRef } from 'react'
import { type DeskShow, PROPOSALS_AT_ONCE_MAX } from '#app/domain/proposal.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import type { InHand, ListedProposal } from '#server/proposals/consolidation.ts'
import { ProposalMarks } from './proposal-marks.tsx'
import { withWish } from './use-desk-keys.ts'
import type { Picked } from './use-picked.ts'

type Props = {
  readonly list: readonly ListedProposal[]
  readonly place: { readonly previous: string | null; readonly next: string | null }
  readonly show: DeskShow
  /** How many wishes of the year wait. */
  readonly open: number
  readonly inHand: readonly InHand[]
  /** The wish that is shown, or on its way. */
  readonly marked: string | null
  readonly picked: Picked
  /** Is the consolidation closed? Then nothing is chosen. */
  readonly isClosed: boolean
}

/** The wishes of the desk; several of them can be chosen, to be decided on together with the one that is shown. */
export function WishList({ list, place, show, open, isClosed, picked, ...row }: Props) {
  const { t } = useTranslation(['proposals', 'common'])
  const [search] = useSearchParams()
  if (list.length === 0) return <p>{t(show === 'open' && open === 0 ? 'proposals:noneOpen' : 'proposals:noneFound')}</p>
  return (
    <nav aria-label={t('proposals:wishes')}>
      <div role="status" className="text-dns-14N-130">
        {picked.wishes.length > 0 && (
          <p className="flex flex-wrap items-center gap-x-3 pb-1">
            {t('proposals:picked', { count: picked.wishes.length, max: PROPOSALS_AT_ONCE_MAX })}
            <Button type="button" size="small" variant="secondary" onClick={picked.clear}>
              {t('proposals:pickNone')}
            </Button>
          </p>
        )}
        {picked.isFull && (
          <p className="pb-1 text-error-2">{t('proposals:pickedTooMany', { max: PROPOSALS_AT_ONCE_MAX })}</p>
        )}
        {picked.changed.length > 0 && (
          <p className="pb-1 text-error-2">
            {t('proposals:pickedChanged', { numbers: picked.changed.join(t('common:comma')) })}
          </p>
        )}
      </div>
      <ol className="divide-y divide-solid-gray-200 border-y border-solid-gray-300 max-h-[40vh] overflow-y-auto lg:max-h-[70vh]">
        {list.map((wish) => (
          <WishRow key={wish.id} wish={wish} picked={wish.isOpen && !isClosed ? picked : null} {...row} />
        ))}
      </ol>
      <p className="flex gap-4 py-2">
        {place.previous && (
          <Link to={`/consolidation?${withWish(search, place.previous)}`} className="link">
            {t('common:previousPage')}
          </Link>
        )}
        {place.next && (
          <Link to={`/consolidation?${withWish(search, place.next)}`} className="link">
            {t('common:nextPage')}
          </Link>
        )}
      </p>
    </nav>
  )
}

type RowProps = Pick<Props, 'inHand' | 'marked'> & {
  readonly wish: ListedProposal
  /** Null: this one cannot be chosen. */
  readonly picked: Picked | null
}

function WishRow({ wish, picked, inHand, marked }: RowProps) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  const [search] = useSearchParams()
  const isShift = useRef(false)
  const isMarked = wish.id === marked
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !picked || isMarked) return
    // On the row the space bar chooses it, as on its box; Enter opens it.
    event.preventDefault()
    picked.toggle(wish, event.shiftKey)
  }
  return (
    <li
      className={`flex border-l-4 hover:bg-blue-50 ${isMarked ? 'border-blue-900 bg-blue-50' : 'border-transparent'}`}
    >
      {picked ? (
        <label className="flex min-h-11 w-10 shrink-0 items-center justify-center">
          <input
            type="checkbox"
            className="size-5 accent-blue-900"
            aria-label={t('proposals:pick', { number: wish.number })}
            // The one that is shown is decided on in any case.
            checked={isMarked || picked.has(wish.id)}
            disabled={isMarked}
            onKeyDown={({ key, shiftKey }) => {
              if (key === ' ') isShift.current = shiftKey
            }}
            onChange={({ nativeEvent }) => {
              picked.toggle(wish, isShift.current || (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey))
              isShift.current = false
            }}
          />
        </label>
      ) : (
        <span className="w-10 shrink-0" />
      )}
      <Link
        to={`/consolidation?${withWish(search, wish.id)}`}
        preventScrollReset
        onKeyDown={pressed}
        aria-current={isMarked ? 'true' : undefined}
        className="block min-w-0 flex-1 py-1.5 pr-2"
      >
        <span lang="ja" className="line-clamp-2 text-dns-16N-130">
          {wish.number} {wish.title}
        </span>
        <span className="text-dns-14N-130 text-solid-gray-700">
          {i18n.language === 'en' ? wish.bodyEn : wish.bodyJa}　{t(`domain:proposalIntent.${wish.intent}`)}{' '}
          <ProposalMarks {...wish} />
          {wish.outcomes.map(({ kind, standing, requestNumber }) => {
            const isDecided = standing === 'decided'
            // What is only proposed has not been done.
            const outcome =
              requestNumber ?? (isDecided ? t(`domain:proposalOutcome.${kind}`) : t(`proposals:decideAs.${kind}`))
            return (
              <span key={`${kind} ${requestNumber}`}>
                {' → '}
                {isDecided ? outcome : t(`proposals:${standing}Outcome`, { outcome })}
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
  )
}
