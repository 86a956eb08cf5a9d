import { useState } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import type { DeskProps, DeskRequest } from './desk-props.ts'

type Props = {
  readonly requests: readonly DeskRequest[]
  readonly similar: DeskProps['similarRequests']
  /** The request that is chosen beforehand, or was when it was sent; null: none. */
  readonly chosen: string | null
  readonly error: string | null
}

/** The requests that are like the wish first; then all of the year. One of them, never two. */
export function RequestChoice({ requests, similar, chosen: first, error }: Props) {
  const { t } = useTranslation(['proposals', 'common'])
  const isSimilar = similar.some(({ id }) => id === first)
  const [chosen, setChosen] = useState(isSimilar ? first : first ? 'other' : null)
  const [other, setOther] = useState(isSimilar ? '' : (first ?? ''))
  const radio = 'size-5 shrink-0 accent-blue-900'
  return (
    <fieldset>
      <legend className="text-std-16B-170">{t('proposals:similarRequest')}</legend>
      {similar.map((one) => (
        <label key={one.id} className="flex min-h-11 items-center gap-2 text-std-16N-170">
          <input
            type="radio"
            name="requestId"
            value={one.id}
            checked={one.id === chosen}
            onChange={() => {
              setChosen(one.id)
              setOther('')
            }}
            className={radio}
          />
          <span>
            <span lang="ja">
              {one.number} {one.title}
            </span>
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {one.carriesOn
                ? t('proposals:carriesOn')
                : t('proposals:sharedWords', { words: one.shared.join(t('common:comma')) })}
            </span>
          </span>
        </label>
      ))}
      {similar.length > 0 && (
        <label className="flex min-h-11 items-center gap-2 text-std-16N-170">
          <input
            type="radio"
            name="requestId"
            value="other"
            checked={chosen === 'other'}
            onChange={() => setChosen('other')}
            className={radio}
          />
          {t('proposals:otherRequest')}
        </label>
      )}
      <SelectField
        label={t('proposals:request')}
        name="otherRequestId"
        value={other}
        onChange={({ target }) => {
          setOther(target.value)
          setChosen('other')
        }}
        error={error}
        options={[
          { value: '', label: t('proposals:chooseBody') },
          ...requests.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` })),
        ]}
      />
    </fieldset>
  )
}
