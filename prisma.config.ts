import { defineConfig } from 'prisma/config'

/** Without DATABASE_URL the schema tools work on an empty PostgreSQL in memory (tools/schema-engine.mjs). */
const IN_MEMORY = 'postgresql://memory@localhost/policy_desk?in-memory'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL || IN_MEMORY },
})
