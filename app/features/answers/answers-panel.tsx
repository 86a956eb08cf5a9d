import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { RequestAnswers } from '#server/answers/answers-of-request.ts'
import type { AnswerOutcome } from './answer-intents.ts'
import { ListSteps } from './list-steps.tsx'
import { RecipientAnswersSection } from './recipient-answers.tsx'

type Props = {
  readonly answers: RequestAnswers
  /** Where the forms are sent: `/answers/request/<id>`, which also shows them without JavaScript. */
  readonly actionUrl: string
  /** The outcome of a form that was sent without JavaScript. */
  readonly sent?: AnswerOutcome | null
}

/** 回答: what each recipient of a request answered, with the forms the person may use. */
export function AnswersPanel({ answers, actionUrl, sent = null }: Props) {
  const { t } = useTranslation('answers')
  const { progress, request, recipients, abilities } = answers
  return (
    <section aria-labelledby="answers-panel" className="flex flex-col gap-3">
      <h2 id="answers-panel" className="text-std-20B-150">
        {t('panelTitle')}
      </h2>
      <p>{t('progress', { ...progress })}</p>
      {request.state === 'adopted' && <Notice tone="info">{t('noAnswersYet')}</Notice>}
      {request.state === 'submitted' && progress.closeable && <Notice tone="success">{t('closeable')}</Notice>}
      {recipients.map((one) => (
        <RecipientAnswersSection
          key={one.recipient.id}
          request={request}
          answers={one}
          abilities={abilities}
          actionUrl={actionUrl}
          sent={sent}
        />
      ))}
      {/* Beside the text, too, this leads to the page of the answers: what is typed in a form here would be lost without a question. */}
      <ListSteps place={answers.place} shown={recipients.length} page={actionUrl} />
    </section>
  )
}
