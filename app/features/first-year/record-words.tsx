import { EVALUATION_CODES, markLook } from '#app/domain/evaluation.ts'
import { OUTCOME_KINDS } from '#app/domain/proposal.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import type { ShownRecords } from '#server/first-year/show-records.ts'
import { optionsOf, Steps, type Typed } from './book-questions.tsx'

type Props = Pick<ShownRecords, 'words' | 'wordsTotal' | 'wordsPrevious' | 'wordsNext' | 'bodies' | 'recipients'> & {
  readonly typed: Typed
}

/** Words of the table that nobody knows, each asked once: whom they name, or what they say. */
export function RecordWords({ words, wordsTotal, wordsPrevious, wordsNext, bodies, recipients, typed }: Props) {
  const { t, i18n } = useTranslation(['firstYear', 'domain'])
  if (wordsTotal === 0) return null
  const choices = {
    proposer: () => optionsOf(bodies, i18n.language),
    recipient: () => optionsOf(recipients, i18n.language),
    evaluation: () =>
      EVALUATION_CODES.map((code) => ({
        value: code,
        label: `${markLook(i18n.words.marks, code).symbol} ${t(`domain:evaluation.${code}`)}`,
      })),
    outcome: () => OUTCOME_KINDS.map((kind) => ({ value: kind, label: t(`domain:proposalOutcome.${kind}`) })),
  } as const
  return (
    <section id="unsure" className="panel flex min-w-0 scroll-mt-20 flex-col gap-4">
      <h2 className="text-std-20B-150">{t('firstYear:asked')}</h2>
      <p>{t('firstYear:wordsHelp')}</p>
      {words.map(({ at, as, name, count, chosen }) => (
        <SelectField
          key={at}
          label={t(`firstYear:wordAs.${as}`, { name, count })}
          name={`name.${at}`}
          width="medium"
          defaultValue={typed[`name.${at}`] ?? chosen}
          options={[{ value: '', label: t(`firstYear:wordNone.${as}`) }, ...choices[as]()]}
        />
      ))}
      <Steps previous={wordsPrevious} next={wordsNext} list="names" />
    </section>
  )
}
