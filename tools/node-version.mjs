/**
 * Minor versions from which a major one will do; later major ones all do. So Prisma, the pickiest of the packages, has it;
 * `engines` in package.json says the same to npm.
 */
const OLDEST_MINOR = new Map([
  [20, 19],
  [22, 12],
])
const OLDEST_LATER_MAJOR = 24

/** Can the product run on Node.js `version` (`20.19.0`)? */
export function isNodeSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major >= OLDEST_LATER_MAJOR || minor >= (OLDEST_MINOR.get(major) ?? Number.POSITIVE_INFINITY)
}
