import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Move } from './letter-moves.ts'
import { TEXT_LIMITS } from './schema-version.ts'

/**
 * What a browser says of the edit that it sends next, so that the server can bring edits together of people who had not seen each
 * other's.
 */
export type EditBasis = {
  readonly seen: Sight
  /** What the edit moved. */
  readonly moves: readonly Move[]
  /** What was deleted here, of all that a difference names as deleted; null: all that the edit names was. */
  readonly deleted: readonly Deletion[] | null
}

/**
 * What somebody had seen of a text. `writer`: the Yjs client as which this copy writes; it knows its own. `version`: the last one that came from the room server; 0: none. `vector`: what was there when the first
 * edit was made that the server has not confirmed; told after a reconnection only, when the version may be another server's.
 */
export type Sight = {
  readonly writer: number
  readonly version: number
  readonly vector: ReadonlyMap<number, number> | null
  /** What was there when the last of those edits was made; told together with `vector`. */
  readonly last: ReadonlyMap<number, number> | null
}

/** Items of one client that follow each other. */
export type Deletion = { readonly client: number; readonly clock: number; readonly len: number }

/** More pieces that one edit moved or deleted are not told. */
const MOST_PIECES = 20_000
/** Every page that was ever opened to write is a writer, of some ten bytes. */
const MOST_VECTOR_BYTES = 200_000
/** All letters of the longest text, moved twice. */
const MOST_LETTERS = 2 * TEXT_LIMITS.letters

export function writeBasis(encoder: encoding.Encoder, { seen, moves, deleted }: EditBasis): void {
  encoding.writeVarUint(encoder, seen.writer)
  encoding.writeVarUint(encoder, seen.version)
  for (const vector of [seen.vector, seen.last]) {
    encoding.writeVarUint(encoder, vector ? 1 : 0)
    if (vector) encoding.writeVarUint8Array(encoder, Y.encodeStateVector(new Map(vector)))
  }
  const told = withinLimits(moves)
  encoding.writeVarUint(encoder, told.length)
  for (const { from, to, length } of told)
    for (const number of [from.client, from.clock, to.client, to.clock, length]) encoding.writeVarUint(encoder, number)
  encoding.writeVarUint(encoder, deleted ? 1 : 0)
  if (!deleted) return
  const named = deleted.slice(0, MOST_PIECES)
  encoding.writeVarUint(encoder, named.length)
  for (const { client, clock, len } of named)
    for (const number of [client, clock, len]) encoding.writeVarUint(encoder, number)
}

/** The moves that the server reads: who moves a text again and again while being offline does not tell all. */
function withinLimits(moves: readonly Move[]): readonly Move[] {
  let letters = 0
  return moves.slice(0, MOST_PIECES).filter(({ length }) => {
    letters += length
    return letters <= MOST_LETTERS
  })
}

/** Throws when it cannot be read. */
export function readBasis(decoder: decoding.Decoder): EditBasis {
  const read = () => decoding.readVarUint(decoder)
  const writer = read()
  const version = read()
  const readVector = () => {
    if (read() === 0) return null
    const bytes = decoding.readVarUint8Array(decoder)
    if (bytes.length > MOST_VECTOR_BYTES) throw new Error('too many writers seen')
    return Y.decodeStateVector(bytes)
  }
  const seen = { writer, version, vector: readVector(), last: readVector() }
  let letters = 0
  const moves = list(() => {
    const move = { from: Y.createID(read(), read()), to: Y.createID(read(), read()), length: read() }
    letters += move.length
    if (letters > MOST_LETTERS) throw new Error('too many letters moved')
    return move
  })
  const deleted = read() === 0 ? null : list(() => ({ client: read(), clock: read(), len: read() }))
  return { seen, moves, deleted }

  function list<Piece>(readPiece: () => Piece): Piece[] {
    const count = read()
    if (count > MOST_PIECES) throw new Error('too many pieces')
    return Array.from({ length: count }, readPiece)
  }
}
