import { Transform } from 'node:stream'

/**
 * A stream that lets everything through but NUL bytes. React 18 writes a page in blocks of 2048 bytes and, where the next
 * character (three bytes for most Japanese ones) does not fit any more, sends the block with its last one or two bytes
 * unwritten: as NUL (`writeStringChunk` in react-dom 18.3; mended in 19). A browser drops them from text but shows them as �
 * in attributes. HTML has no NUL of its own.
 */
export const dropPadding = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
