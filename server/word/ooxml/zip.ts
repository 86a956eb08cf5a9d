import { crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive. */
export type ZipEntry = { readonly name: string; readonly content: string | Uint8Array }

/** 1980-01-01, the earliest date a ZIP file can state: equal content gives equal bytes, whenever it is written. */
const DOS_DATE = 0x0021
const DEFLATE = 8
const UTF8_NAMES = 0x0800

/** Packs `entries` in their order (APPNOTE.TXT 6.3.10, no ZIP64: a document stays far below 4 GB). */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const raw = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)
    const packed = deflateRawSync(raw, { level: 6 })
    const fileName = Buffer.from(name, 'utf8')
    const common = commonHeader(raw, packed, fileName)
    const local = Buffer.concat([bytes(4, 0x04034b50), common, bytes(2, 0), fileName, packed])
    directory.push(
      Buffer.concat([bytes(4, 0x02014b50), bytes(2, 20), common, bytes(2, 0, 0, 0, 0), bytes(4, 0, offset), fileName]),
    )
    parts.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.concat([
    bytes(4, 0x06054b50),
    bytes(2, 0, 0, entries.length, entries.length),
    bytes(4, listing.length, offset),
    bytes(2, 0),
  ])
  const archive = Buffer.concat([...parts, listing, end])
  // A copy with a buffer of its own, so that it can be handed to another thread without copying again.
  return new Uint8Array(archive)
}

/** What local header and directory entry have in common: version to name length. */
const commonHeader = (raw: Buffer, packed: Buffer, fileName: Buffer): Buffer =>
  Buffer.concat([
    bytes(2, 20, UTF8_NAMES, DEFLATE, 0, DOS_DATE),
    bytes(4, crc32(raw), packed.length, raw.length),
    bytes(2, fileName.length),
  ])

/** Little-endian numbers of `size` bytes each. */
function bytes(size: 2 | 4, ...values: number[]): Buffer {
  const buffer = Buffer.alloc(size * values.length)
  for (const [index, value] of values.entries()) buffer.writeUIntLE(value, index * size, size)
  return buffer
}
