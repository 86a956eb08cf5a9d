import type { Rollup } from 'vite'

/** What is left out of a file of a package. */
export type LeftOut = {
  /** What stands in the code → what it is here. */
  readonly constants?: readonly (readonly [RegExp, string])[]
  /** Functions that are never called here, or whose answer is known → what they return. */
  readonly known?: Readonly<Record<string, string>>
  /** Variables at the top of the file (classes and objects among them) → what they are here. */
  readonly values?: Readonly<Record<string, string>>
}

type Context = Pick<Rollup.TransformPluginContext, 'parse' | 'error'>
type Range = { readonly start: number; readonly end: number }

/**
 * @param id a module's id
 * @param files what is left out, by the file's path in node_modules
 * @returns the module's code without it; null: nothing is left out of this module. A piece that is not found fails the build: another
 *   version of the package has to be read again.
 */
export function leaveOut(
  context: Context,
  code: string,
  id: string,
  files: Readonly<Record<string, LeftOut>>,
): string | null {
  const name = id.split('?')[0]?.split('/node_modules/').at(-1) ?? ''
  const file = files[name]
  if (!file) return null
  const missing = (what: unknown) =>
    context.error(`${name} is not the one that is known here: there is no ${what} in it`)
  let lighter = code
  const put = ({ start, end }: Range, piece: string) => {
    lighter = lighter.slice(0, start) + piece + lighter.slice(end)
  }
  for (const [called, answer] of Object.entries(file.known ?? {}))
    put(functionIn(context.parse(lighter), called) ?? missing(called), `{ return ${answer} }`)
  for (const [variable, value] of Object.entries(file.values ?? {}))
    put(valueIn(context.parse(lighter), variable) ?? missing(variable), value)
  for (const [piece, constant] of file.constants ?? []) {
    if (lighter.search(piece) < 0) return missing(piece)
    lighter = lighter.replaceAll(new RegExp(piece, `${piece.flags.replace('g', '')}g`), constant)
  }
  return lighter
}

type Program = ReturnType<Context['parse']>

/** Where the body of the function `name` stands. */
function functionIn(program: Program, name: string): Range | null {
  for (const node of program.body)
    if (node.type === 'FunctionDeclaration' && node.id?.name === name) return node.body as unknown as Range
  return null
}

/** Where the value of the variable `name` stands. */
function valueIn(program: Program, name: string): Range | null {
  for (const node of program.body) {
    const [variable] = node.type === 'VariableDeclaration' ? node.declarations : []
    if (variable?.init && variable.id.type === 'Identifier' && variable.id.name === name)
      return variable.init as unknown as Range
  }
  return null
}
