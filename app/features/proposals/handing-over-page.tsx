import { Form } from '@remix-run/react'
import { REPLY_MAX } from '#app/domain/proposal.ts'
import { FormRefusal, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DateField } from '#app/ui/date-field.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { ShownProposal } from './shown-proposal.ts'

type Props = {
  readonly proposal: Pick<ShownProposal, 'id' | 'title' | 'version' | 'bodyJa' | 'bodyEn'>
  readonly outcome: Pick<ShownProposal['outcomes'][number], 'addressee' | 'handedOverOn' | 'reply'>
  /** YYYY-MM-DD. */
  readonly today: string
  readonly answer: Refused | null
}
const PREFIX = 'handing-over'

/** 引き継ぎの記録: when a wish that was passed on was handed to its addressee, and what came back. Its body reads both. */
export function HandingOverPage({ proposal, outcome, today, answer }: Props) {
  const { t, i18n } = useTranslation(['proposals', 'common', 'refusals'])
  const refusal = answer?.refusal
  const labels = { handedOverOn: t('proposals:handedOverDay'), reply: t('proposals:reply') }
  return (
    <>
      <PageHeader
        title={t('proposals:handingOver')}
        crumbs={[
          { label: t('proposals:title'), to: '/proposals' },
          { label: proposal.title, to: `/proposals/${proposal.id}` },
        ]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={t('proposals:handingOverLead', {
          addressee: outcome.addressee,
          body: i18n.language === 'en' ? proposal.bodyEn : proposal.bodyJa,
        })}
      />
      {refusal && <FormRefusal refusal={refusal} prefix={PREFIX} labels={labels} />}
      <Form method="post" className="flex max-w-3xl flex-col gap-6">
        <input type="hidden" name="basedOn" value={answer?.values.basedOn ?? proposal.version} />
        <DateField
          id={fieldId(PREFIX, 'handedOverOn')}
          name="handedOverOn"
          label={labels.handedOverOn}
          help={t('proposals:handedOverHelp')}
          max={today}
          defaultValue={answer?.values.handedOverOn ?? outcome.handedOverOn ?? ''}
          error={fieldError(t, refusal, 'handedOverOn')}
        />
        <TextArea
          id={fieldId(PREFIX, 'reply')}
          name="reply"
          lang="ja"
          label={labels.reply}
          help={t('proposals:replyHelp', { most: REPLY_MAX })}
          rows={6}
          defaultValue={answer?.values.reply ?? outcome.reply}
          error={fieldError(t, refusal, 'reply')}
        />
        <div>
          <SubmitButton>{t('proposals:recordHandingOver')}</SubmitButton>
        </div>
      </Form>
    </>
  )
}
