import type pg from 'pg'

/** What triggers of `refuse_change()` refuse, as bits of pg_trigger.tgtype (PostgreSQL's catalog/pg_trigger.h). */
const TRIGGER_ON_DELETE = 8
const TRIGGER_ON_UPDATE = 16

/** Prisma's book of migrations is nobody's business but the owner's. */
const BOOK = '_prisma_migrations'

type Relation = { name: string; label: string; is_sequence: boolean; refused: number; rights: string[] }

/**
 * Gives `role` what the program needs at work in the tables and sequences of the owner's schema, and takes away what it does not:
 * in a table whose changes a trigger refuses (audit record, revisions …) it may read and add, so that it need not be trusted
 * not to switch the trigger off. It never gets TRUNCATE, REFERENCES or TRIGGER, and owns nothing.
 * Writes only what is not so yet.
 */
export async function grantRuntimeRights(client: pg.Client, role: string): Promise<void> {
  const name = client.escapeIdentifier(role)
  const { rows } = await client.query<Relation>(RELATIONS, [role])
  const statements = rows.flatMap((relation) => {
    const wanted = rightsIn(relation)
    const missing = wanted.filter((right) => !relation.rights.includes(right))
    const excess = relation.rights.filter((right) => !wanted.includes(right))
    const kind = relation.is_sequence ? 'SEQUENCE' : 'TABLE'
    return [
      ...(missing.length > 0 ? [`GRANT ${missing.join(', ')} ON ${kind} ${relation.name} TO ${name}`] : []),
      ...(excess.length > 0 ? [`REVOKE ${excess.join(', ')} ON ${kind} ${relation.name} FROM ${name}`] : []),
    ]
  })
  const { rows: schemas } = await client.query<{ schema: string; is_missing: boolean }>(
    `SELECT quote_ident(current_schema()) AS schema, NOT has_schema_privilege($1, current_schema(), 'USAGE') AS is_missing`,
    [role],
  )
  for (const { schema, is_missing } of schemas)
    if (is_missing) statements.push(`GRANT USAGE ON SCHEMA ${schema} TO ${name}`)
  if (statements.length === 0) return
  await client.query(`BEGIN; ${statements.join('; ')}; COMMIT`)
}

function rightsIn({ label, is_sequence: isSequence, refused }: Relation): string[] {
  if (isSequence) return ['USAGE', 'SELECT']
  if (label === BOOK) return []
  return [
    'SELECT',
    'INSERT',
    ...(refused & TRIGGER_ON_UPDATE ? [] : ['UPDATE']),
    ...(refused & TRIGGER_ON_DELETE ? [] : ['DELETE']),
  ]
}

/** Tables and sequences of the schema, what their triggers refuse, and the rights in them that were given to the role itself. */
const RELATIONS = `
  SELECT relation.oid::regclass::text AS name, relation.relname::text AS label, relation.relkind = 'S' AS is_sequence,
    coalesce((SELECT bit_or(tgtype)::int FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
      WHERE tgrelid = relation.oid AND proname = 'refuse_change'), 0) AS refused,
    ARRAY(SELECT privilege_type FROM aclexplode(relation.relacl)
      WHERE grantee = (SELECT oid FROM pg_roles WHERE rolname = $1))::text[] AS rights
  FROM pg_class AS relation
  WHERE relation.relnamespace = current_schema()::regnamespace AND relation.relkind IN ('r', 'p', 'S')
  ORDER BY relation.relname`
