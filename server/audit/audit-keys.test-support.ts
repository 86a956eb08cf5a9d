import { toAuditKeys } from './audit-seal.ts'

/** The keys of the audit record in databases for tests. */
export const TEST_AUDIT_KEYS = toAuditKeys('the key of audit records in the tests')
