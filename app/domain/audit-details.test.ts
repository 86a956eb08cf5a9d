import { describe, expect, it } from 'vitest'
import { AUDIT_ACTIONS } from './audit-actions.ts'
import { disclosedDetails } from './audit-details.ts'
import { TRANSITION_IDS } from './workflow.ts'

const ADMINISTRATION =
  /^(session|person|secondFactor|passkey|oneTimeLink|membership|body|recipient|recipientHead|cycle|settings)\./
const CONTENT = AUDIT_ACTIONS.filter((action) => !ADMINISTRATION.test(action))
const WORDS = '職員の配置を手厚くする'

describe('P8: the audit record shows an administrator what was done, and no content', () => {
  it.each([...CONTENT, ...TRANSITION_IDS.map((id) => `policyRequest.${id}`)])('%s: no words and no votes', (action) => {
    const words = [
      'title',
      'text',
      'reason',
      'note',
      'purpose',
      'nextAction',
      'place',
      'handedBy',
      'name',
      'introduction',
    ]
    const details = {
      ...Object.fromEntries(words.map((name) => [name, WORDS])),
      before: { title: WORDS, evaluation: { code: 'realized', reason: WORDS } },
      after: { title: `${WORDS}こと`, evaluation: null },
      values: { title: WORDS },
      addedProposers: [WORDS],
      amendments: [{ from: WORDS, to: '' }],
      mergedIntoTitle: WORDS,
      mergedFromTitle: WORDS,
      code: 'realized',
      votesFor: 12,
    }
    const { shown, withheld } = disclosedDetails(action, details)
    expect(shown).toEqual({})
    expect(withheld).toEqual(expect.arrayContaining(['title', 'text', 'evaluation', 'votesFor', 'code']))
    expect(JSON.stringify(withheld)).not.toContain(WORDS)
  })

  it.each(AUDIT_ACTIONS.filter((action) => ADMINISTRATION.test(action)))('%s is shown before and after', (action) => {
    const details = { before: { contact: '政策局' }, after: { contact: '総務局' } }
    expect(disclosedDetails(action, details)).toEqual({ shown: details, withheld: [] })
  })

  it('what names and numbers is shown; of a change the fields that differ are named', () => {
    const before = { text: '検討する。', department: '総務部', respondedOn: '2027-03-01' }
    const details = { requestId: 'r', recipientId: 'p', before, after: { ...before, text: '実施する。' } }
    expect(disclosedDetails('response.correct', details)).toEqual({
      shown: { requestId: 'r', recipientId: 'p' },
      withheld: ['text'],
    })
    expect(
      disclosedDetails('policyRequest.returnToDrafting', { from: 'inCommittee', to: 'drafting', reason: WORDS }),
    ).toEqual({
      shown: { from: 'inCommittee', to: 'drafting' },
      withheld: ['reason'],
    })
  })

  it('nothing is shown of an action that the table does not know', () => {
    expect(disclosedDetails('policyRequest.unheardOf', { title: WORDS, before: WORDS })).toEqual({
      shown: {},
      withheld: ['title', 'before'],
    })
  })
})
