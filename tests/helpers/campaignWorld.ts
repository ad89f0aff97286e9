import { houseOf, tuneRuntime } from 'payload-social-campaigns/worker'
import { followArticles } from '../../jobs/followArticle.ts'
import { planCampaigns } from '../../jobs/planCampaigns.ts'
import type { BootOptions } from './payloadApp.ts'
import { type RestAnswer, restOf, signIn } from './rest.ts'
import { createWorld } from './world.ts'

export type Step = { id: string; offset: string; state?: string; dueAt?: string; plannedPost?: number }
export type Campaign = {
  id: number
  status: string
  steps: Step[]
  planMessage?: string
  shortages?: { channel: string; missing: number; message: string }[]
  pool: Record<string, unknown>[]
}
export type Post = {
  id: number
  title: string
  text: string
  link?: string
  status: string
  publishAt: string
  channels: number[]
  planKey?: string
  withdrawnBy?: string
  plan?: { item?: string; variation?: string; hand?: string[] }
  language?: string
}
type Refused = { errors: { message: string; data?: { errors?: { path: string; message: string }[] } }[] }

/** A world whose clock is in the test's hand: no worker runs, jobs and the engine do when they are told to. */
export type CampaignWorld = Awaited<ReturnType<typeof createCampaignWorld>>

export async function createCampaignWorld(start: string, options: BootOptions['options'] = {}) {
  const clock = { now: new Date(start) }
  const world = await createWorld({ options: { ...options, queue: { autorun: false } } })
  const { payload } = world
  tuneRuntime(payload, { clock: () => clock.now })
  const house = houseOf(payload)
  const { engine } = house.runtime(payload)
  engine.start()
  const manager = restOf(world.app, await signIn(world.app, 'manager'))
  const editor = restOf(world.app, await signIn(world.app, 'editor'))
  return {
    ...world,
    clock,
    manager,
    editor,
    plan: () => planCampaigns(payload, house),
    follow: () => followArticles(payload, house),
    /** Moves the clock, and lets the engine look. */
    async go(to: string) {
      clock.now = new Date(to)
      await engine.sweep()
      engine.wake()
    },
    /** A request of the manager that has to succeed. */
    async done<Body = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<RestAnswer<Body>> {
      const answer = await manager<Body>(method, path, body)
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer
    },
    async campaign(data: Record<string, unknown>, as = manager): Promise<Campaign> {
      const answer = await as<{ doc: Campaign } & Refused>('POST', '/campaigns?depth=0', { name: 'A campaign', ...data })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return answer.body.doc
    },
    async campaignNow(id: number): Promise<Campaign> {
      return (await payload.findByID({ collection: 'campaigns' as never, id, depth: 0 })) as unknown as Campaign
    },
    postsOf: (campaign: number): Promise<Post[]> => world.find<Post>('social-posts', { campaign: { equals: campaign } }),
    /** What a refused request says: path and sentence. */
    refusal(answer: { status: number; body: unknown }): { path: string; message: string }[] {
      return (answer.body as Refused).errors[0]?.data?.errors ?? []
    },
    async close() {
      await engine.stop()
      await world.close()
    },
  }
}
