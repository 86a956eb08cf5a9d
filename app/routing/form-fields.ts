/**
 * The fields of the forms that a route takes, as its route module exports them (`formFields`): name → how often the field may
 * stand in a form. `name*` stands for names that begin so, each once (the fields in the rows of a table). The server reads no form of a route
 * that does not say its fields (server/http/limit-form.ts), gives nothing else to it, and the tests send bad input to every one of them.
 */
export type FormFields = {
  /** Whoever comes may send it, without having signed in. */
  readonly isForAnybody?: true
  readonly fields: Readonly<Record<string, number>>
  /** The field of files, which the form sends as multipart, and how many may stand in it. */
  readonly files?: { readonly name: string; readonly most: number }
  /** Fields of which a word says what is to be done, with these words: the tests send bad input along with each of them. */
  readonly words?: Readonly<Record<string, readonly string[]>>
}

/** What may be sent to a route that is for anybody or takes no form: bytes, and fields. */
export const ANYBODY = { bytes: 16 * 1024, fields: 20 } as const
/** Fields that the browser or a page adds by itself to any form (`formKey`, the pressed button). */
const ADDED = 10

/** A route that takes no form; what is sent to it is looked at by nobody. */
export const NO_FORM: FormFields = { isForAnybody: true, fields: {} }

/** How many fields a form of these may have. */
export const mostFields = ({ isForAnybody, fields, files }: FormFields): number =>
  isForAnybody ? ANYBODY.fields : Object.values(fields).reduce((sum, times) => sum + times, ADDED + (files?.most ?? 0))

/** How often the field `name` may stand in the form; 0 for one that the route does not know. */
export function timesOf({ fields }: FormFields, name: string): number {
  if (Object.hasOwn(fields, name)) return fields[name] ?? 0
  const rows = Object.keys(fields).some((known) => known.endsWith('*') && name.startsWith(known.slice(0, -1)))
  return rows || name === 'formKey' ? 1 : 0
}

/** What parts the fields of a form that carries files (RFC 2046); null: it is another kind of form. */
export function boundaryOf(contentType: string | null | undefined): string | null {
  const found = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/is.exec(contentType ?? '')
  return found?.[1] ?? found?.[2] ?? null
}

/** How many parts such a form has; only counts. */
export function partsIn(body: Uint8Array, boundary: string): number {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  let count = -1
  for (let at = 0; at >= 0; at = bytes.indexOf(`--${boundary}`, at + 1)) count++
  return count
}

const AMPERSAND = '&'.charCodeAt(0)

/** How many fields a URL-encoded form has. Only counts: nothing is decoded. */
export function fieldsIn(body: Uint8Array): number {
  let count = body.length > 0 ? 1 : 0
  for (let at = body.indexOf(AMPERSAND); at >= 0; at = body.indexOf(AMPERSAND, at + 1)) count++
  return count
}
