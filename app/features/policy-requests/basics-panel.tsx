import { fieldsWith, formValuesOf } from '#app/domain/request-fields.ts'
import type { Workspace } from '#server/workspace/open-workspace.ts'
import { BasicsFields } from './basics-fields.tsx'
import { FieldFacts } from './field-facts.tsx'
import { SectionForm } from './section-form.tsx'
import type { FieldsAnswer } from './use-self-saving.ts'

type Props = { readonly workspace: Workspace; readonly answer: FieldsAnswer | null }

/** Kind, pillar, proposers: a form for those who may edit, plain facts for the others. */
export function BasicsPanel({ workspace, answer }: Props) {
  const { request, choices } = workspace
  const names = fieldsWith('section', 'basics')
  if (!choices)
    return (
      <dl className="flex flex-col gap-3 text-dns-16N-130 [&_dt]:text-dns-14B-130 [&_dt]:text-solid-gray-700">
        <FieldFacts request={request} names={names} />
      </dl>
    )
  const stored = formValuesOf(request, names)
  return (
    <SectionForm
      section="basics"
      stored={stored}
      version={workspace.request.version}
      fingerprint={workspace.fingerprints.basics}
      answer={answer}
    >
      {(values, refusal) => <BasicsFields names={names} values={values} choices={choices} refusal={refusal} />}
    </SectionForm>
  )
}
