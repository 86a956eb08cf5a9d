import { useTranslation } from '#app/i18n/use-translation.ts'
import { ProposalMarks } from './proposal-marks.tsx'
import { ProposalText } from './proposal-text.tsx'
import type { ShownProposal } from './shown-proposal.ts'

/** 要求事項: the wishes that went into a request, in the words of their bodies. Null: not for this person. */
export function WishesPanel({ wishes }: { readonly wishes: readonly ShownProposal[] | null }) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  if (!wishes) return <p>{t('proposals:wishesNotShown')}</p>
  if (wishes.length === 0) return <p>{t('proposals:noWishes')}</p>
  return (
    <ul className="divide-y divide-solid-gray-200">
      {wishes.map((wish) => (
        <li key={wish.id} className="py-3 text-dns-16N-130">
          <p className="text-dns-14N-130 text-solid-gray-800">
            {t('proposals:selected', { number: wish.number })}　{i18n.language === 'en' ? wish.bodyEn : wish.bodyJa}
            {'　'}
            {t(`domain:proposalIntent.${wish.intent}`)} <ProposalMarks {...wish} />
          </p>
          <h3 lang="ja" className="text-std-16B-170">
            {wish.title}
          </h3>
          <ProposalText proposal={wish} />
        </li>
      ))}
    </ul>
  )
}
