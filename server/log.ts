import { pino } from 'pino'

export type Log = ReturnType<typeof createLog>

/** The program's log: one JSON line for each entry on standard output. No text of a request and no password goes into it. */
export const createLog = (level: string) => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
