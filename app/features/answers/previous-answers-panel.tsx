import { Link } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { RequestAnswers } from '#server/answers/answers-of-request.ts'
import { ListSteps } from './list-steps.tsx'
import { RecipientAnswersSection } from './recipient-answers.tsx'

/** 昨年の回答: what was answered to the request that this one carries on. Null: it carries none on. */
export function PreviousAnswersPanel({ previous }: { readonly previous: RequestAnswers | null }) {
  const { t } = useTranslation('answers')
  if (!previous) return <p>{t('noPrevious')}</p>
  const { cycleTitle, id, number, title } = previous.request
  return (
    <section aria-labelledby="previous-answers-panel" className="flex flex-col gap-3">
      <h2 id="previous-answers-panel" className="text-std-20B-150">
        {t('previousTitle')}
      </h2>
      <p>
        <Link to={`/answers/request/${id}`} className="link">
          {t('previousOf', { cycle: cycleTitle, number, title })}
        </Link>
      </p>
      {previous.recipients.map((answers) => (
        <RecipientAnswersSection
          key={answers.recipient.id}
          request={previous.request}
          answers={answers}
          abilities={previous.abilities}
          actionUrl={null}
          sent={null}
        />
      ))}
      <ListSteps place={previous.place} shown={previous.recipients.length} page={`/answers/request/${id}`} />
    </section>
  )
}
