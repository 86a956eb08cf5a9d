import type { Party } from './word-input.ts'

/**
 * The line of an addressee with its form of address: 様 for a person who is named, 殿 for a post, 御中 for a body.
 * 「横浜市」 and 「市長」 are 「横浜市長」.
 */
export function addresseeLine(party: Party): string {
  const place = addresseeOffice(party)
  if (party.name) return `${place}${place ? '　' : ''}${party.name}　様`
  return party.post ? `${place}　殿` : `${place}　御中`
}

/** The lines of a sender: body, then post and name. */
export function senderLines({ body, post, name }: Party): string[] {
  return [body ?? '', [post, name].filter(Boolean).join('　')].filter((line) => line !== '')
}

/** 「横浜市長」: body and post, whoever holds it. */
export function addresseeOffice({ body, post }: Party): string {
  if (!body || !post) return `${body ?? ''}${post ?? ''}`
  if (post.startsWith(body)) return post
  return `${body.endsWith(post.slice(0, 1)) ? body.slice(0, -1) : body}${post}`
}
