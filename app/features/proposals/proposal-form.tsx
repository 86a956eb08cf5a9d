import { Form } from '@remix-run/react'
import { useRef } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { ProposalFieldset, type ProposalValues } from './proposal-fields.tsx'
import type { ShownProposal } from './shown-proposal.ts'
import { useSaveWhileTyping } from './use-save-while-typing.ts'

export type ProposalAnswer =
  | { readonly version: number }
  | { readonly refusal: Refusal; readonly values: ProposalValues }
type Props = { readonly proposal: ShownProposal; readonly answer: ProposalAnswer | null }

/** The sheet of a wish. A draft saves itself while it is written; what was handed in is changed by a click. */
export function ProposalForm({ proposal, answer }: Props) {
  const { t } = useTranslation('proposals')
  const isDraft = proposal.state === 'draft'
  const form = useRef<HTMLFormElement>(null)
  const saving = useSaveWhileTyping(form, isDraft ? proposal.version : null)
  const refused = answer && 'refusal' in answer ? answer : null
  return (
    <Form
      method="post"
      ref={form}
      onInput={saving.typed}
      onSubmit={saving.sent}
      className="flex max-w-4xl flex-col gap-4"
    >
      <input type="hidden" name="basedOn" value={saving.version ?? proposal.version} />
      <ProposalFieldset values={refused?.values ?? proposal} refusal={saving.refusal ?? refused?.refusal ?? null} />
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-solid-gray-300 bg-white py-3">
        {isDraft && (
          <SubmitButton name="intent" value="handIn">
            {t('handIn')}
          </SubmitButton>
        )}
        <SubmitButton name="intent" value="save" variant={isDraft ? 'secondary' : 'primary'}>
          {t(isDraft ? 'saveDraft' : 'saveChange')}
        </SubmitButton>
        <span role="status" className="text-dns-14N-130">
          {saving.state && t(saving.state)}
        </span>
        <span className="text-dns-14N-130 text-solid-gray-700">{t(isDraft ? 'handInHelp' : 'changeHelp')}</span>
      </div>
    </Form>
  )
}
