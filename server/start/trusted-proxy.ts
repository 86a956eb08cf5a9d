import { isIP } from 'node:net'
import express from 'express'

/** Names that Express knows for groups of addresses. */
const GROUPS = new Set(['loopback', 'linklocal', 'uniquelocal'])

/**
 * Is `value` a list of addresses, subnets and names as Express's `trust proxy` takes it, separated by commas?
 * A number or `true` is none: it would trust whoever connects.
 */
export function isTrustedProxyList(value: string): boolean {
  // Express itself takes `1` for the address 0.0.0.1.
  const isNamed = value.split(/\s*,\s*/).every((part) => GROUPS.has(part) || isIP(part.split('/')[0] ?? '') !== 0)
  try {
    return isNamed && trusts(value) !== null
  } catch {
    return false
  }
}

/** Whether the proxy at an address may name the client's. @throws when `list` is none, see isTrustedProxyList */
export function trusts(list: string): (address: string) => boolean {
  const isTrusted = express().set('trust proxy', list).get('trust proxy fn') as (
    address: string,
    hop: number,
  ) => boolean
  return (address) => isTrusted(address, 0)
}
