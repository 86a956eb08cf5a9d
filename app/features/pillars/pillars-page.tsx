import { Form } from '@remix-run/react'
import { pillarFingerprint } from '#app/domain/form-fingerprints.ts'
import { PILLAR_PURPOSE_MAX, PILLAR_TITLE_MAX } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { NamedCycle } from '#server/cycles/cycles.ts'
import type { PillarOfCycle } from '#server/pillars/pillars.ts'

export type PillarValues = {
  readonly bodyId: string
  readonly pillarId: string
  readonly formKey: string
  readonly basedOn: string
  readonly title: string
  readonly purpose: string
}
export type PillarsAnswer = { readonly saved: true } | { readonly refusal: Refusal; readonly values: PillarValues }
type Props = {
  readonly cycle: NamedCycle
  readonly committees: readonly {
    readonly id: string
    readonly nameJa: string
    readonly nameEn: string
    /** Makes it harmless that a new pillar arrives twice. */
    readonly formKey: string
    readonly mayManage: boolean
  }[]
  readonly pillars: readonly PillarOfCycle[]
  readonly answer: PillarsAnswer | null
}

/** 柱: the headings of each committee, with a form to add one and to change the wording of each. */
export function PillarsPage({ cycle, committees, pillars, answer }: Props) {
  const { t, i18n } = useTranslation(['policyRequests', 'refusals', 'common'])
  return (
    <>
      <PageHeader
        title={t('policyRequests:pillarsTitle')}
        help={{ label: t('common:aboutPage'), text: t('policyRequests:pillarsLead') }}
      />
      {answer && 'refusal' in answer && <Notice tone="error">{refusalText(t, answer.refusal)}</Notice>}
      {answer && 'saved' in answer && <Notice tone="success">{t('policyRequests:saved')}</Notice>}
      {/* What was typed for one year is not meant for another. */}
      <div key={cycle.id} className="mt-2 grid gap-3 xl:grid-cols-2">
        {committees.map((committee) => {
          const own = pillars.filter((pillar) => pillar.bodyId === committee.id)
          return (
            <section key={committee.id} aria-labelledby={committee.id} className="panel px-4 py-2">
              <h2 id={committee.id} className="text-std-18B-160">
                {i18n.language === 'en' ? committee.nameEn : committee.nameJa}
              </h2>
              {own.length === 0 && <p>{t('policyRequests:noPillars')}</p>}
              <ol className="divide-y divide-solid-gray-200">
                {own.map((pillar) => (
                  <li key={pillar.id} className="py-1">
                    <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                      <span lang="ja" className="font-bold">
                        {pillar.title}
                      </span>
                      <span className="text-dns-14N-130 text-solid-gray-700">
                        {t('policyRequests:pillarRequests', { count: pillar.requestCount })}
                      </span>
                    </p>
                    {pillar.purpose && <p className="text-dns-14N-130">{pillar.purpose}</p>}
                    {committee.mayManage && (
                      <details open={isRefused(answer, 'pillarId', pillar.id) || undefined}>
                        <summary className="link min-h-6 cursor-pointer text-dns-14N-130 pointer-coarse:min-h-11 max-sm:min-h-11">
                          {t('policyRequests:editPillar', { title: pillar.title })}
                        </summary>
                        <PillarForm
                          answer={answer}
                          cycleId={cycle.id}
                          at={{ bodyId: '', pillarId: pillar.id }}
                          formKey={null}
                          stored={pillar}
                          button={t('policyRequests:changePillar')}
                        />
                      </details>
                    )}
                  </li>
                ))}
              </ol>
              {committee.mayManage && (
                <details open={isRefused(answer, 'bodyId', committee.id) || undefined}>
                  <summary className="link min-h-11 cursor-pointer py-2">{t('policyRequests:addPillar')}</summary>
                  <PillarForm
                    answer={answer}
                    cycleId={cycle.id}
                    at={{ bodyId: committee.id, pillarId: '' }}
                    formKey={committee.formKey}
                    stored={{ title: '', purpose: '' }}
                    button={t('policyRequests:addPillar')}
                  />
                </details>
              )}
            </section>
          )
        })}
      </div>
    </>
  )
}

const isRefused = (answer: PillarsAnswer | null, field: 'bodyId' | 'pillarId', id: string): boolean =>
  answer !== null && 'refusal' in answer && answer.values[field] === id

type FormProps = {
  readonly answer: PillarsAnswer | null
  readonly cycleId: string
  readonly at: { readonly bodyId: string; readonly pillarId: string }
  readonly stored: { readonly title: string; readonly purpose: string }
  /** The key of the form for a new pillar. */
  readonly formKey: string | null
  readonly button: string
}

function PillarForm({ answer, cycleId, at, stored, formKey, button }: FormProps) {
  const { t } = useTranslation(['policyRequests', 'common', 'refusals'])
  const isThis =
    answer !== null &&
    'refusal' in answer &&
    answer.values.bodyId === at.bodyId &&
    answer.values.pillarId === at.pillarId
  const values = isThis ? answer.values : stored
  const current = pillarFingerprint(stored)
  const refusal = isThis ? answer.refusal : null
  return (
    // What is stored changed: the fields and what they are based on start from it together.
    <Form
      method="post"
      key={current}
      action={`/pillars?cycle=${cycleId}`}
      className="flex max-w-2xl flex-col gap-3 py-2"
    >
      <input type="hidden" name="cycleId" value={cycleId} />
      {formKey && <input type="hidden" name="formKey" value={isThis ? answer.values.formKey : formKey} />}
      <input type="hidden" name="bodyId" value={at.bodyId} />
      <input type="hidden" name="pillarId" value={at.pillarId} />
      {/* Whoever was told that somebody else saved sees above what is stored now, and may save over it. */}
      <input
        type="hidden"
        name="basedOn"
        value={isThis && answer.refusal.reason !== 'versionChanged' ? answer.values.basedOn : current}
      />
      <TextField
        label={t('policyRequests:pillarTitle')}
        name="title"
        requiredMark={t('common:required')}
        maxLength={PILLAR_TITLE_MAX}
        defaultValue={values.title}
        error={fieldError(t, refusal, 'title')}
      />
      <TextArea
        label={t('policyRequests:pillarPurpose')}
        name="purpose"
        rows={3}
        maxLength={PILLAR_PURPOSE_MAX}
        defaultValue={values.purpose}
        error={fieldError(t, refusal, 'purpose')}
      />
      <div>
        <SubmitButton variant="secondary">{button}</SubmitButton>
      </div>
    </Form>
  )
}
