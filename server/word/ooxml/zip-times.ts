/** Signatures of the records of a ZIP file (APPNOTE.TXT 6.3.10, 4.3). */
const ENTRY = 0x02014b50
const END = 0x06054b50
/** 1980-01-01, the earliest date a ZIP file can state. */
const EARLIEST = 0x0021

/**
 * The archive with the earliest date on every file in place of the time of writing, so that equal content gives equal bytes.
 * @param archive of the plain kind (no ZIP64, no comment at its end), as docx writes it
 * @throws when it is no such archive
 */
export function withoutTimes(archive: Uint8Array): Uint8Array {
  // A copy with a buffer of its own, so that it can be handed to another thread without copying again.
  const bytes = new Uint8Array(archive)
  const view = new DataView(bytes.buffer)
  const end = bytes.length - 22
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error('Not a plain ZIP file')
  let place = view.getUint32(end + 16, true)
  for (let entry = 0; entry < view.getUint16(end + 10, true); entry++) {
    if (view.getUint32(place, true) !== ENTRY) throw new Error('The directory of the ZIP file is broken')
    setEarliest(view, place + 12)
    setEarliest(view, view.getUint32(place + 42, true) + 10)
    place += 46 + view.getUint16(place + 28, true) + view.getUint16(place + 30, true) + view.getUint16(place + 32, true)
  }
  return bytes
}

function setEarliest(view: DataView, place: number): void {
  view.setUint16(place, 0, true)
  view.setUint16(place + 2, EARLIEST, true)
}
