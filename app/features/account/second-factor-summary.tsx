import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'

/** Whether a second factor is on, with the way to its page. */
export function SecondFactorSummary({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation('account')
  return (
    <section aria-labelledby="second-factor" className="panel flex flex-col gap-3">
      <h2 id="second-factor" className="flex flex-wrap items-center gap-2 text-std-18B-160">
        {t('secondFactorTitle')}
        <Chip tone={isOn ? 'green' : 'neutral'}>{t(isOn ? 'stateOn' : 'stateOff')}</Chip>
      </h2>
      <p>{t('secondFactorLead')}</p>
      <div>
        <LinkButton to="/account/second-factor">{t(isOn ? 'manage' : 'setUpNow')}</LinkButton>
      </div>
    </section>
  )
}
