import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { markLook } from '#app/domain/evaluation.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import type { LineRequest } from '#server/lineage/lineage.ts'

/** What was wished, decided, asked and answered in one year; what is not for this person is not named. */
export function YearFacts({ one }: { readonly one: LineRequest }) {
  const { t, i18n } = useTranslation(['lineage', 'domain', 'common'])
  const isEnglish = i18n.language === 'en'
  return (
    <>
      <dl className="mt-3 grid gap-x-4 gap-y-2 text-dns-16N-130 sm:grid-cols-[9rem_minmax(0,1fr)]">
        {one.wishes.length > 0 && (
          <Fact name={t('lineage:wishes')}>
            <ul>
              {one.wishes.map((wish) => {
                const told = t('lineage:wish', { number: wish.number, title: wish.title })
                return (
                  <li key={wish.id}>
                    {wish.isOpen ? (
                      <Link to={`/proposals/${wish.id}`} className="link" lang="ja">
                        {told}
                      </Link>
                    ) : (
                      <span lang="ja">{told}</span>
                    )}
                    （{isEnglish ? wish.bodyEn : wish.bodyJa}、{t(`domain:proposalIntent.${wish.intent}`)}）
                  </li>
                )
              })}
            </ul>
          </Fact>
        )}
        {one.decisions && (
          <Fact name={t('lineage:decisions')}>
            {one.decisions.length === 0 ? (
              t('lineage:noDecisions')
            ) : (
              <ul>
                {one.decisions.map((decision) => (
                  <li key={`${decision.heldOn} ${decision.bodyJa} ${decision.outcome}`}>
                    {t('lineage:decision', {
                      day: formatDay(decision.heldOn, i18n.language),
                      body: isEnglish ? decision.bodyEn : decision.bodyJa,
                      form: t(`domain:meetingForm.${decision.form}`),
                      outcome: t(`domain:outcome.${decision.outcome}`),
                    })}{' '}
                    {decision.note}
                  </li>
                ))}
              </ul>
            )}
          </Fact>
        )}
        <Fact name={t('lineage:recipients')}>
          {one.recipients.map((recipient) => (isEnglish ? recipient.nameEn : recipient.nameJa)).join(t('common:comma'))}
        </Fact>
        {one.sdgTargetCodes.length > 0 && <Fact name={t('lineage:sdgs')}>{one.sdgTargetCodes.join(' ')}</Fact>}
        {one.answers?.length === 0 && <Fact name={t('lineage:answers')}>{t('lineage:noAnswers')}</Fact>}
      </dl>
      {one.answers && one.answers.length > 0 && <Answers one={one} answers={one.answers} />}
    </>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="contents">
    <dt className="font-bold">{name}</dt>
    <dd className="min-w-0 wrap-anywhere">{children}</dd>
  </div>
)

type AnswersProps = { readonly one: LineRequest; readonly answers: NonNullable<LineRequest['answers']> }

function Answers({ one, answers }: AnswersProps) {
  const { t, i18n } = useTranslation(['lineage', 'domain'])
  const isEvaluated = answers.some(({ evaluation }) => evaluation)
  return (
    <div className="mt-3">
      <DataTable
        caption={t('lineage:answersOf', { year: one.cycleTitle })}
        density="dense"
        minWidth="none"
        onPhone="stacked"
      >
        <thead>
          <tr>
            <th scope="col">{t('lineage:recipient')}</th>
            <th scope="col">{t('lineage:answer')}</th>
            {isEvaluated && <th scope="col">{t('lineage:evaluation')}</th>}
            {isEvaluated && <th scope="col">{t('lineage:nextAction')}</th>}
          </tr>
        </thead>
        <tbody>
          {answers.map((answer) => (
            <tr key={answer.recipientId}>
              <th scope="row">
                {i18n.language === 'en' ? answer.recipientEn : answer.recipientJa}
                <span className="block font-normal">
                  {formatDay(answer.respondedOn, i18n.language)}
                  {answer.round > 1 && t('lineage:round', { round: answer.round })}
                </span>
              </th>
              <td lang="ja">{answer.text}</td>
              {isEvaluated && (
                <td className="whitespace-nowrap">
                  {answer.evaluation
                    ? `${markLook(i18n.words.marks, answer.evaluation.code).symbol} ${t(`domain:evaluation.${answer.evaluation.code}`)}`
                    : t('lineage:notEvaluated')}
                </td>
              )}
              {isEvaluated && (
                <td className="whitespace-nowrap">
                  {answer.evaluation?.nextAction && t(`domain:nextAction.${answer.evaluation.nextAction}`)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className="mt-1">
        <Link to={`/answers/request/${one.id}`} className="link inline-flex min-h-11 items-center">
          {t('lineage:allAnswers')}
        </Link>
      </p>
    </div>
  )
}
