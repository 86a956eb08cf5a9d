import { type KeyboardEvent, useId, useState } from 'react'
import { formValuesOf, REQUEST_FIELDS } from '#app/domain/request-fields.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { CharacterCounter, lengthOf } from '#app/ui/character-counter.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import type { Workspace } from '#server/workspace/open-workspace.ts'
import { SectionForm } from './section-form.tsx'
import type { FieldsAnswer } from './use-self-saving.ts'

type Props = { readonly workspace: Workspace; readonly answer: FieldsAnswer | null; readonly onEnter: () => void }

/** The title where it is read, at the head of the paper: a field for those who may edit, the heading of the page for the others. */
export function TitleField({ workspace: { request, choices, fingerprints }, answer, onEnter }: Props) {
  const { t } = useTranslation('policyRequests')
  if (!choices)
    return (
      <h1 lang="ja" className="document-title">
        {request.title}
      </h1>
    )
  return (
    <>
      <h1 lang="ja" className="sr-only">
        {request.title}
      </h1>
      <SectionForm
        section="title"
        stored={formValuesOf(request, ['title'])}
        version={request.version}
        fingerprint={fingerprints.title}
        answer={answer}
        className="document-title-form"
        theirs={
          <p lang="ja" className="mt-1 font-bold">
            {t('theirTitle', { title: request.title })}
          </p>
        }
      >
        {(values, refusal, saveNow) => (
          <TitleInput
            title={values.title}
            refusal={refusal}
            onDone={() => {
              saveNow()
              onEnter()
            }}
          />
        )}
      </SectionForm>
    </>
  )
}

/** A title is counted only when it comes near what fits. */
const NEAR = 0.8

type InputProps = {
  readonly title: string
  readonly refusal: Parameters<typeof fieldError>[1]
  readonly onDone: () => void
}

function TitleInput({ title, refusal, onDone }: InputProps) {
  const { t } = useTranslation(['policyRequests', 'refusals'])
  const id = useId()
  const [written, setWritten] = useState(title)
  const { formName, input } = REQUEST_FIELDS.title
  const error = fieldError(t, refusal, 'title')
  const finish = (event: KeyboardEvent) => {
    // Enter that ends a conversion belongs to the input method.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    onDone()
  }
  return (
    <>
      {/* The copy beside it gives the field its height: a title of two lines is read whole. */}
      <div className="document-title growing" data-copy={`${written} `}>
        <textarea
          lang="ja"
          rows={1}
          name={formName}
          aria-label={t('policyRequests:title')}
          aria-required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
          defaultValue={title}
          autoComplete="off"
          onChange={(event) => setWritten(event.target.value)}
          onKeyDown={finish}
        />
      </div>
      {error && <FieldError id={id}>{error}</FieldError>}
      {lengthOf(written) > input.max * NEAR && <CharacterCounter length={lengthOf(written)} maxLength={input.max} />}
    </>
  )
}
