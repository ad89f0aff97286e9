import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeliveryState, deliveryMoves, deliveryStates, derivePostStatus, isLegalMove, postStatuses } from '../../src/domain/states.ts'
import { claimDeliveries, claimSql } from '../../src/ledger/claim.ts'
import { moveByPerson } from '../../src/ledger/personMoves.ts'
import { writeDeliveries } from '../../src/ledger/planDeliveries.ts'
import { derivePostStatuses, findStalePosts } from '../../src/ledger/settle.ts'
import type { Query } from '../../src/ledger/sql.ts'
import { applyHolds, expireLeases, findSweepWork, lookAhead, markMissed, takeUnknown, upcomingInstants } from '../../src/ledger/sweep.ts'
import { createEngineWorld, type EngineWorld } from '../helpers/engineWorld.ts'

describe('the ledger', () => {
  let world: EngineWorld
  beforeAll(async () => {
    world = await createEngineWorld()
  })
  afterAll(() => world?.close())

  /** Writes a post with deliveries in these states, past all hooks. Gives its id. */
  async function postWith(states: readonly DeliveryState[], status = 'scheduled'): Promise<number> {
    const [post] = await world.query<{ id: number }>(
      `insert into ${world.tables.posts} (title, kind, status, updated_at, created_at) values ('Derived', 'post', $1::text::enum_social_post_status, now(), now()) returning id`,
      [status],
    )
    await world.query(
      `insert into ${world.tables.deliveries} (post_id, occurrence, due_at, run_at, state, content, updated_at, created_at)
       select $1, 'o' || i, now() + interval '1 day', now() + interval '1 day', s::enum_social_delivery_state, '{"parts":[]}', now() - interval '1 minute', now() from unnest($2::text[]) with ordinality x(s, i)`,
      [post?.id, states],
    )
    return post?.id ?? 0
  }
  const statusOf = async (id: number) => (await world.query<{ status: string }>(`select status::text from ${world.tables.posts} where id = $1`, [id]))[0]?.status
  const countsOf = (states: readonly DeliveryState[]) => Object.fromEntries(deliveryStates.map((state) => [state, states.filter((one) => one === state).length]))

  describe('the status of a post', () => {
    it('follows from its deliveries as the domain says, for every combination of states', async () => {
      const combinations = Array.from({ length: 2 ** deliveryStates.length - 1 }, (_, bits) => deliveryStates.filter((_state, index) => (bits + 1) & (1 << index)))
      const ids = await Promise.all(combinations.map((states) => postWith(states)))
      await derivePostStatuses(world.ledger, ids.map(String))
      const rows = await world.query<{ id: number; status: string }>(`select id, status::text from ${world.tables.posts} where id = any($1::int[])`, [ids])
      const statuses = new Map(rows.map((row) => [row.id, row.status]))
      for (const [index, states] of combinations.entries()) expect(statuses.get(ids[index] ?? 0), states.join(' + ')).toBe(derivePostStatus(countsOf(states)))
    })

    it('does not depend on how many are in a state, nor on what it was', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...deliveryStates), { minLength: 1, maxLength: 8 }),
          fc.constantFrom(...postStatuses.filter((status) => !['draft', 'in-review', 'approved'].includes(status))),
          async (states, before) => {
            const id = await postWith(states, before)
            await derivePostStatuses(world.ledger, [String(id)])
            expect(await statusOf(id)).toBe(derivePostStatus(countsOf(states)))
          },
        ),
        { numRuns: 60 },
      )
    })

    it.each(['draft', 'in-review', 'approved'])('is left alone while it is %s', async (status) => {
      const id = await postWith(['cancelled'], status)
      await derivePostStatuses(world.ledger, [String(id)])
      expect(await statusOf(id)).toBe(status)
    })

    it('is right in the end when many workers derive it at once while deliveries change', async () => {
      const id = await postWith(['publishing', 'publishing', 'publishing', 'publishing', 'publishing', 'publishing'])
      const rows = await world.rows('post_id = $1', [id])
      await Promise.all(
        rows.map(async (row) => {
          await world.query(`update ${world.tables.deliveries} set state = 'published' where id = $1`, [row.id])
          await derivePostStatuses(world.ledger, [String(id)])
        }),
      )
      expect(await statusOf(id)).toBe('published')
    })

    it('is found again when somebody died before deriving it', async () => {
      const [stale, right] = [await postWith(['published', 'failed'], 'publishing'), await postWith(['published'], 'published')]
      const withdrawn = await postWith(['published', 'cancelled'], 'cancelled')
      const found = await findStalePosts(world.ledger, 3_600_000)
      expect(found).toContain(String(stale))
      expect(found).not.toContain(String(right))
      expect(found).not.toContain(String(withdrawn))
      expect(await findStalePosts(world.ledger, 30_000)).not.toContain(String(stale))
      const engine = world.engine()
      await engine.sweep()
      await world.stopEngines()
      expect(await statusOf(stale)).toBe('partly-published')
    })
  })

  describe('moves', () => {
    const content = (text: string) => ({ kind: 'post' as const, parts: [{ text, media: [] }] })
    const problem = { code: 'invalid-content' as const, message: 'Not like this.', advice: 'Change it.' }

    it('are legal and told truly, however a post is saved again in whatever state its delivery is', async () => {
      const channel = await world.channel('Saved again')
      const later = new Date(Date.now() + 86_400_000)
      for (const state of deliveryStates) {
        for (const [dueAt, hasProblem] of [
          [later, false],
          [later, true],
          [new Date(later.getTime() + 60_000), false],
          [new Date(later.getTime() + 60_000), true],
        ] as const) {
          const [post] = await world.query<{ id: number }>(
            `insert into ${world.tables.posts} (title, kind, status, updated_at, created_at) values ('Saved again', 'post', 'scheduled', now(), now()) returning id`,
          )
          const plan = (more: object) =>
            writeDeliveries(world.ledger, String(post?.id), [{ channelId: String(channel.id), occurrence: 'once', dueAt: later, content: content('one'), ...more }], 'somebody')
          await plan({})
          await world.query(
            `update ${world.tables.deliveries} set state = $2::text::enum_social_delivery_state, moves = jsonb_build_array(jsonb_build_object('to', $2::text)) where post_id = $1`,
            [post?.id, state],
          )
          await plan({ dueAt, ...(hasProblem ? { problem } : {}) })
          const [row] = await world.rows('post_id = $1', [post?.id])
          let at: DeliveryState | undefined
          for (const { from, to } of row?.moves ?? []) {
            if (at) expect(from, `${state}: where it begins`).toBe(at)
            if (from && from !== to) expect(isLegalMove(from, to), `${from} to ${to}`).toBe(true)
            at = to
          }
          expect(at, `from ${state}`).toBe(row?.state)
        }
      }
    })

    it('of a person are legal from every state that allows them, and refused from every other', async () => {
      const words = [
        { kind: 'there', url: 'https://n.example/1' },
        { kind: 'not-there' },
        { kind: 'leave' },
        { kind: 'retry' },
        { kind: 'publish-now' },
        { kind: 'reschedule', dueAt: new Date() },
        { kind: 'drop' },
      ] as const
      for (const state of deliveryStates) {
        for (const word of words) {
          const id = await postWith([state])
          const [before] = await world.rows('post_id = $1', [id])
          const result = await moveByPerson(world.ledger, String(before?.id), word, 'somebody')
          const [after] = await world.rows('post_id = $1', [id])
          if (!result.moved) {
            expect(result.state).toBe(state)
            expect(after?.state).toBe(state)
            continue
          }
          expect(after?.state === state || isLegalMove(state, after?.state ?? state), `${word.kind} from ${state} to ${after?.state}`).toBe(true)
          expect(after?.moves.at(-1)).toMatchObject({ from: state, to: after?.state, by: 'somebody', word: word.kind })
        }
      }
    })

    it('have one table, from which every state can be reached and only published is the end', () => {
      const reached = new Set(Object.values(deliveryMoves).flatMap((moves) => Object.keys(moves)))
      expect([...deliveryStates].filter((state) => !reached.has(state))).toEqual([])
      expect(deliveryStates.filter((state) => Object.keys(deliveryMoves[state]).length === 0)).toEqual(['published'])
    })
  })

  it('lets a claim through while a sweep looks at the holds of everything that waits', async () => {
    const [open, paused] = [await world.channel('Open to claims'), await world.channel('Paused beside it', { paused: true })]
    await world.fill(open.id, 5, 'Open')
    await world.fill(paused.id, 5, 'Paused')
    await world.runtime.channels.get(String(open.id))
    const client = new pg.Client({ connectionString: world.app.databaseURL })
    await client.connect()
    try {
      await client.query('begin')
      const inside: Query = async <Row>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as Row[]
      expect(await applyHolds({ query: inside, tables: world.tables }, null, 'all')).toMatchObject({ held: 5 })
      const wishes = [{ channelId: String(open.id), free: 5, perSecond: 10, burst: 10, day: '2026-11-20' }]
      expect(await claimDeliveries(world.ledger, { wishes, worker: 'w', leaseMs: 60_000, latenessMs: 86_400_000, now: null })).toHaveLength(5)
    } finally {
      await client.query('rollback')
      await client.end()
    }
  })

  describe('with 250,000 deliveries', () => {
    type Plan = { 'Node Type': string; 'Index Name'?: string; 'Relation Name'?: string; Plans?: Plan[] }
    let client: pg.Client

    beforeAll(async () => {
      const channel = await world.channel('Large')
      client = new pg.Client({ connectionString: world.app.databaseURL })
      await client.connect()
      // 98 in a hundred are history, the others are to come.
      await client.query(
        `with p as (insert into ${world.tables.posts} (title, kind, status, updated_at, created_at) select 'Large ' || i, 'post', 'published', now(), now() from generate_series(1, 10000) i returning id),
           n as (select id, row_number() over () - 1 as number from p)
         insert into ${world.tables.deliveries} (post_id, channel_id, occurrence, due_at, run_at, state, content, updated_at, created_at)
         select n.id, $1, 'large' || i, at, at, (case when i % 50 = 0 then 'scheduled' else 'published' end)::enum_social_delivery_state, '{"parts":[]}', at, at
         from (select i, case when i % 50 = 0 then now() + interval '2 days' + i * interval '1 second' else now() - interval '3 days' - i * interval '1 minute' end as at from generate_series(1, 250000) i) x join n on n.number = i % 10000`,
        [channel.id],
      )
      await client.query(`vacuum analyze ${world.tables.deliveries}`)
      await client.query(`vacuum analyze ${world.tables.posts}`)
    }, 60_000)
    afterAll(() => client?.end())

    /** Every statement that a call would run, with its values. */
    async function statementsOf(call: (context: { query: Query; tables: EngineWorld['tables'] }) => Promise<unknown>): Promise<{ text: string; values: readonly unknown[] }[]> {
      const statements: { text: string; values: readonly unknown[] }[] = []
      const query: Query = async (text, values = []) => {
        statements.push({ text, values })
        return []
      }
      await call({ query, tables: world.tables })
      return statements
    }

    async function plansOf(text: string, values: readonly unknown[], mode: 'force_custom_plan' | 'force_generic_plan'): Promise<Plan[]> {
      await client.query(`set plan_cache_mode = ${mode}`)
      const name = `s${Math.random()}`.replace('.', '')
      await client.query({ name, text: `explain (format json) ${text}`, values: [...values] }).catch((error: Error) => Promise.reject(new Error(`${error.message}: ${text}`)))
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>({ name, text: `explain (format json) ${text}`, values: [...values] })
      const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)]
      return rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan: plan }) => flatten(plan)))
    }

    const claim = { text: () => claimSql(world.tables), values: [['1', '2'], [5, 5], [1, 1], [10, 10], ['2026-11-20', '2026-11-20'], 'w', 60, 86_400, null] }
    const cases: [string, string, (context: { query: Query; tables: EngineWorld['tables'] }) => Promise<unknown>][] = [
      ['the claim', 'social_deliveries_ready_idx', async ({ query }) => query(claim.text(), claim.values)],
      ['the look ahead', 'social_deliveries_ready_idx', (context) => lookAhead(context, 30_000, null)],
      ['the wake-ups', 'social_deliveries_ready_idx', (context) => upcomingInstants(context, 86_400_000, 5_000)],
      [
        'the question whether there is anything to sweep',
        'social_deliveries_lease_idx',
        (context) => findSweepWork(context, { latenessMs: 86_400_000, staleMs: 60_000, now: null }),
      ],
      ['the sweep of leases', 'social_deliveries_lease_idx', (context) => expireLeases(context, 60_000, null)],
      ['the sweep of what is missed', 'social_deliveries_late_idx', (context) => markMissed(context, 86_400_000, null)],
      ['the look-up of what is unknown', 'social_deliveries_unknown_idx', (context) => takeUnknown(context, 20, 60_000, null)],
      ['the sweep of stale statuses', 'social_deliveries_updated_at_idx', (context) => findStalePosts(context, 60_000)],
    ]

    it.each(cases)('%s reads the index %s, and never the whole table', async (_name, index, call) => {
      const [statement] = await statementsOf(call)
      if (!statement) throw new Error('It ran no statement.')
      for (const mode of ['force_custom_plan', 'force_generic_plan'] as const) {
        const plans = await plansOf(statement.text, statement.values, mode)
        expect(
          plans.map((plan) => plan['Index Name']),
          mode,
        ).toContain(index)
        expect(
          plans.filter((plan) => plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] === 'social_deliveries'),
          mode,
        ).toEqual([])
      }
    })

    it('the sweep of holds reads only what waits', async () => {
      const statements = await statementsOf((context) => applyHolds(context, null, 'soon'))
      expect(statements).toHaveLength(2)
      for (const { text, values } of statements) {
        const plans = await plansOf(text, values, 'force_custom_plan')
        expect(plans.filter((plan) => plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] === 'social_deliveries')).toEqual([])
      }
    })
  })
})
