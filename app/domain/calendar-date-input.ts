import { z } from 'zod'
import { isCalendarDate } from './calendar-date.ts'

/** A day as people write it in a form: YYYY-MM-DD. It has no time and no zone. */
export const calendarDate = z.string({ error: 'required' }).trim().min(1, 'required').refine(isCalendarDate, 'notADate')
