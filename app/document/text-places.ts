import { encode, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import { derivedClient } from './derived-client.ts'
import { documentSchema } from './document-schema.ts'

/**
 * A text block of the shared document holds its letters in a Y.XmlText. Where there is none, the first who writes makes one; two
 * who begin at the same moment make two, and the next letter merges them by writing the words anew, so that they double and
 * mix. Therefore a text block has its places for letters from the beginning: one when it is empty, and one at either side
 * of each line break. Whoever makes a block makes its places with it.
 */

/** The blocks that hold letters. */
const TEXT_BLOCKS: ReadonlySet<string> = new Set(
  Object.values(documentSchema.nodes)
    .filter((type) => type.inlineContent)
    .map((type) => type.name),
)

const isTextBlock = (node: unknown): node is Y.XmlElement =>
  node instanceof Y.XmlElement && TEXT_BLOCKS.has(node.nodeName)

/** Makes the places that are missing in `node` and in everything below it, as the client of its document. */
export function giveTextPlaces(node: Y.XmlFragment): void {
  if (node._item?.deleted) return
  if (!isTextBlock(node)) {
    for (const child of node.toArray()) if (child instanceof Y.XmlElement) giveTextPlaces(child)
    return
  }
  for (const index of missingPlaces(node).reverse()) node.insert(index, [new Y.XmlText()])
}

/**
 * From now on, every text block that is made in `doc` here (not one that comes from elsewhere) gets its places in the
 * transaction that makes it.
 * @returns a function that ends it
 */
export function keepTextPlaces(doc: Y.Doc): () => void {
  const give = (transaction: Y.Transaction) => {
    if (transaction.local) giveTextPlacesIn(transaction)
  }
  doc.on('beforeObserverCalls', give)
  return () => doc.off('beforeObserverCalls', give)
}

/** Makes the places that are missing in what `transaction` changed so far. Undo takes back what is made before its end. */
export function giveTextPlacesIn({ changed }: Y.Transaction): void {
  for (const type of [...changed.keys()]) if (type instanceof Y.XmlFragment) giveTextPlaces(type)
}

/** Does the text block `node` lack a place for letters? Not looked at is what stands below other nodes. */
export const lacksTextPlace = (node: unknown): boolean => isTextBlock(node) && missingPlaces(node).length > 0

/** The positions among the children at which a Y.XmlText is missing, in ascending order. */
function missingPlaces(block: Y.XmlElement): number[] {
  const children = block.toArray()
  const isPlace = (index: number) => children[index] instanceof Y.XmlText
  const missing: number[] = []
  for (let index = 0; index <= children.length; index++) if (!isPlace(index) && !isPlace(index - 1)) missing.push(index)
  return missing
}

/**
 * The places that are missing in a stored text, for the server to bring in when it loads one. For a block without anything in
 * it, whoever reckons this and whenever, the same block gets the same place: bringing it in twice, by two processes or after a
 * restart, is bringing it in once.
 * @returns null when nothing is missing
 */
export function missingPlacesUpdate(root: Y.XmlFragment): Uint8Array | null {
  const blocks = [...emptyBlocks(root)]
  if (blocks.length === 0) return null
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  writeVarUint(rest, blocks.length)
  // Yjs expects the highest client first.
  const items = blocks
    .map(({ _item }) => placeOf((_item as Y.Item).id))
    .sort((one, other) => other.id.client - one.id.client)
  for (const item of items) {
    writeVarUint(rest, 1)
    encoder.writeClient(item.id.client)
    writeVarUint(rest, 0)
    item.write(encoder, 0)
  }
  // Nothing is deleted.
  writeVarUint(rest, 0)
  return encoder.toUint8Array()
}

function placeOf(block: Y.ID): Y.Item {
  // The type says that a parent is always known as an object; written down, it is known by its id.
  const parent = block as unknown as Y.AbstractType<unknown>
  return new Y.Item(
    Y.createID(placeClient(block), 0),
    null,
    null,
    null,
    null,
    parent,
    null,
    new Y.ContentType(new Y.XmlText()),
  )
}

const placeClient = ({ client, clock }: Y.ID): number =>
  derivedClient(
    encode((encoder) => {
      writeVarUint(encoder, client)
      writeVarUint(encoder, clock)
    }),
  )

function* emptyBlocks(node: Y.XmlFragment): Generator<Y.XmlElement> {
  if (isTextBlock(node) && node.length === 0) yield node
  else for (const child of node.toArray()) if (child instanceof Y.XmlElement) yield* emptyBlocks(child)
}
