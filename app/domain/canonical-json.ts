/** JSON with sorted keys and without `undefined`: the same value always gives the same string, so that its hash means something. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  // Texts have thousands of these objects: no list is made that is not needed.
  const fields = value as Readonly<Record<string, unknown>>
  let written = ''
  for (const key of Object.keys(fields).sort()) {
    const item = fields[key]
    if (item !== undefined) written += `${written && ','}${JSON.stringify(key)}:${canonicalJson(item)}`
  }
  return `{${written}}`
}
