import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'

/** What somebody sends who is no browser: frames and values written by hand. */

/** A frame of numbers, texts and byte arrays, as lib0 writes them. */
export const frame = (...parts: (number | Uint8Array | string)[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else if (typeof part === 'string') encoding.writeVarString(encoder, part)
      else encoding.writeVarUint8Array(encoder, part)
    }
  })
export const raw = (...bytes: number[]) => new Uint8Array(bytes)
/** The next bytes of a fixed row of pseudo-random numbers, so that a failure can be repeated. */
export function randomBytes(length: number, seed: number): Uint8Array {
  let state = seed
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

export const EMPTY_ANSWER = frame(0, 1, raw(0, 0))
export const presence = (...states: [number, number, string][]) => frame(1, frame(states.length, ...states.flat()))
export const update = (bytes: Uint8Array) => frame(0, 2, bytes)

export const deepJson = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
export function deepAny(depth: number): Uint8Array {
  // One struct of client 7, clock 0: ContentAny below the root fragment, its value an array in an array in an array …
  const head = encoding.encode((encoder) => {
    for (const number of [1, 1, 7, 0, 8, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, FRAGMENT)
    encoding.writeVarUint(encoder, 1)
  })
  const nested = new Uint8Array(depth * 2).map((_, index) => (index % 2 === 0 ? 117 : 1))
  return new Uint8Array([...head, ...nested, 126, 0])
}

/** A table of one cell with this attribute. */
export function aCell(section: Y.XmlElement, name: string, value: unknown): void {
  const [table, row, cell] = [new Y.XmlElement('table'), new Y.XmlElement('tableRow'), new Y.XmlElement('tableCell')]
  section.insert(0, [table])
  table.insert(0, [row])
  row.insert(0, [cell])
  cell.insert(0, [new Y.XmlElement('paragraph')])
  cell.setAttribute(name, value as string)
}
