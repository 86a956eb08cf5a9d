import { ACTIONS, grantsOf } from '#app/domain/permissions.ts'
import { REQUEST_STATES, type RequestState, STATES, TRANSITIONS, type Transition } from '#app/domain/workflow.ts'
import { domain } from '#app/i18n/ja/domain.ts'
import { code, table } from './markdown-table.ts'

/** docs/workflow.md, written from the tables that the product itself reads. @returns Markdown */
export function workflowDocument(): string {
  return `${[INTRODUCTION, diagram(), statesTable(), transitionsTable(), permissionsTable()].join('\n\n')}\n`
}

const INTRODUCTION = `# The workflow of a request, and who may do what

Written from \`app/domain/workflow.ts\` and \`app/domain/permissions.ts\`; a test fails when this page says anything else.
To change it, change the table and run \`npx vitest run tools/workflow-document -u\`.`

function diagram(): string {
  const arrows = TRANSITIONS.flatMap((row) =>
    row.from.map((from) => `    ${from} --> ${row.to}: ${domain.transition[row.id]}`),
  )
  const names = REQUEST_STATES.map((state) => `    ${state}: ${domain.state[state]}`)
  return ['```mermaid', 'stateDiagram-v2', ...names, '    [*] --> drafting', ...arrows, '```'].join('\n')
}

const statesTable = (): string =>
  table(
    '## States',
    ['state', 'name', 'held by', 'text may be edited by', 'final'],
    REQUEST_STATES.map((state) => {
      const { holder, textEditableBy, final } = STATES[state]
      return [code(state), domain.state[state], holder, rolesText(textEditableBy) || '– (確定済み)', final ? 'yes' : '']
    }),
  )

const transitionsTable = (): string =>
  table(
    '## Transitions',
    ['transition', 'button', 'from', 'to', 'by', 'needs', 'revision', 'order of decision'],
    (TRANSITIONS as readonly Transition[]).map(({ id, from, to, by, requires, takesRevision, firedBy, chain }) => [
      code(id),
      firedBy === 'button' ? domain.transition[id] : `${domain.transition[id]} (with the record)`,
      statesText(from),
      domain.state[to],
      rolesText(by),
      requires.map(code).join(', '),
      takesRevision === 'never' ? '' : code(takesRevision),
      chain ? code(chain) : '',
    ]),
  )

const REACH = {
  own: 'of one’s own body',
  proposed: 'that one’s body proposed',
  ownWishes: 'that one’s body proposed, with no wish of another body in it',
  anywhere: 'any',
} as const

const permissionsTable = (): string =>
  table(
    '## Permissions',
    ['action', 'roles', 'which', 'in the states'],
    ACTIONS.flatMap((action) =>
      grantsOf(action).map(({ roles, where, states }, index) => [
        index === 0 ? code(action) : '',
        rolesText(roles),
        REACH[where],
        states ? statesText(states) : 'all',
      ]),
    ),
  )

const rolesText = (roles: readonly (keyof typeof domain.role)[]): string =>
  roles.map((role) => domain.role[role]).join('、')
const statesText = (states: readonly RequestState[]): string => states.map((state) => domain.state[state]).join('、')
