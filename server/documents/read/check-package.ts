import { SaxesParser } from 'saxes'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { PARTS_MAX, UNPACKED_BYTES_MAX } from './limits.ts'
import { Unreadable } from './read-document.ts'

/** The names of a package's parts, and the text of those that are XML where it was asked for. */
export type Package = { readonly names: ReadonlySet<string>; readonly xml: ReadonlyMap<string, string> }

/**
 * Looks at a packed file (ZIP: .xlsx, .docx) before its parts are read: how many, how large, whether they lie inside each other or
 * outside the folder, whether a size is a lie, and whether a part brings entities of its own.
 * @param keeps of which parts the text is wanted
 * @throws Unreadable
 */
export async function checkPackage(
  bytes: Uint8Array,
  keeps: (name: string) => boolean = () => false,
): Promise<Package> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { strictFileNames: true, validateEntrySizes: true })
    if (zip.entryCount > PARTS_MAX) throw new Unreadable('fileTooMuch')
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    checkSizes(entries, bytes.byteLength)
    const xml = new Map<string, string>()
    for (const entry of entries) {
      const text = await checkContent(zip, entry, keeps(entry.fileName))
      if (text !== null) xml.set(entry.fileName, text)
    }
    return { names: new Set(entries.map(({ fileName }) => fileName)), xml }
  } catch (error) {
    // The library's own refusals: truncated, names that lead outside, sizes that do not fit.
    throw error instanceof Unreadable ? error : new Unreadable('fileBroken')
  }
}

/**
 * The names of its parts, before anything of them is looked at: what kind of file it is.
 * @throws Unreadable
 */
export async function packageNames(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { strictFileNames: true })
    if (zip.entryCount > PARTS_MAX) throw new Unreadable('fileTooMuch')
    const names = new Set<string>()
    for await (const entry of zip.eachEntry()) names.add(entry.fileName)
    return names
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('fileBroken')
  }
}

function checkSizes(entries: readonly Entry[], fileSize: number): void {
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()))
  if (names.size !== entries.length) throw new Unreadable('fileBroken')
  if (entries.some((entry) => entry.isEncrypted())) throw new Unreadable('fileEncrypted')
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (unpacked > UNPACKED_BYTES_MAX) throw new Unreadable('fileTooMuch')
  // Parts that share bytes unpack to far more than the file seems to hold.
  let end = 0
  for (const entry of [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new Unreadable('fileBroken')
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.compressedSize
  }
  if (end > fileSize) throw new Unreadable('fileBroken')
}

/** Bytes of a part's header without its name. */
const LOCAL_HEADER = 30
/** Deeper than any workbook or document; what reads a tree by calling itself must not be led deeper. */
export const DEPTH_MAX = 200

/**
 * Reads a part once, so that its size is no lie and its XML is whole: the reading library takes what it finds up to a fault, and what
 * comes after would be lost in silence. Neither Excel nor Word writes a DOCTYPE; with one a few letters can stand for gigabytes, or
 * for a file of the server.
 * @returns its text, where it is XML and to be kept
 */
async function checkContent(zip: ZipFile, entry: Entry, isKept: boolean): Promise<string | null> {
  const stream = await zip.openReadStreamPromise(entry)
  const isXml = /\.(xml|rels)$/i.test(entry.fileName)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const xml = strictParser()
  let kept = ''
  const take = (text: string) => {
    xml.write(text)
    if (isKept) kept += text
  }
  for await (const chunk of stream) if (isXml) take(decoder.decode(chunk as Buffer, { stream: true }))
  if (!isXml) return null
  take(decoder.decode())
  xml.close()
  return isKept ? kept : null
}

function strictParser(): SaxesParser {
  const broken = () => {
    throw new Unreadable('fileBroken')
  }
  let depth = 0
  const xml = new SaxesParser()
  xml.on('error', broken)
  xml.on('doctype', broken)
  xml.on('opentagstart', () => {
    depth += 1
    if (depth > DEPTH_MAX) broken()
  })
  xml.on('closetag', () => {
    depth -= 1
  })
  return xml
}
