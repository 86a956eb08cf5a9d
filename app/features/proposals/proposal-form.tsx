import { Form } from '@remix-run/react'
import { useRef } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import type { Asks } from '#app/domain/wish-questions.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { ProposalFieldset, type ProposalValues } from './proposal-fields.tsx'
import { ProposalText } from './proposal-text.tsx'
import type { ShownProposal } from './shown-proposal.ts'
import { useSaveWhileTyping } from './use-save-while-typing.ts'

export type ProposalAnswer =
  | { readonly version: number }
  | { readonly refusal: Refusal; readonly values: ProposalValues & { readonly basedOn: string } }
type Props = { readonly proposal: ShownProposal; readonly asks: Asks; readonly answer: ProposalAnswer | null }

/** The sheet of a wish. A draft saves itself while it is written; what was handed in is changed by a click. */
export function ProposalForm({ proposal, asks, answer }: Props) {
  const { t } = useTranslation(['proposals', 'refusals'])
  const isDraft = proposal.state === 'draft'
  const form = useRef<HTMLFormElement>(null)
  const refused = answer && 'refusal' in answer ? answer : null
  const saving = useSaveWhileTyping(
    form,
    isDraft ? proposal.version : null,
    isDraft ? (refused?.refusal ?? null) : null,
  )
  const isOvertaken = saving.isOvertaken || refused?.refusal.reason === 'versionChanged'
  const refusal = saving.refusal ?? refused?.refusal ?? null
  // A refused form says from which version it was made, unless the person was told of the newer one and sees it.
  const basedOn = isDraft ? saving.base : proposal.version
  return (
    <Form
      method="post"
      ref={form}
      onInput={saving.typed}
      onSubmit={saving.sent}
      className="flex max-w-4xl flex-col gap-4 [&_input]:scroll-mb-28 [&_textarea]:scroll-mb-28"
    >
      {/* Enter in a field presses the first button of a form; this one does nothing. */}
      <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
      <input type="hidden" name="basedOn" value={basedOn ?? proposal.version} />
      {isOvertaken && (
        <Notice tone="warning" title={t('proposals:overtaken')}>
          <p className="font-bold">{proposal.title}</p>
          <ProposalText proposal={proposal} />
          <p className="mt-3 flex flex-wrap gap-3">
            <Button variant="secondary" size="small" onClick={() => window.location.reload()}>
              {t('proposals:takeTheirs')}
            </Button>
            {saving.isOvertaken && (
              <Button variant="secondary" size="small" onClick={saving.saveOver}>
                {t('proposals:saveOver')}
              </Button>
            )}
          </p>
        </Notice>
      )}
      {saving.refusal && <Notice tone="error">{refusalText(t, saving.refusal)}</Notice>}
      <ProposalFieldset
        values={refused?.values ?? { ...proposal, previousRequestId: proposal.previous?.id }}
        refusal={refusal}
        lastYears={lastYearsOf(proposal)}
        asks={asks}
      />
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-solid-gray-300 bg-white py-3">
        {isDraft && (
          <SubmitButton name="intent" value="handIn">
            {t('proposals:handIn')}
          </SubmitButton>
        )}
        <SubmitButton name="intent" value="save" variant={isDraft ? 'secondary' : 'primary'}>
          {t(isDraft ? 'proposals:saveDraft' : 'proposals:saveChange')}
        </SubmitButton>
        <span role="status" className="text-dns-14N-130">
          {saving.state && saving.state !== 'overtaken' && t(`proposals:${saving.state}`)}
        </span>
        <span className="text-dns-14N-130 text-solid-gray-700">
          {t(isDraft ? 'proposals:handInHelp' : 'proposals:changeHelp')}
        </span>
      </div>
    </Form>
  )
}

/** What it carries on already can be left as it is, whatever else there is to choose from. */
const lastYearsOf = ({ lastYears = [], previous }: ShownProposal) =>
  previous && !lastYears.some(({ id }) => id === previous.id) ? [previous, ...lastYears] : lastYears
