import * as Y from 'yjs'
import { sizeOfNode, type TextSize } from '#app/document/text-size.ts'

/** `runs`: stretches of text between nodes. Somebody could make any number of them without a letter. */
export type CountedText = TextSize & { readonly runs: number }

/**
 * Keeps count of what stands in a shared document. Costs what a change costs, however large the text is: the whole is counted
 * once, then what each change brings and takes.
 */
export class TextCounter {
  private letters = 0
  private nodes = 0
  private cells = 0
  private runs = 0

  constructor(doc: Y.Doc) {
    for (const structs of doc.store.clients.values()) for (const struct of structs) this.count(struct, 1)
    doc.on('afterTransaction', (transaction) => this.follow(transaction))
  }

  get size(): CountedText {
    return { letters: this.letters, nodes: this.nodes, cells: this.cells, runs: this.runs }
  }

  private follow({ doc, beforeState, afterState, deleteSet }: Y.Transaction): void {
    for (const [client, end] of afterState) {
      const start = beforeState.get(client) ?? 0
      if (start < end) for (const struct of since(doc.store.clients.get(client) ?? [], start)) this.count(struct, 1)
    }
    // What it deleted still has its content here; what it both brought and deleted was not counted above.
    for (const [client, ranges] of deleteSet.clients) {
      const known = beforeState.get(client) ?? 0
      const structs = doc.store.clients.get(client) ?? []
      for (const { clock, len } of ranges)
        for (const struct of since(structs, clock)) {
          if (struct.id.clock >= Math.min(clock + len, known)) break
          this.count(struct, -1)
        }
    }
  }

  private count(struct: Y.GC | Y.Item, times: 1 | -1): void {
    if (!(struct instanceof Y.Item) || struct.deleted !== (times === -1)) return
    const { content } = struct
    if (content instanceof Y.ContentString) this.letters += times * struct.length
    if (!(content instanceof Y.ContentType)) return
    if (!(content.type instanceof Y.XmlElement)) {
      this.runs += times
      return
    }
    const own = sizeOfNode(content.type.nodeName)
    this.letters += times * own.letters
    this.nodes += times * own.nodes
    this.cells += times * own.cells
  }
}

/** The structs of one client from `clock` on, which is the beginning of one of them. */
function* since(structs: readonly (Y.GC | Y.Item)[], clock: number): Generator<Y.GC | Y.Item> {
  if (structs.length === 0 || clock >= lastClock(structs)) return
  for (let index = Y.findIndexSS(structs as (Y.GC | Y.Item)[], clock); index < structs.length; index++)
    yield structs[index] as Y.GC | Y.Item
}

function lastClock(structs: readonly (Y.GC | Y.Item)[]): number {
  const last = structs.at(-1)
  return last ? last.id.clock + last.length : 0
}
