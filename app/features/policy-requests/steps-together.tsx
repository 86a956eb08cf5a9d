import { Form } from '@remix-run/react'
import type { ChangeEvent, ReactNode } from 'react'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { LIST_TRANSITIONS } from '#app/domain/workflow.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { PolicyRequestListItem } from '#server/policy-requests/policy-request-detail.ts'

/** Why something that was done with the list was refused, and what was chosen or typed. */
export type ListAnswer = {
  readonly refusal: Refusal
  readonly values: { readonly chosen: readonly string[]; readonly viewName?: string }
}

type Item = Pick<PolicyRequestListItem, 'id' | 'number' | 'title' | 'body' | 'steps'>
type Props = { readonly items: readonly Item[]; readonly answer: ListAnswer | null; readonly children: ReactNode }

/** The list as a form, where the person may take a step with some of it; else just the list. */
export function StepsTogether({ items, answer, children }: Props) {
  const { t } = useTranslation(['policyRequests', 'domain', 'refusals'])
  const steps = LIST_TRANSITIONS.filter((step) => items.some((item) => item.steps.includes(step)))
  if (steps.length === 0) return children
  const refused = items.find(({ id }) => id === answer?.refusal.values?.requestId)
  // One that has gone on meanwhile may have left the list.
  const reason = refused
    ? `${requestNumber(refused.body.number, refused.number)}　${refused.title}`
    : String(answer?.refusal.values?.title ?? '')
  return (
    // A box for all is ticked for these rows; for others it begins anew.
    <Form method="post" key={items.map(({ id, steps }) => `${id} ${steps}`).join()}>
      {/* Enter in a field presses the first button of a form: here this one, which does nothing. */}
      <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
      {answer && answer.values.viewName === undefined && (
        <div className="mb-3">
          <Notice tone="error">
            {reason !== '' && (
              <p className="font-bold" lang="ja">
                {reason}
              </p>
            )}
            <p>{refusalText(t, answer.refusal)}</p>
            {answer.values.chosen.length > 1 && <p>{t('policyRequests:noneMoved')}</p>}
          </Notice>
        </div>
      )}
      {children}
      <div className="work-bar flex flex-wrap items-center gap-3 border-t border-solid-gray-420 bg-white py-3">
        <span className="text-dns-16N-130">{t('policyRequests:chosenOnes')}</span>
        {steps.map((step) => (
          <SubmitButton key={step} variant="secondary" name="intent" value={step}>
            {t(`domain:transition.${step}`)}
          </SubmitButton>
        ))}
      </div>
    </Form>
  )
}

const BOX = 'flex size-8 items-center justify-center pointer-coarse:size-11 max-sm:size-11'

/** The box of a row, for the step that its state has (a button sends those of its own); rows that can take none have none. */
export function ChooseOne({ item, isChosen }: { readonly item: Item; readonly isChosen: boolean }) {
  const { t } = useTranslation('policyRequests')
  return (
    <td className={item.steps.length > 0 ? 'py-0!' : 'max-sm:hidden'}>
      {item.steps.length > 0 && (
        <label className={BOX}>
          <input
            type="checkbox"
            name={item.steps[0]}
            value={item.id}
            defaultChecked={isChosen}
            className="row-choice size-5 accent-blue-900"
          />
          <span className="sr-only">
            <span lang="ja">{item.title}</span>
            {t('chooseRow')}
          </span>
        </label>
      )}
    </td>
  )
}

export function ChooseAll() {
  const { t } = useTranslation('policyRequests')
  const chooseAll = ({ target }: ChangeEvent<HTMLInputElement>) => {
    for (const box of target.form?.querySelectorAll<HTMLInputElement>('.row-choice') ?? []) box.checked = target.checked
  }
  return (
    <th scope="col" className="py-0! max-sm:hidden">
      <label className={BOX}>
        <input type="checkbox" className="size-5 accent-blue-900" onChange={chooseAll} />
        <span className="sr-only">{t('chooseAllRows')}</span>
      </label>
    </th>
  )
}
