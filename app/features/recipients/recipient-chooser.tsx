import { useId, useState } from 'react'
import { regionName } from '#app/domain/recipient-data/regions.ts'
import { type RecipientKind, summariseRecipients } from '#app/domain/recipients.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { CONTROL } from '#app/ui/field.tsx'

export type RecipientOption = {
  readonly id: string
  readonly kind: RecipientKind
  readonly nameJa: string
  readonly nameEn: string
  readonly kana: string
  readonly region: string
  readonly municipality: string
}
type Props = {
  readonly recipients: readonly RecipientOption[]
  readonly selectedIds: readonly string[]
  readonly error: string | null
}

/** Chooses recipients inside a form (field `recipient`): by name, by region, all cities at once. */
export function RecipientChooser({ recipients, selectedIds, error }: Props) {
  const { t, i18n } = useTranslation('recipients')
  const id = useId()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(selectedIds))
  const [words, setWords] = useState('')
  const isEnglish = i18n.language === 'en'
  const nameOf = (recipient: RecipientOption) => (isEnglish ? recipient.nameEn : recipient.nameJa)
  const change = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before)
      for (const one of ids) isChosen ? after.add(one) : after.delete(one)
      return after
    })
  const found = recipients.filter((recipient) => matches(recipient, words))
  const groups = groupByRegion(recipients)
  const quick = [
    { label: t('prefecture'), of: recipients.filter(({ kind }) => kind === 'prefecture') },
    {
      label: t('allCities'),
      of: recipients.filter(({ kind, nameJa }) => kind === 'municipality' && nameJa.endsWith('市')),
    },
    {
      label: t('allTowns'),
      of: recipients.filter(({ kind, nameJa }) => kind === 'municipality' && !nameJa.endsWith('市')),
    },
  ]
  return (
    <div className="flex flex-col gap-4">
      <p className="text-dns-16N-130">{t('lead')}</p>
      {error && <p className="text-dns-16B-130 text-error-1">⚠ {error}</p>}
      <p aria-live="polite" className="text-dns-16B-130">
        {chosen.size === 0
          ? t('noneChosen')
          : `${t('chosenCount', { count: chosen.size })} ${summariseRecipients(
              recipients.filter((one) => chosen.has(one.id)),
              i18n.language,
            )}`}
      </p>
      <div className="flex flex-wrap gap-2">
        {quick.map(({ label, of }) => (
          <Button
            key={label}
            variant="secondary"
            onClick={() =>
              change(
                of.map((one) => one.id),
                true,
              )
            }
          >
            {label}
          </Button>
        ))}
        <Button
          variant="text"
          onClick={() =>
            change(
              recipients.map((one) => one.id),
              false,
            )
          }
        >
          {t('none')}
        </Button>
      </div>
      <div>
        <label htmlFor={id} className="text-std-16B-170">
          {t('search')}
        </label>
        <p id={`${id}-help`} className="text-dns-14N-130 text-solid-gray-700">
          {t('searchHelp')}
        </p>
        <input
          id={id}
          type="search"
          aria-describedby={`${id}-help`}
          className={`${CONTROL} mt-1 w-full`}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          // Enter must not send the form around the search.
          onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && event.preventDefault()}
        />
        <p aria-live="polite" className="text-dns-14N-130">
          {words.trim() !== '' && found.length === 0 && t('nothingFound', { words })}
        </p>
      </div>
      {groups.map(({ region, of }) => {
        const shown = of.filter((one) => found.includes(one))
        return (
          <fieldset key={region} className={shown.length === 0 ? 'hidden' : 'border-t border-solid-gray-300 pt-2'}>
            <legend className="text-dns-16B-130">
              {region === '' ? t('others') : regionName(region, i18n.language)}
            </legend>
            {of.length > 1 && region !== '' && (
              <Button
                variant="text"
                className="text-dns-14N-130"
                onClick={() =>
                  change(
                    of.map((one) => one.id),
                    true,
                  )
                }
              >
                {t('wholeRegion', { region: regionName(region, i18n.language) })}
              </Button>
            )}
            <div className="grid grid-cols-2 gap-x-3">
              {of.map((recipient) => (
                <label
                  key={recipient.id}
                  className={shown.includes(recipient) ? 'flex min-h-9 items-center gap-2 text-dns-16N-130' : 'hidden'}
                >
                  <input
                    type="checkbox"
                    name="recipient"
                    value={recipient.id}
                    checked={chosen.has(recipient.id)}
                    onChange={(event) => change([recipient.id], event.target.checked)}
                    className="size-5 shrink-0 accent-blue-900"
                  />
                  {nameOf(recipient)}
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

/** Prefecture and offices (no region) first, then the regions in the order they come. */
function groupByRegion(recipients: readonly RecipientOption[]): { region: string; of: RecipientOption[] }[] {
  const regions = [...new Set(recipients.map((one) => one.region))].sort((a, b) => Number(a !== '') - Number(b !== ''))
  return regions.map((region) => ({ region, of: recipients.filter((one) => one.region === region) }))
}

/** Kanji, kana (either script) or romaji, anywhere in the name. */
function matches(recipient: RecipientOption, words: string): boolean {
  const asked = words
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
  return (
    asked === '' ||
    [recipient.nameJa, recipient.kana, recipient.nameEn.toLowerCase()].some((name) => name.includes(asked))
  )
}
