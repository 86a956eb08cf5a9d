import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { type PersonId, parseId } from '#app/domain/ids.ts'
import { can } from '#app/domain/permissions.ts'
import { type Result, refuse } from '#app/domain/result.ts'
import { PERSON_DONE, type PersonDone, PersonPage } from '#app/features/administration/person-page.tsx'
import { readValues } from '#app/forms/form-answer.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireOwn } from '#app/routing/require-own.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('access', 'people')

export const handle: RouteHandle = { title: ({ person }: { person: { name: string } }) => person.name }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const own = requireOwn(context, request)
  const { actor } = own
  const { people, bodies, account } = context.services
  const id = parseId<PersonId>(params.id)
  const person = id ? await people.show(actor, id) : refuse('notFound')
  if (!person.ok) return refusePage(person.refusal)
  const done = new URL(request.url).searchParams.get('done')
  return {
    person: person.value,
    bodies: await bodies.all(),
    formKey: randomUUID(),
    today: todayInJapan(new Date()),
    done: PERSON_DONE.find((known) => known === done) ?? null,
    mayReadAudit: can(actor, 'audit.read'),
    isProved: await account.isProved(own),
    isSelf: actor.personId === id,
  }
}

export const formFields: FormFields = {
  fields: {
    intent: 1,
    basedOn: 1,
    name: 1,
    kana: 1,
    email: 1,
    bodyId: 1,
    role: 1,
    startsOn: 1,
    endsOn: 1,
    membershipId: 1,
    currentPassword: 1,
  },
  words: {
    intent: ['change', 'link', 'addMembership', 'endMembership', 'disable', 'enable', 'takeAwaySecondFactor'],
  },
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const own = requireOwn(context, request)
  const { actor } = own
  const { people, membershipAsks, links, account } = context.services
  const personId = parseId<PersonId>(params.id)
  if (!personId) return refusePage(refuse('notFound').refusal)
  const form = await readForm(request, formFields)
  const values = readValues(form)
  const password = textOf(form, 'currentPassword')
  const proof = () => account.requireProof(own, password)
  if (values.intent === 'link') {
    const token = await links.forPassword(actor, personId, proof)
    return token.ok ? data({ link: `${context.publicUrl}/setup/${token.value}` }) : answerRefusal(token.refusal, values)
  }
  const [done, result] = await change(values.intent ?? '')
  return result.ok ? redirect(`/admin/people/${personId}?done=${done}`) : answerRefusal(result.refusal, values)

  async function change(intent: string): Promise<[PersonDone, Result<unknown>]> {
    const input = { ...values, personId }
    switch (intent) {
      case 'change':
        return ['saved', await people.change(actor, input, proof)]
      case 'addMembership': {
        const added = await people.addMembership(actor, input)
        const isAsked = added.ok && (await membershipAsks.open(actor)).some(({ id }) => id === added.value)
        return [isAsked ? 'membershipAsked' : 'membershipAdded', added]
      }
      case 'endMembership': {
        const ended = await people.endMembership(actor, input)
        return [ended.ok && ended.value === 'asked' ? 'membershipAsked' : 'membershipEnded', ended]
      }
      case 'disable':
        return ['disabled', await people.disable(actor, personId as PersonId)]
      case 'enable':
        return ['enabled', await people.enable(actor, personId as PersonId)]
      case 'takeAwaySecondFactor':
        return ['secondFactorTakenAway', await account.takeAwaySecondFactor(own, personId as PersonId, password)]
      default:
        return ['saved', refuse('invalidInput')]
    }
  }
}

export default function Person() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <PersonPage {...useLoaderData<typeof loader>()} answer={answer} />
}
