import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/**
 * What one thread did between two questions, in ms. `longest`: the longest time in which it came to nothing else, which is what
 * anybody else's request would have waited at worst (the delay of the event loop, seen every 5 ms). `cpu`: processor time of the whole process.
 */
export type Watched = { readonly longest: number; readonly cpu: number }

/** Watches the thread from inside, beside the program as it is built. */
export const WATCHED = `data:text/javascript,${encodeURIComponent(`
  import { monitorEventLoopDelay } from 'node:perf_hooks'
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let before = process.cpuUsage()
  process.on('message', () => {
    // A turn later, so that what holds the thread up just now counts.
    setTimeout(() => {
      const { user, system } = process.cpuUsage(before)
      process.send({ longest: delay.max / 1e6, cpu: (user + system) / 1e3 })
      before = process.cpuUsage()
      delay.reset()
    }, 6)
  })
  // Threads of the program load this too; they have no channel, and are not what is watched.
  process.channel?.unref()
`)}`

/** What the thread of this program has done since it was asked last. */
export async function watchedOf(program: ChildProcess): Promise<Watched> {
  program.send('watched')
  for (;;) {
    const [message] = (await once(program, 'message')) as [Watched | object]
    if ('longest' in message) return message
  }
}
