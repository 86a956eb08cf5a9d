import type { Refused } from '#app/forms/form-answer.tsx'
import { useTranslation } from '#app/i18n/use-translation.ts'

type BasedOnProps = {
  /** Fingerprint of what is stored (app/domain/form-fingerprints.ts). */
  readonly current: string
  readonly answer: Refused | null
}

/** What the form was made from. Whoever was told that somebody else saved has seen what is stored now, and may save over it. */
export function BasedOn({ current, answer }: BasedOnProps) {
  const isTold = answer === null || answer.refusal.reason === 'versionChanged'
  return <input type="hidden" name="basedOn" value={isTold ? current : (answer.values.basedOn ?? current)} />
}

type StoredNowProps = {
  readonly answer: Refused | null
  /** As they are read: what is stored now, and what was typed. */
  readonly fields: readonly { readonly label: string; readonly stored: string; readonly typed: string | undefined }[]
}

/** After somebody else saved: what is stored now, of the fields in which it differs from what was typed. */
export function StoredNow({ answer, fields }: StoredNowProps) {
  const { t } = useTranslation('common')
  const others = fields.filter(({ stored, typed }) => stored !== typed)
  if (answer?.refusal.reason !== 'versionChanged' || others.length === 0) return null
  return (
    <div className="rounded-8 border border-solid-gray-420 p-4">
      <p className="text-std-16B-170">{t('storedNow')}</p>
      <dl>
        {others.map(({ label, stored }) => (
          <div key={label} className="mt-2">
            <dt className="text-dns-14N-130">{label}</dt>
            <dd className="whitespace-pre-wrap break-words">{stored || t('storedEmpty')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
