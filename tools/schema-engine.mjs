#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine` program (PRISMA_SCHEMA_ENGINE_BINARY): the same line-delimited
// JSON-RPC over standard input and output, answered by @prisma/schema-engine-wasm.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { databaseFactory, isServer } from './schema-engine-database.mjs'

const wasmDirectory = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'))

/** Statements that may lose data or fail on filled tables. */
const RISKY =
  /\bDROP (TABLE|COLUMN|TYPE|SCHEMA|CONSTRAINT)\b|\bALTER COLUMN .*\b(TYPE|SET NOT NULL)\b|\bADD COLUMN (?!.*DEFAULT).*NOT NULL/i

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datasource: { type: 'string' }, datamodels: { type: 'string', multiple: true } },
})
const url = options.datasource ? JSON.parse(options.datasource).url : process.env.DATABASE_URL

if (process.argv.includes('--version')) {
  const { version } = JSON.parse(readFileSync(join(wasmDirectory, 'package.json'), 'utf8'))
  console.log(`schema-engine-wasm ${version}`)
} else if (positionals[0] === 'cli') {
  await runCliCommand(positionals[1])
} else {
  await serve()
}

/** `cli can-connect-to-database` and `cli create-database`: what the CLI asks before it starts the engine. */
async function runCliCommand(command) {
  if (!isServer(url)) return
  try {
    if (command === 'create-database') await createDatabase(url)
    else await withClient(url, async () => {})
  } catch (error) {
    const code = error.code === '3D000' ? 'P1003' : /ECONN|ENOTFOUND/.test(error.code) ? 'P1001' : 'P1000'
    writeError({ error_code: code, message: error.message || String(error.code) })
    process.exitCode = 1
  }
}

async function createDatabase(databaseUrl) {
  const server = new URL(databaseUrl)
  const name = decodeURIComponent(server.pathname.slice(1))
  server.pathname = '/postgres'
  await withClient(server.toString(), (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`))
}

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** Answers requests from standard input, one after the other, until it is closed. */
async function serve() {
  const panics = installPanicRegistry()
  process.on('uncaughtException', (error) => {
    writeError({ message: panics.message || error.message, backtrace: error.stack })
    process.exit(1)
  })
  const { SchemaEngine } = await loadEngine()
  const { factory, closeConnections, close } = databaseFactory(url)
  const models = (options.datamodels ?? []).map((path) => [path, readFileSync(path, 'utf8')])
  const datamodels = models.length > 0 ? models : undefined

  for await (const line of createInterface({ input: process.stdin })) {
    const request = line.trim() ? JSON.parse(line) : {}
    if (!request.method) continue // the answer to a `print` of ours
    // One engine for each call: closing its connection frees the advisory lock that belongs to the session.
    let engine
    try {
      engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
      send({ id: request.id, result: (await answer(engine, request)) ?? {} })
    } catch (error) {
      const isPanic = error?.name === 'RuntimeError'
      const message = isPanic ? panics.message : error.message
      const data = { is_panic: isPanic, message, error_code: error.code, meta: error.meta }
      send({ id: request.id, error: { code: 4466, message: error.message, data } })
    } finally {
      engine?.free()
      await closeConnections()
    }
  }
  await close()
}

async function answer(engine, { method, params }) {
  switch (method) {
    case 'createDatabase':
      return { databaseName: url ? new URL(url).pathname.slice(1) : '' }
    case 'getDatabaseVersion':
      return engine.version(params)
    case 'diff': {
      const { stdout, ...result } = await engine.diff(params)
      if (stdout) send({ id: `print-${Date.now()}`, method: 'print', params: { content: stdout.replace(/\n$/, '') } })
      return { ...result, stdout: null }
    }
    case 'createMigration':
      return createMigration(engine, params)
    case 'evaluateDataLoss':
      return evaluateDataLoss(engine, params)
    default:
      return engine[method](params)
  }
}

/** On a fresh engine of this build `createMigration` and `evaluateDataLoss` ignore the shadow database; `diff` does not. */
async function differenceOf(engine, { migrationsList, schema, filters }) {
  const isFirst = migrationsList.migrationDirectories.length === 0
  const { exitCode, stdout } = await engine.diff({
    from: isFirst ? { tag: 'empty' } : { tag: 'migrations', ...migrationsList },
    to: { tag: 'schemaDatamodel', ...schema },
    script: true,
    exitCode: true,
    filters,
  })
  return exitCode === 2 ? stdout : null
}

async function createMigration(engine, params) {
  const script = await differenceOf(engine, params)
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  return {
    connectorType: 'postgresql',
    extension: 'sql',
    generatedMigrationName: params.migrationName ? `${time}_${params.migrationName}` : time,
    migrationScript: script ?? (params.draft ? '-- This is an empty migration.' : null),
  }
}

async function evaluateDataLoss(engine, params) {
  const script = (await differenceOf(engine, params)) ?? ''
  const statements = script
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
  const warnings = statements.flatMap((statement, stepIndex) =>
    RISKY.test(statement) ? [{ message: `Possible data loss or failure: ${statement.slice(0, 160)}`, stepIndex }] : [],
  )
  return { migrationSteps: statements.length, unexecutableSteps: [], warnings }
}

async function loadEngine() {
  const glue = await import(pathToFileURL(join(wasmDirectory, 'schema_engine_bg.js')).href)
  const module = new WebAssembly.Module(readFileSync(join(wasmDirectory, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

/** Where the engine leaves the message of a panic. */
function installPanicRegistry() {
  const registry = {
    message: '',
    set_message(message) {
      registry.message = message
    },
  }
  globalThis.PRISMA_WASM_PANIC_REGISTRY = registry
  return registry
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function writeError(fields) {
  const entry = { level: 'ERROR', target: 'schema_engine::logger', timestamp: new Date().toISOString(), fields }
  process.stderr.write(`\n${JSON.stringify(entry)}\n`)
}
