import { describe, expect, it } from 'vitest'
import { contentDisposition, fileResponse, isFromThisSite } from './file-response.ts'

describe('the name of a downloaded file', () => {
  it('is given in UTF-8 and, for the rest, in ASCII', () => {
    expect(contentDisposition('要請書（神奈川県）.docx')).toBe(
      `attachment; filename="_.docx"; filename*=UTF-8''%E8%A6%81%E8%AB%8B%E6%9B%B8%EF%BC%88%E7%A5%9E%E5%A5%88%E5%B7%9D%E7%9C%8C%EF%BC%89.docx`,
    )
  })

  it('cannot end the header, name a folder, or end its quotes', () => {
    const header = contentDisposition('a"b;\r\nSet-Cookie: x/..\\c\'(d)*.docx')
    expect(header).not.toMatch(/[\r\n\\/]/)
    expect(header.match(/"/g)).toHaveLength(2)
    expect(header).toContain("filename*=UTF-8''a_b%3B%20Set-Cookie_%20x_.._c%27%28d%29_.docx")
  })
})

it('a download has its type and length, and could do nothing if it were shown', () => {
  const { headers } = fileResponse({ name: 'a.docx', mediaType: 'application/msword', bytes: new Uint8Array(3) })
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-length': '3',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': 'application/msword',
  })
})

it('costly work starts from this site only', () => {
  const from = (site?: string) =>
    isFromThisSite(new Request('http://localhost/', site ? { headers: { 'Sec-Fetch-Site': site } } : {}))
  expect([from('same-origin'), from('none'), from()]).toEqual([true, true, true])
  expect([from('cross-site'), from('same-site')]).toEqual([false, false])
})
