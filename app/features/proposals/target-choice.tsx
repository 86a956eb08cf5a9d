import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import type { OfferedTarget } from '#server/proposals/desk-proposals.ts'

type Props = {
  readonly targets: readonly OfferedTarget[]
  /** What was ticked when it was sent; null: it was not sent yet. */
  readonly ticked: readonly string[] | null
}

/**
 * Targets of the SDGs for a request that is made of the wish, each with the reason why it is proposed. What last year's request had goes
 * on with it, as all else of it does; what was found by words is ticked by the person alone.
 */
export function TargetChoice({ targets, ticked }: Props) {
  const { t, i18n } = useTranslation(['proposals', 'common'])
  if (targets.length === 0) return null
  return (
    <fieldset className="space-y-1.5">
      <legend className="text-std-16B-170">{t('proposals:sdgTargets')}</legend>
      <p className="text-dns-14N-130">{t('proposals:sdgTargetsHelp')}</p>
      <input type="hidden" name="sdgShown" value="1" />
      {targets.map(({ code, ja, en, words }) => (
        <Checkbox
          key={code}
          name="sdgTarget"
          value={code}
          defaultChecked={ticked ? ticked.includes(code) : words.length === 0}
          label={`${code} ${i18n.language === 'en' ? en : ja}`}
          help={
            words.length === 0
              ? t('proposals:sdgOfLastYear')
              : t('proposals:sharedWords', { words: words.join(t('common:comma')) })
          }
        />
      ))}
    </fieldset>
  )
}
