import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import type { Workspace } from '#server/workspace/open-workspace.ts'
import { BasicsFields } from './basics-fields.tsx'
import { type FieldsAnswer, refusalOf, SectionForm } from './section-form.tsx'

type Props = { readonly workspace: Workspace; readonly answer: FieldsAnswer | null }

/** Title, kind, pillar, proposers: a form for those who may edit, plain facts for the others. */
export function BasicsPanel({ workspace, answer }: Props) {
  const { t } = useTranslation(['policyRequests', 'refusals'])
  const { request, choices } = workspace
  if (!choices) return <BasicsFacts workspace={workspace} />
  const stored = {
    title: request.title,
    kind: request.kind as string,
    isPriority: request.isPriority,
    pillarId: (request.pillarId ?? '') as string,
    previousRequestId: (request.previousRequestId ?? '') as string,
    proposerBodyIds: request.proposerBodyIds as readonly string[],
  }
  const refusal = refusalOf(answer, 'basics')
  return (
    <SectionForm section="basics" stored={stored} fingerprint={workspace.fingerprints.basics} answer={answer}>
      {(values) => (
        <>
          <BasicsFields values={values} proposers={choices.proposers} refusal={refusal} />
          <SelectField
            label={t('policyRequests:pillar')}
            name="pillarId"
            width="full"
            defaultValue={values.pillarId}
            options={[
              { value: '', label: t('policyRequests:noPillar') },
              ...choices.pillars.map((pillar) => ({ value: pillar.id as string, label: pillar.title })),
            ]}
            error={fieldError(t, refusal, 'pillarId')}
          />
          {choices.previousRequests.length > 0 && (
            <SelectField
              label={t('policyRequests:previousRequest')}
              help={t('policyRequests:previousRequestHelp')}
              name="previousRequestId"
              width="full"
              defaultValue={values.previousRequestId}
              options={[
                { value: '', label: t('policyRequests:noPreviousRequest') },
                ...choices.previousRequests.map(({ id, number, title }) => ({
                  value: id as string,
                  label: `${number} ${title}`,
                })),
              ]}
              error={fieldError(t, refusal, 'previousRequestId')}
            />
          )}
        </>
      )}
    </SectionForm>
  )
}

function BasicsFacts({ workspace: { request } }: { workspace: Workspace }) {
  const { t, i18n } = useTranslation(['common', 'policyRequests', 'domain'])
  return (
    <dl className="flex flex-col gap-3 text-dns-16N-130 [&_dt]:text-dns-14B-130 [&_dt]:text-solid-gray-700">
      <div>
        <dt>{t('policyRequests:kind')}</dt>
        <dd>
          {t(`domain:kind.${request.kind}`)}{' '}
          {request.isPriority && <Chip tone="red">{t('policyRequests:priority')}</Chip>}
        </dd>
      </div>
      <div>
        <dt>{t('policyRequests:pillar')}</dt>
        <dd>{request.pillar?.title ?? t('policyRequests:noPillar')}</dd>
      </div>
      {request.proposers.length > 0 && (
        <div>
          <dt>{t('policyRequests:proposers')}</dt>
          <dd>
            《
            {request.proposers
              .map((body) => (i18n.language === 'en' ? body.nameEn : body.nameJa))
              .join(t('common:comma'))}
            》
          </dd>
        </div>
      )}
    </dl>
  )
}
