import { PDFDocument } from 'mupdf'

/** A line of text: where it begins, in points from the lower left corner of an A4 page. */
export type PdfLine = { readonly text: string; readonly x?: number; readonly y: number; readonly size?: number }

/** A PDF as a Japanese word processor of old writes it: the font is named and not embedded. */
export function pdfOf(pages: readonly (readonly PdfLine[])[], isVertical = false): Uint8Array {
  const objects: string[] = []
  const add = (content: string): number => objects.push(content)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  const encoding = isVertical ? 'UniJIS-UTF16-V' : 'UniJIS-UTF16-H'
  add(`<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /${encoding} /DescendantFonts [4 0 R] >>`)
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>',
  )
  for (const lines of pages) {
    const content = lines
      .map(({ text, x = 72, y, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td <${hexOf(text)}> Tj ET`)
      .join('\n')
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
    )
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  let file = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`,
    'latin1',
  )
}

const hexOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')

/** The same, to be opened with a password only. */
export function protectedPdf(bytes: Uint8Array): Uint8Array {
  const document = new PDFDocument(bytes)
  return Uint8Array.from(
    document.saveToBuffer('encrypt=aes-256,user-password=secret,owner-password=other').asUint8Array(),
  )
}
