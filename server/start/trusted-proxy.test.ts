import { describe, expect, it } from 'vitest'
import { isTrustedProxyList, trusts } from './trusted-proxy.ts'

describe('the trusted proxies', () => {
  it('are, where nothing else is said, those on this machine: a client on the network cannot choose its address', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map(trusts('loopback'))).toEqual([true, true, true])
    expect(['192.168.1.20', '10.0.0.5', 'fc00::5'].map(trusts('loopback'))).toEqual([false, false, false])
  })

  it('are the addresses and subnets that are named', () => {
    const isTrusted = trusts('loopback, 10.0.0.5, 192.168.1.0/24')
    expect(['10.0.0.5', '192.168.1.77', '10.0.0.6'].map(isTrusted)).toEqual([true, true, false])
  })

  it.each(['loopback', 'loopback,uniquelocal', '10.0.0.5', '10.0.0.0/8, fd00::/8', '10.0.0.0/255.0.0.0'])(
    'may be written as %s',
    (value) => expect(isTrustedProxyList(value)).toBe(true),
  )

  it.each(['true', '1', 'proxy.example.jp', '10.0.0.0/33', '10.0.0', 'loopback,,10.0.0.5', '*'])(
    'may not be written as %s',
    (value) => expect(isTrustedProxyList(value)).toBe(false),
  )
})
