import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a packed file, and what its directory claims about it where that is not the truth. */
export type Part = {
  readonly name: string
  readonly content: Uint8Array | string
  /** What the directory says that it unpacks to. */
  readonly claimedSize?: number
  /** Where the directory says that it lies. */
  readonly claimedPlace?: number
  readonly isEncrypted?: boolean
}

/** A ZIP as an honest or a hostile program writes it; libraries write no hostile ones. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let place = 0
  for (const { name, content, claimedSize, claimedPlace, isEncrypted } of parts) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(isEncrypted ? 1 : 0, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claimedSize ?? bytes.length, 18)
    head.writeUInt16LE(title.length, 22)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), head, title, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(claimedPlace ?? place, 10)
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, tail, title)
    place += 30 + title.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(place, 12)
  return Uint8Array.from(Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end]))
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OOXML = 'http://schemas.openxmlformats.org'

/** The parts of a workbook with one sheet, as small as Excel opens one. */
export const workbookParts = (sheet: string, prolog = XML): Part[] => [
  {
    name: '[Content_Types].xml',
    content: `${XML}<Types xmlns="${OOXML}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  },
  {
    name: '_rels/.rels',
    content: `${XML}<Relationships xmlns="${OOXML}/package/2006/relationships"><Relationship Id="rId1" Type="${OOXML}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  },
  {
    name: 'xl/workbook.xml',
    content: `${XML}<workbook xmlns="${OOXML}/spreadsheetml/2006/main" xmlns:r="${OOXML}/officeDocument/2006/relationships"><sheets><sheet name="要求" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: `${XML}<Relationships xmlns="${OOXML}/package/2006/relationships"><Relationship Id="rId1" Type="${OOXML}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    content: `${prolog}<worksheet xmlns="${OOXML}/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
  },
]

/** A row of one cell. */
export const aRow = (text: string, at = 'A1'): string =>
  `<row r="${/\d+/.exec(at)?.[0]}"><c r="${at}" t="inlineStr"><is><t>${text}</t></is></c></row>`
