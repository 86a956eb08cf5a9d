import type { Attrs, Fragment, Mark, Node, NodeType, Schema } from '@tiptap/pm/model'

type Content = Fragment | Node | readonly Node[] | null

/**
 * The way `schema.node` makes nodes in a lenient schema: of any children of the schema. The binding between shared document and
 * editor throws away, in everybody's text, what it cannot make a node of: a list item before which somebody deleted the
 * paragraph, with all its words. What is not whole is mended by the room server.
 */
export function lenientNode(
  this: Schema,
  type: string | NodeType,
  attrs?: Attrs | null,
  content?: Content,
  marks?: readonly Mark[],
): Node {
  return (typeof type === 'string' ? (this.nodes[type] as NodeType) : type).create(attrs, content, marks)
}

/** A schema with the same nodes and marks that makes nodes of any children. */
export const lenient = <Given extends Schema>(schema: Given): Given =>
  Object.assign(Object.create(schema) as Given, { node: lenientNode })
