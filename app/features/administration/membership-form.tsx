import { Form } from '@remix-run/react'
import { bodiesOf, ROLES } from '#app/domain/roles.ts'
import { FormRefusal, type FormValues, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DateField } from '#app/ui/date-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { BodyEntry } from '#server/bodies/bodies.repository.ts'

type Props = {
  readonly bodies: readonly BodyEntry[]
  readonly today: string
  readonly formKey: string
  readonly answer: Refused | null
}

const PREFIX = 'membership'

/** A role in a body for a term. Which role fits which body, the service decides; a refusal says it. */
export function MembershipForm({ bodies, today, formKey, answer }: Props) {
  const { t, i18n } = useTranslation(['people', 'domain', 'common', 'refusals'])
  const values: FormValues = answer?.values ?? {
    bodyId: bodies[0]?.id ?? '',
    role: ROLES[0] ?? '',
    startsOn: today,
    endsOn: '',
  }
  const errorOf = (field: string) => fieldError(t, answer?.refusal, field)
  return (
    <Disclosure summary={t('people:addMembership')} isOpen={answer !== null}>
      <Form method="post" className="flex flex-col gap-4">
        <p>{t('people:addMembershipHelp')}</p>
        {answer && (
          <FormRefusal
            refusal={answer.refusal}
            prefix={PREFIX}
            labels={{
              bodyId: t('people:body'),
              role: t('people:role'),
              startsOn: t('people:from'),
              endsOn: t('people:to'),
            }}
          />
        )}
        <input type="hidden" name="intent" value="addMembership" />
        <input type="hidden" name="formKey" value={values.formKey ?? formKey} />
        <SelectField
          id={fieldId(PREFIX, 'bodyId')}
          label={t('people:body')}
          name="bodyId"
          defaultValue={values.bodyId}
          error={errorOf('bodyId')}
          options={bodies.map((body) => ({
            value: body.id,
            label: i18n.language === 'en' ? body.nameEn : body.nameJa,
          }))}
        />
        <SelectField
          id={fieldId(PREFIX, 'role')}
          label={t('people:role')}
          name="role"
          defaultValue={values.role}
          error={errorOf('role') && (doesNotFit() ?? errorOf('role'))}
          options={ROLES.map((role) => ({ value: role, label: t(`domain:role.${role}`) }))}
        />
        <div className="flex flex-wrap gap-4">
          <DateField
            id={fieldId(PREFIX, 'startsOn')}
            label={t('people:from')}
            name="startsOn"
            requiredMark={t('common:required')}
            defaultValue={values.startsOn}
            error={errorOf('startsOn')}
          />
          <DateField
            id={fieldId(PREFIX, 'endsOn')}
            label={t('people:to')}
            name="endsOn"
            help={t('people:toHelp')}
            defaultValue={values.endsOn}
            error={errorOf('endsOn')}
          />
        </div>
        <div>
          <SubmitButton>{t('people:addMembership')}</SubmitButton>
        </div>
      </Form>
    </Disclosure>
  )

  /** Where the chosen role can be held; null when no known role was sent. */
  function doesNotFit(): string | null {
    const role = ROLES.find((known) => known === values.role)
    if (!role) return null
    const kinds = bodiesOf(role).map((kind) => t(`domain:bodyKind.${kind}`))
    return t('people:roleDoesNotFit', {
      role: t(`domain:role.${role}`),
      kinds: kinds.join(i18n.language === 'en' ? ', ' : '、'),
    })
  }
}
