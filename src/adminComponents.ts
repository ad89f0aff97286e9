import { type CollectionConfig, type Config, createLocalReq, type Field, type PayloadRequest } from 'payload'
import type { Desk, Reader } from './admin/desk.ts'
import type { PromoteMode } from './admin/docs.ts'
import { readWaiting } from './approval/readWaiting.ts'
import type { House } from './house.ts'
import type { Network } from './networks/port.ts'
import { readNames, readWriters } from './people.ts'
import { listDebts } from './sponsors/listDebts.ts'

const name = 'payload-social-campaigns'
const desks = new WeakMap<House, Desk>()

/** What the server components are given instead of the house: slugs, words, and who may do what. */
export function deskOf(house: House): Desk {
  let desk = desks.get(house)
  if (!desk) {
    desk = createDesk(house)
    desks.set(house, desk)
  }
  return desk
}

const requestOf = async ({ payload, user, req }: Reader): Promise<PayloadRequest> => req ?? (await createLocalReq({ ...(user ? { user } : {}) }, payload))

function createDesk(house: House): Desk {
  return {
    slugs: house.slugs,
    media: house.media,
    networkLabels: Object.fromEntries([...house.networks.values()].map((network) => [network.name, network.label])),
    promote: Object.fromEntries([...house.sources].map(([slug, source]): [string, PromoteMode] => [slug, source.promote ?? 'automatic'])),
    async may(role, who) {
      return house.can(role, await requestOf(who))
    },
    async countDebts(who) {
      const { open, overdue } = await listDebts({ house, req: await requestOf(who) })
      return { open, overdue }
    },
    writers: (reader) => readWriters(house, reader),
    namesOf: (payload, ids) => readNames(house, { payload }, ids),
    async recordChoices(payload) {
      const { query, tables } = house.runtime(payload)
      // From one value to the next along the index: as many steps as there are values, however long the record is.
      const distinct = async (column: string) =>
        (
          await query<{ value: string }>(
            `with recursive each as (
               (select ${column} as value from ${tables.records} where ${column} is not null order by ${column} limit 1)
               union all
               select (select r.${column} from ${tables.records} r where r.${column} > each.value order by r.${column} limit 1) from each where each.value is not null
             ) select value from each where value is not null limit 200`,
          )
        ).map(({ value }) => value)
      return { by: await distinct('"by"'), what: await distinct('what') }
    },
    async countWaiting(who) {
      return (await readWaiting({ house, req: await requestOf(who) })).counts
    },
    async isFollowing(payload, key) {
      const { query, tables } = house.runtime(payload)
      const rows = await query(`select 1 from ${tables.notes} where key = $1 limit 1`, [key])
      return rows.length > 0
    },
  }
}

type ServerComponent = { path: string; serverProps: object }
type ClientComponent = { path: string; clientProps: object }

/** A component that the server renders, with the desk. */
export const serverComponent = (house: House, component: string, serverProps: object = {}): ServerComponent => ({
  path: `${name}/rsc#${component}`,
  serverProps: { desk: deskOf(house), ...serverProps },
})

/** A component of the browser. What it is given has to be plain data. */
export const clientComponent = (component: string, clientProps: object = {}): ClientComponent => ({ path: `${name}/client#${component}`, clientProps })

/** A place in a form that holds no data. Off means inert: a disabled plugin shows nothing. */
export function uiField(
  house: House,
  field: string,
  component: ServerComponent | ClientComponent,
  more: { Cell?: ClientComponent; admin?: object; label?: unknown } = {},
): Field[] {
  if (house.options.disabled) return []
  const { Cell, admin, label } = more
  return [
    {
      name: field,
      type: 'ui',
      ...(label === undefined ? {} : { label }),
      admin: { disableListColumn: Cell === undefined, ...admin, components: { Field: component, ...(Cell === undefined ? {} : { Cell }) } },
    } as Field,
  ]
}

/** A page of a document beside its form; with `tab` it is offered next to it. */
export const documentView = (house: House, component: string, path: `/${string}`, tab?: { label: unknown; order: number }) => ({
  Component: serverComponent(house, component),
  path,
  ...(tab ? { tab: { label: tab.label, href: path, order: tab.order } } : {}),
})

/** Components of a field or a collection, or nothing where the plugin is disabled. */
export const unlessDisabled = <T extends object>(house: House, components: T): T | Record<string, never> => (house.options.disabled ? {} : components)

/** Shows on every page of a collection of ours that everything is stopped, when it is. */
export function withStopBanner(house: House, collection: CollectionConfig): CollectionConfig {
  const { admin } = collection
  if (admin?.hidden === true) return collection
  const banner = serverComponent(house, 'StopBanner')
  return {
    ...collection,
    fields: [...uiField(house, 'stopBanner', banner), ...collection.fields],
    admin: { ...admin, components: { ...admin?.components, beforeList: [serverComponent(house, 'StopBanner', { place: 'list' }), ...(admin?.components?.beforeList ?? [])] } },
  } as CollectionConfig
}

/** From a document to what the record says about it, beside its save button. */
export function withHistory(house: House, collection: CollectionConfig): CollectionConfig {
  const { posts, campaigns, channels, records } = house.slugs
  if (![posts, campaigns, channels].some((slug) => slug === collection.slug)) return collection
  const { admin } = collection
  const { edit } = admin?.components ?? {}
  const link = clientComponent('HistoryLink', { records })
  return {
    ...collection,
    admin: { ...admin, components: { ...admin?.components, edit: { ...edit, beforeDocumentControls: [...(edit?.beforeDocumentControls ?? []), link] } } },
  } as CollectionConfig
}

/** What the social media team needs today, on the dashboard of the host. */
export function withDashboardCard(house: House, admin: Config['admin']): NonNullable<Config['admin']> {
  return {
    ...admin,
    components: { ...admin?.components, beforeDashboard: [...(admin?.components?.beforeDashboard ?? []), serverComponent(house, 'Dashboard')] },
  }
}

/** Names of the networks that a channel has to be connected to with credentials. */
export const networksToConnect = (networks: Iterable<Network>): string[] => [...networks].filter((network) => network.requiredCredentials.length > 0).map((network) => network.name)
