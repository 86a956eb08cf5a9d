import { EVALUATION_CODES, EVALUATION_REASON_MAX, markLook, NEXT_ACTIONS } from '#app/domain/evaluation.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { AnswerValues } from './answer-intents.ts'
import { fieldId } from './form-refusal.tsx'

type Props = {
  /** What stands in the fields first. */
  readonly values: Partial<Pick<AnswerValues, 'code' | 'reason' | 'nextAction'>>
  readonly refusal: Refusal | null
  /** Of the form, for the ids of its fields. */
  readonly prefix: string
  /** `alone`: a form of its own, each field with its help. `besideAnswer`: may stay empty, and takes as little room as it can. */
  readonly as: 'alone' | 'besideAnswer'
}

/** The fields of an evaluation: mark, reason, 次年度の扱い. */
export function EvaluationFields({ values, refusal, prefix, as }: Props) {
  const { t, i18n } = useTranslation(['refusals', 'answers', 'domain', 'common'])
  const isAlone = as === 'alone'
  return (
    <>
      <RadioGroup
        legend={isAlone ? t('answers:code') : t('answers:codeOptional')}
        name="code"
        defaultValue={values.code || undefined}
        options={EVALUATION_CODES.map((code) => ({
          value: code,
          label: `${markLook(i18n.words.marks, code).symbol} ${t(`domain:evaluation.${code}`)}`,
        }))}
        isDense={!isAlone}
        error={fieldError(t, refusal, 'code')}
      />
      <div className={isAlone ? 'contents' : 'grid items-start gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_auto]'}>
        <TextArea
          id={fieldId(prefix, 'reason')}
          label={t('answers:reason')}
          name="reason"
          rows={isAlone ? 3 : 2}
          maxLength={EVALUATION_REASON_MAX}
          countsWhen={isAlone ? 'always' : 'near'}
          requiredMark={isAlone ? t('common:required') : undefined}
          help={isAlone ? t('answers:reasonHelp') : undefined}
          defaultValue={values.reason}
          error={fieldError(t, refusal, 'reason')}
        />
        <SelectField
          label={t('answers:nextAction')}
          name="nextAction"
          defaultValue={values.nextAction ?? ''}
          options={[
            { value: '', label: t('answers:notDecided') },
            ...NEXT_ACTIONS.map((action) => ({ value: action, label: t(`domain:nextAction.${action}`) })),
          ]}
        />
      </div>
    </>
  )
}
