import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

/** A cut at a length that nobody found in the text: at a number, or at a constant. What begins later was found by something. */
const CUT = /\.(?:slice|substring|substr)\(\s*0\s*,\s*(?:\d{2,}|[A-Z][A-Z_]+)\b/
/** Nothing of what is cut off or left there is kept or shown: addresses of rows, digests, days, signs that are looked at. */
const HARMLESS = new Set([
  'app/domain/proposal-input.ts',
  'app/document/html-styles.ts',
  'app/document/paste-signs.ts',
  'server/second-factor/recovery-codes.ts',
])
const OF_NO_LETTERS = /(?:toISOString\(\)|digest\('hex'\)|sha256|randomUUID\(\)|\bhex)$/

const files = ['app', 'server']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`))
  .filter((path) => /\.tsx?$/.test(path) && !/generated|\.test(-support)?\.tsx?$|^app\/domain\/cut-text/.test(path))
  .filter((path) => !HARMLESS.has(path) && CUT.test(readFileSync(path, 'utf8')))

it('a text is cut by `beginningOf`, which keeps letters whole: half of one stops whoever stores it', () => {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, resolve('.'))
  const program = ts.createProgram(files, { ...options, types: ['node'] })
  const checker = program.getTypeChecker()
  const cuts = files.flatMap((path) => {
    const source = program.getSourceFile(path)
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const { expression: text, name } = node.expression
        const call = `.${name.text}(${node.arguments.map((one) => one.getText(source)).join(', ')})`
        const isText = () => Boolean(checker.getTypeAtLocation(text).flags & ts.TypeFlags.StringLike)
        if (CUT.test(call) && !OF_NO_LETTERS.test(text.getText(source)) && isText()) found.push(`${path}: ${call}`)
      }
      ts.forEachChild(node, visit)
    }
    if (source) visit(source)
    return found
  })
  expect(cuts).toEqual([])
}, 120_000)
