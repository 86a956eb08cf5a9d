import Encodings, { type Encoding } from 'encoding-japanese'
import { Unreadable } from './read-document.ts'

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
] as const
const LABELS: Partial<Record<Encoding, string>> = {
  ...{ ASCII: 'utf-8', UTF8: 'utf-8', SJIS: 'shift_jis', EUCJP: 'euc-jp', JIS: 'iso-2022-jp' },
  ...{ UTF16: 'utf-16le', UTF16LE: 'utf-16le', UTF16BE: 'utf-16be' },
}

/**
 * The text, every sign of it, or no text: nothing is replaced by 「?」.
 * @throws Unreadable
 */
export function decode(bytes: Uint8Array): string {
  const marked = MARKS.find(({ mark }) => mark.every((byte, place) => bytes[place] === byte))
  const found = marked ? null : Encodings.detect(bytes)
  // The signs of Windows (髙, ①) are unknown to who looks only; who decodes knows them.
  const labels = marked ? [marked.label] : [(found && LABELS[found]) || 'utf-8', 'shift_jis']
  for (const label of labels) {
    const text = decodedAs(label, bytes)
    if (text?.includes('\0')) throw new Unreadable('fileNotSheet')
    if (text !== null) return text
  }
  throw new Unreadable('fileEncodingUnknown')
}

function decodedAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
