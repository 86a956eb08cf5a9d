import { expect, it } from 'vitest'
import { boundaryOf, type FormFields, mostFields, partsIn } from './form-fields.ts'
import { readFileForm } from './read-form.ts'

const KNOWN: FormFields = { fields: { bodyId: 1 }, files: { name: 'file', most: 2 } }
const TYPE = 'multipart/form-data; boundary=----x'
const part = (head: string, content: string) =>
  `------x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const bodyOf = (...parts: readonly string[]) => `${parts.join('')}------x--\r\n`
const sent = (body: string, type = TYPE) =>
  new Request('http://localhost/', { method: 'POST', headers: { 'Content-Type': type }, body })
const A_FILE = part('name="file"; filename="/a/要求.xlsx"', 'PK')

it('L2: a form with files gives the fields and files that its route knows, with names that are names', async () => {
  const others = part('name="other"', 'x') + part('name="elsewhere"; filename="b"', 'y')
  const nothingChosen = part('name="file"; filename=""', '')
  const body = bodyOf(part('name="bodyId"', 'a\u0000b'), part('name="bodyId"', 'twice'), others, A_FILE, nothingChosen)
  const read = await readFileForm(sent(body), KNOWN)
  expect([...(read?.form ?? [])]).toEqual([['bodyId', 'ab']])
  expect(read?.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['要求.xlsx', 'PK']])
})

it('L2: what is broken is no form; no more files are read than the route takes; a form without files is one too', async () => {
  for (const broken of ['x', part('name="bodyId"', 'a'), '------x\r\n'])
    expect(await readFileForm(sent(broken), KNOWN)).toBeNull()
  expect((await readFileForm(sent(bodyOf(A_FILE, A_FILE, A_FILE)), KNOWN))?.files).toHaveLength(2)
  const plain = await readFileForm(sent('bodyId=a', 'application/x-www-form-urlencoded'), KNOWN)
  expect([plain?.form.get('bodyId'), plain?.files]).toEqual(['a', []])
})

it('L2: the parts of a form are counted before it is read', () => {
  expect(boundaryOf(TYPE)).toBe('----x')
  expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe('a b')
  expect([boundaryOf('application/json'), boundaryOf(undefined), boundaryOf('multipart/form-data')]).toEqual([
    null,
    null,
    null,
  ])
  const body = Buffer.from(bodyOf(...Array.from({ length: 500 }, () => A_FILE)))
  expect(partsIn(body, '----x')).toBe(500)
  expect(mostFields(KNOWN)).toBe(13)
})
