import { expect, it } from 'vitest'
import { workflowDocument } from './workflow-document.ts'

it('docs/workflow.md says what the tables say', async () => {
  await expect(workflowDocument()).toMatchFileSnapshot('../docs/workflow.md')
})
