import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objectionsTo } from './open-xml-validator.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'open-xml-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const aDocument = () => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('政策要求')] }] }))

describe('the Open XML validator', () => {
  it('has no objection to a sound document', async () => {
    const path = join(directory, 'sound.docx')
    await writeFile(path, await aDocument())
    expect(await objectionsTo(path)).toEqual([])
  })

  it('names what is wrong and where', async () => {
    const zip = await JSZip.loadAsync(await aDocument())
    const text = await zip.file('word/document.xml')!.async('string')
    zip.file('word/document.xml', text.replace('<w:p>', '<w:p><w:nonsense/>'))
    const path = join(directory, 'broken.docx')
    await writeFile(path, await zip.generateAsync({ type: 'nodebuffer' }))
    expect(await objectionsTo(path)).toEqual([
      expect.stringMatching(/^Schema · .*nonsense.* · \/word\/document\.xml · /),
    ])
  })
})
