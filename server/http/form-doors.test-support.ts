import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ROLE_BODIES, ROLES } from '#app/domain/roles.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import type { Federation } from '#server/policy-requests/policy-requests.test-support.ts'

/** One form of one route as it is built: where it is sent, what it may have, and the words that say what is to be done. */
export type FormDoor = {
  readonly name: string
  readonly path: string
  readonly known: FormFields
  readonly words: Readonly<Record<string, string>>
}

/**
 * Every form of every route that says which fields it has, once for each of its words.
 * @param stands what stands for the changing parts of addresses: 「admin/people/:id」 → an id
 * @throws when a route has a part that `stands` does not know
 */
export async function formDoors(stands: Readonly<Record<string, string>>): Promise<FormDoor[]> {
  const { routes } = (await import(
    /* @vite-ignore */ pathToFileURL(resolve('build/server/index.js')).href
  )) as ServerBuild
  const pathOf = (id: string): string => {
    const route = routes[id]
    const parent = route?.parentId && route.parentId !== 'root' ? pathOf(route.parentId) : ''
    return route?.path ? `${parent}/${route.path}` : parent
  }
  return Object.values(routes).flatMap((route) => {
    const known = (route?.module as { formFields?: FormFields } | undefined)?.formFields
    if (!route || !known) return []
    const path = pathOf(route.id).replace(/([^:]*\/):(\w+)/g, (part, before: string) => {
      const id = stands[part.replace(/^\//, '')] ?? stands[part.replace(/^.*:/, ':')]
      if (id === undefined) throw new Error(`Say what stands for ${part} of ${route.id}`)
      return before + id
    })
    const choices = Object.entries(known.words ?? {}).flatMap(([field, words]) =>
      words.map((word) => ({ [field]: word })),
    )
    const address = path + (route.index ? '?index' : '')
    return (choices.length > 0 ? choices : [{}]).map((words) => ({
      name: [address, ...Object.values(words)].join(' '),
      path: address,
      known,
      words: words as Record<string, string>,
    }))
  })
}

/** Somebody who has every role there is: may use every form. */
export async function aPersonOfAllRoles({ database, bodies }: Federation): Promise<Actor> {
  const { id, name } = await database.person.create({
    data: { name: '全役割の人', email: `${randomUUID()}@example.jp` },
  })
  const memberships = ROLES.map((role) => {
    const kinds: readonly string[] = ROLE_BODIES[role]
    const kind = (['committee', 'bureau', 'centralCommittee', 'affiliate'] as const).find((one) => kinds.includes(one))
    return { role, bodyId: bodies[kind ?? 'affiliate'] }
  })
  await database.membership.createMany({
    data: memberships.map((one) => ({ ...one, personId: id, startsOn: new Date('2020-01-01') })),
  })
  return { personId: id as PersonId, name, memberships }
}

/** Somebody who has signed in and has no role at all. */
export async function aPersonWithoutRole({ database }: Federation): Promise<Actor> {
  const { id, name } = await database.person.create({
    data: { name: '役割のない人', email: `${randomUUID()}@example.jp` },
  })
  return { personId: id as PersonId, name, memberships: [] }
}
