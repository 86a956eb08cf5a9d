import { Form, Link } from '@remix-run/react'
import { FormRefusal, type Refused } from '#app/forms/form-answer.tsx'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { BodyEntry } from '#server/bodies/bodies.repository.ts'
import type { PersonEntry } from '#server/people/people.ts'
import { MembershipForm } from './membership-form.tsx'
import { MembershipList } from './membership-list.tsx'
import { PasswordLink } from './password-link.tsx'
import { PersonForm } from './person-form.tsx'
import { PersonState } from './person-state.tsx'
import { TakeAwaySecondFactor } from './take-away-second-factor.tsx'

/** What a form of the page did, as the address says it afterwards. */
export const PERSON_DONE = [
  'added',
  'saved',
  'membershipAdded',
  'membershipAsked',
  'membershipEnded',
  'disabled',
  'enabled',
  'secondFactorTakenAway',
] as const
export type PersonDone = (typeof PERSON_DONE)[number]

export type PersonAnswer = Refused | { readonly link: string }
type Props = {
  readonly person: PersonEntry
  readonly bodies: readonly BodyEntry[]
  readonly today: string
  readonly done: PersonDone | null
  /** Makes it harmless that a new membership arrives twice. */
  readonly formKey: string
  readonly mayReadAudit: boolean
  /** The administrator has proved lately who it is; else what is delicate asks for the password. */
  readonly isProved: boolean
  readonly isSelf: boolean
  readonly answer: PersonAnswer | null
}

/** One person: particulars, memberships, password link, access. Each part is a form of its own. */
export function PersonPage({ person, bodies, today, done, formKey, mayReadAudit, isProved, isSelf, answer }: Props) {
  const { t } = useTranslation(['people', 'common'])
  const refused = answer && 'refusal' in answer ? answer : null
  const refusedIn = (intent: string) => (refused?.values.intent === intent ? refused : null)
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[{ label: t('people:title'), to: '/admin/people' }]}
        crumbsLabel={t('common:breadcrumbs')}
        chip={<PersonState person={person} />}
      />
      <div className="flex max-w-4xl flex-col gap-6">
        {done && !answer && (
          <Notice tone={done === 'membershipAsked' ? 'info' : 'success'}>{t(`people:${done}`)}</Notice>
        )}
        <section aria-labelledby="memberships" className="panel flex flex-col gap-4">
          <h2 id="memberships" className="text-std-18B-160">
            {t('people:memberships')}
          </h2>
          <MembershipList person={person} today={today} refused={refusedIn('endMembership')} />
          <MembershipForm
            key={person.memberships.length}
            bodies={bodies}
            today={today}
            formKey={formKey}
            answer={refusedIn('addMembership')}
          />
        </section>
        {!person.isDisabled && (
          <PasswordLink
            hasPassword={person.hasPassword}
            link={answer && 'link' in answer ? answer.link : null}
            refused={refusedIn('link')}
            isProved={isProved}
          />
        )}
        <section aria-labelledby="particulars" className="panel flex flex-col gap-4">
          <h2 id="particulars" className="text-std-18B-160">
            {t('people:change')}
          </h2>
          <PersonForm
            stored={person}
            answer={refusedIn('change')}
            button={t('people:save')}
            intent="change"
            isProved={isProved}
          />
        </section>
        {person.hasSecondFactor && !isSelf && (
          <TakeAwaySecondFactor name={person.name} isProved={isProved} refused={refusedIn('takeAwaySecondFactor')} />
        )}
        <Access person={person} refused={refusedIn(person.isDisabled ? 'enable' : 'disable')} />
        {mayReadAudit && (
          <p>
            <Link to={`/admin/audit?person=${person.id}`} className="link inline-flex min-h-11 items-center">
              {t('people:records')}
            </Link>
          </p>
        )}
      </div>
    </>
  )
}

function Access({ person, refused }: { readonly person: PersonEntry; readonly refused: Refused | null }) {
  const { t } = useTranslation('people')
  const intent = person.isDisabled ? 'enable' : 'disable'
  return (
    <section aria-labelledby="access" className="panel flex flex-col gap-3">
      <h2 id="access" className="text-std-18B-160">
        {t('access')}
      </h2>
      {refused && <FormRefusal refusal={refused.refusal} prefix="access" labels={{}} />}
      <p>{t(person.isDisabled ? 'isDisabledHelp' : 'disableHelp', { name: person.name })}</p>
      <Form method="post">
        <input type="hidden" name="intent" value={intent} />
        <SubmitButton variant={person.isDisabled ? 'secondary' : 'danger'}>{t(intent)}</SubmitButton>
      </Form>
    </section>
  )
}
