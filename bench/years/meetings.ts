import type { Chance } from './chance.ts'
import { DAY, dayOf, idAt } from './rows.ts'
import type { Body, Year } from './world.ts'

const MEETINGS = 200

/** The meetings of a year, and one of a body by chance. */
export async function addMeetings({ world, workYear, cycleId, on }: Year, chance: Chance) {
  const { committees, central, size } = world
  const bodies = [...committees, central]
  const count = Math.max(16, Math.round((MEETINGS * size.requests) / 1000))
  const meetings = Array.from({ length: count }, (_, index) => {
    const body = bodies[index % bodies.length] as Body
    const start = on(body === central ? 7 : 4, 1).getTime()
    const held = new Date(start + Math.floor(index / bodies.length) * 3 * DAY)
    return {
      ...{ id: idAt(held, `meeting ${workYear} ${index}`), body_id: body.id, cycle_id: cycleId, held_on: dayOf(held) },
      ...{ form: index % 5 === 4 ? 'circular' : 'sitting', eligible: 18, present: chance.between(11, 18) },
      created_at: held,
    }
  })
  await world.rows.insert(
    'meeting',
    {
      ...{ id: 'uuid', body_id: 'uuid', cycle_id: 'uuid', held_on: 'date', form: 'meeting_form', eligible: 'int' },
      ...{ present: 'int', created_at: 'timestamptz' },
    },
    meetings,
  )
  return (bodyId: string) => chance.one(meetings.filter((meeting) => meeting.body_id === bodyId))
}
