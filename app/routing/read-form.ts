import { sentName } from '#app/domain/file-name.ts'
import { MAX_FILE_FORM_BYTES } from '#app/domain/form-size.ts'
import { fieldText } from '#app/domain/storable-text.ts'
import { boundaryOf, type FormFields, mostFields, timesOf } from './form-fields.ts'

/**
 * The form that was sent, with the fields that the route knows and no others, each as often as it may stand there. The one
 * place where forms are read: characters that can be neither stored nor printed (NUL, other controls), and what nobody sees, are dropped here. How large it
 * is and how many fields it has, the server has looked at before (server/http/limit-form.ts).
 */
export async function readForm(request: Request, known: FormFields): Promise<FormData> {
  return textsAmong(new URLSearchParams(await request.text()), known)
}

function textsAmong(sent: Iterable<[string, string]>, known: FormFields): FormData {
  const form = new FormData()
  const times = new Map<string, number>()
  for (const [name, value] of sent) {
    const count = (times.get(name) ?? 0) + 1
    times.set(name, count)
    if (count <= timesOf(known, name)) form.append(name, fieldText(value))
  }
  return form
}

/** A file as somebody sent it; what stands in it nobody has looked at. */
export type FormFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * The same for a form with files. To be called when the person's right to send them was asked for. A field of files in which none was
 * chosen gives none.
 * @returns null when the form cannot be read as one
 */
export async function readFileForm(
  request: Request,
  known: FormFields,
): Promise<{ readonly form: FormData; readonly files: readonly FormFile[] } | null> {
  const boundary = boundaryOf(request.headers.get('Content-Type'))
  if (boundary === null) return { form: await readForm(request, known), files: [] }
  // Of routes a part goes to browsers, and nothing that is written here must take this along.
  const { MultipartParseError, parseMultipart } = await import('@remix-run/multipart-parser')
  const { name: fieldOfFiles, most = 0 } = known.files ?? {}
  const texts: [string, string][] = []
  const files: FormFile[] = []
  const limits = { maxParts: mostFields(known), maxFileSize: MAX_FILE_FORM_BYTES, maxTotalSize: MAX_FILE_FORM_BYTES }
  try {
    for (const part of parseMultipart(new Uint8Array(await request.arrayBuffer()), { boundary, ...limits })) {
      if (!part.isFile) texts.push([part.name ?? '', part.text])
      else if (part.name === fieldOfFiles && files.length < most && part.size > 0)
        files.push({ name: sentName(part.filename ?? ''), bytes: part.bytes })
    }
  } catch (error) {
    if (error instanceof MultipartParseError) return null
    throw error
  }
  return { form: textsAmong(texts, known), files }
}

/** A text field of a form; an absent one is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** All values of a field that may stand several times (checkboxes). */
export const textsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string')

/** Is the checkbox ticked? */
export const isTicked = (form: FormData, name: string): boolean => form.has(name)
