import { fromBufferPromise } from 'yauzl'

/** What a wish can have beside its text, by how its bytes begin. */
const BEGINNINGS = [
  { signs: [...Buffer.from('%PDF-')], extension: 'pdf', mediaType: 'application/pdf' },
  { signs: [0xff, 0xd8, 0xff], extension: 'jpg', mediaType: 'image/jpeg' },
  { signs: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], extension: 'png', mediaType: 'image/png' },
] as const
const PACKED = [0x50, 0x4b, 0x03, 0x04]
/** Packed files, by the part that each has. */
const PARTS = [
  {
    part: 'word/document.xml',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    part: 'xl/workbook.xml',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
] as const
/** A Word or Excel file has some dozens. */
const PARTS_MAX = 2000

export type AttachmentKind = { readonly extension: string; readonly mediaType: string }

/**
 * What a file is, by its bytes; its name has no say. Of a packed file only the list of its parts is read, nothing is unpacked.
 * @returns null: none of those that are taken, or one with macros
 */
export async function attachmentKind(bytes: Uint8Array): Promise<AttachmentKind | null> {
  const begins = (signs: readonly number[]) => signs.every((sign, place) => bytes[place] === sign)
  const found = BEGINNINGS.find(({ signs }) => begins(signs))
  if (found) return found
  if (!begins(PACKED)) return null
  const names = await partsOf(bytes)
  if (!names.has('[Content_Types].xml') || [...names].some((name) => /vbaProject/i.test(name))) return null
  return PARTS.find(({ part }) => names.has(part)) ?? null
}

async function partsOf(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    if (zip.entryCount > PARTS_MAX) return names
    for await (const { fileName } of zip.eachEntry()) names.add(fileName)
    return names
  } catch {
    // Broken, or names that lead outside: it is none of those.
    return new Set()
  }
}
