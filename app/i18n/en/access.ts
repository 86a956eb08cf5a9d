import type { access as japanese } from '../ja/access.ts'
import type { Texts } from '../texts.ts'

export const access: Texts<typeof japanese> = {
  membership: '{{body}}: {{role}}',
  termClosed: '{{from}} to {{to}}',
  termOpen: 'since {{from}}',
  title: 'Rights: confirmations and notices',
  nothing: 'There is nothing to confirm, and no new notice.',
  asksTitle: 'Roles that wait for an administrator’s confirmation',
  asksHelp:
    'When administrators give themselves a role, another administrator must confirm it. Please confirm nothing that you do not know of, and ask the person instead.',
  ask: '{{name}} (administrator) wants the role “{{membership}}” ({{term}}).',
  askExtension: '{{name}} (administrator) wants a longer term as “{{membership}}” ({{term}}).',
  askedAt: 'Asked {{at}}',
  confirm: 'Confirm and give',
  decline: 'Decline',
  takeBack: 'Take back',
  waitsForOther: 'This waits for another administrator’s confirmation.',
  noticesTitle: 'Changes of rights',
  noticesHelp:
    'Everybody in the bureau is told of changes of rights by administrators. Please ask the administrator about what you do not know of.',
  roleGiven: '{{by}} gave {{name}} the role “{{membership}}”.',
  roleGivenToSelf: '{{by}} (administrator) took the role “{{membership}}”.',
  roleGivenBySystem: '{{name}} became “{{membership}}” by the link for the first administrator.',
  termExtended: '{{by}} made the term of {{name}} as “{{membership}}” longer.',
  termExtendedOfSelf: '{{by}} (administrator) made the own term as “{{membership}}” longer.',
  invitation: '{{by}} made a link by which {{name}} sets a password.',
  newPassword: '{{by}} made a link by which {{name}} sets a new password.',
  until: 'Last day: {{day}}',
  confirmedBy: 'Confirmed by {{name}} (administrator)',
  noSecond: 'It was given without confirmation, as there is no other administrator.',
  others_one: '{{count}} other change of rights',
  others_other: '{{count}} other changes of rights',
  putAway: 'I have checked these',
  aboutMe:
    'On {{at}}, {{by}} made a link by which your password can be set anew. If you did not ask for it, please tell the bureau at once.',
}
