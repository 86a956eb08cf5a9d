import { data } from '@remix-run/node'

/** Every address that no other route knows. @throws 404, which the root explains */
export function loader(): never {
  throw data(null, { status: 404 })
}

/** A form sent to such an address. @throws 404 */
export function action(): never {
  return loader()
}

export default function NotFound() {
  return null
}
