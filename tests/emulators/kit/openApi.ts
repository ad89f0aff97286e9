import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { collect, type ReadBody } from './readBody.ts'
import type { KitRequest } from './startServer.ts'

type Parameter = {
  name: string
  in: 'query' | 'path' | 'header' | 'cookie'
  required?: boolean
  explode?: boolean
  schema?: { type?: string } & Record<string, unknown>
  $ref?: string
}
type Operation = {
  operationId?: string
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Record<string, { schema?: object }> }
  security?: Record<string, string[]>[]
}
/** The parts of an OpenAPI 3 document that are read here. */
export type OpenApiDocument = { paths: Record<string, Record<string, unknown>>; components?: { parameters?: Record<string, Parameter> }; security?: Record<string, string[]>[] }

/** Where a request belongs, and everything about it that the document does not allow. */
export type CheckedRequest = {
  /** The path as the document writes it: `/api/v1/statuses/{id}`. */
  template: string
  params: Readonly<Record<string, string>>
  /** Query parameters with their declared types. */
  query: Readonly<Record<string, unknown>>
  /** Scopes of which one is enough, or undefined when no access is needed. */
  scopes: readonly string[] | undefined
  problems: readonly string[]
}

type Compiled = {
  query: ValidateFunction
  /** Query parameters that hold a list in one value, with commas. */
  lists: readonly string[]
  bodies: Map<string, ValidateFunction | undefined>
  bodyRequired: boolean
  scopes: readonly string[] | undefined
  headers: readonly string[]
}
type Route = { template: string; segments: readonly string[]; operations: ReadonlyMap<string, { operation: Operation; shared: Parameter[]; compiled?: Compiled }> }

/** Checks requests against an OpenAPI document. Validators are compiled on first use and kept, so that a check costs microseconds. */
export type OpenApiChecker = { check(request: KitRequest, body: ReadBody): CheckedRequest | undefined }

export function createOpenApiChecker(document: OpenApiDocument): OpenApiChecker {
  const routes = toRoutes(document)
  const strictBodies = makeAjv(document, false)
  const coercing = makeAjv(document, true)

  function compile(route: Route, method: string, entry: { operation: Operation; shared: Parameter[] }): Compiled {
    const parameters = [...entry.shared, ...(entry.operation.parameters ?? [])].map((one) =>
      one.$ref ? (document.components?.parameters?.[one.$ref.split('/').pop() ?? ''] ?? one) : one,
    )
    const security = entry.operation.security ?? document.security
    const inQuery = parameters.filter((one) => one.in === 'query')
    const pointer = `document#/paths/${escapePointer(route.template)}/${method.toLowerCase()}`
    const bodies = new Map<string, ValidateFunction | undefined>()
    for (const [type, content] of Object.entries(entry.operation.requestBody?.content ?? {})) {
      const schema = { $ref: `${pointer}/requestBody/content/${escapePointer(type)}/schema`, unevaluatedProperties: false }
      bodies.set(type.toLowerCase(), content.schema ? (type === 'application/json' ? strictBodies : coercing).compile(schema) : undefined)
    }
    return {
      query: coercing.compile({
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(inQuery.map((one) => [one.name.replace(/\[\]$/, ''), toAbsolute(one.schema ?? {})])),
        required: inQuery.filter((one) => one.required).map((one) => one.name.replace(/\[\]$/, '')),
      }),
      lists: inQuery.filter((one) => one.explode === false && one.schema?.type === 'array').map((one) => one.name),
      bodies,
      bodyRequired: entry.operation.requestBody?.required === true,
      scopes: security && security.length > 0 ? security.flatMap((one) => Object.values(one).flat()) : undefined,
      headers: parameters.filter((one) => one.in === 'header' && one.required).map((one) => one.name.toLowerCase()),
    }
  }

  return {
    check(request, body) {
      const match = findRoute(routes, request.path)
      if (!match) return undefined
      const entry = match.route.operations.get(request.method)
      if (!entry) return undefined
      entry.compiled ??= compile(match.route, request.method, entry)
      const { compiled } = entry
      const problems: string[] = []
      const query: Record<string, unknown> = request.url.search === '' ? {} : collect(request.url.searchParams)
      for (const name of compiled.lists) if (typeof query[name] === 'string') query[name] = query[name].split(',')
      if (!compiled.query(query)) problems.push(...explain('query', compiled.query))
      for (const header of compiled.headers) if (!(header in request.headers)) problems.push(`header ${header} is missing`)
      problems.push(...checkBody(compiled, body))
      return { template: match.route.template, params: match.params, query, scopes: compiled.scopes, problems }
    },
  }
}

function checkBody(compiled: Compiled, body: ReadBody): string[] {
  if (body.problem) return [body.problem]
  const empty = body.value === undefined
  if (empty) return compiled.bodyRequired ? ['the body is missing'] : []
  const validate = compiled.bodies.get(body.type)
  if (!compiled.bodies.has(body.type)) return [`a body of type "${body.type}" is not declared`]
  if (!validate) return []
  const value = Object.keys(body.files).length > 0 ? { ...(body.value as object), ...Object.fromEntries(Object.keys(body.files).map((name) => [name, 'bytes'])) } : body.value
  return validate(value) ? [] : explain('body', validate)
}

function explain(where: string, validate: ValidateFunction): string[] {
  return [...new Set((validate.errors ?? []).map((error) => `${where}${error.instancePath} ${error.message ?? 'is wrong'}${detail(error.params)}`))]
}

function detail(params: Record<string, unknown>): string {
  const name = params.additionalProperty ?? params.unevaluatedProperty
  return name === undefined ? '' : ` (${String(name)})`
}

function makeAjv(document: OpenApiDocument, coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, logger: false, coerceTypes, validateSchema: false, addUsedSchema: false, inlineRefs: false })
  addFormats.default(ajv)
  ajv.addFormat('binary', true)
  ajv.addSchema(document, 'document')
  return ajv
}

/** References inside a parameter's schema are relative to the document. */
function toAbsolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

function toRoutes(document: OpenApiDocument): Map<number, Route[]> {
  const routes = new Map<number, Route[]>()
  for (const [template, item] of Object.entries(document.paths)) {
    const segments = template.split('/')
    const shared = (item.parameters as Parameter[] | undefined) ?? []
    const operations = new Map(methods.filter((method) => item[method]).map((method) => [method.toUpperCase(), { operation: item[method] as Operation, shared }]))
    const sameLength = routes.get(segments.length) ?? []
    sameLength.push({ template, segments, operations })
    routes.set(segments.length, sameLength)
  }
  // A fixed segment wins over a parameter: /accounts/lookup before /accounts/{id}.
  for (const list of routes.values()) list.sort((a, b) => a.segments.filter((one) => one.startsWith('{')).length - b.segments.filter((one) => one.startsWith('{')).length)
  return routes
}

function findRoute(routes: Map<number, Route[]>, path: string): { route: Route; params: Record<string, string> } | undefined {
  const segments = path.split('/')
  for (const route of routes.get(segments.length) ?? []) {
    if (!route.segments.every((segment, index) => segment === segments[index] || (segment.startsWith('{') && segments[index] !== ''))) continue
    const params: Record<string, string> = {}
    route.segments.forEach((segment, index) => {
      if (segment.startsWith('{')) params[segment.slice(1, -1)] = decodeURIComponent(segments[index] ?? '')
    })
    return { route, params }
  }
  return undefined
}

function escapePointer(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))
}
