import type { CollectionSlug, Config } from 'payload'
import { createCan } from './access.ts'
import type { House, SourceSettings } from './house.ts'
import { defaultNetworks } from './networks/defaultNetworks.ts'
import { resolveSlugs, roleNames, type SocialCampaignsOptions } from './options.ts'
import { parseOffset } from './schedule/offset.ts'
import { defaultSlugs } from './slugs.ts'

/** Refuses an option, with its path and the way out. */
function refuseOption(path: string, message: string): never {
  throw new Error(`payload-social-campaigns: option “${path}” ${message}`)
}

/** Resolves what a host wrote against its config. Refuses nonsense at boot with a sentence that names the option. */
export function resolveOptions(options: SocialCampaignsOptions, config: Config): Omit<House, 'runtime'> {
  const collections = config.collections ?? []
  const known = new Set<string>(collections.map((collection) => collection.slug))
  const media = options.media ?? 'media'
  const mediaCollection = collections.find((collection) => collection.slug === media)
  if (!mediaCollection) refuseOption('media', `names “${media}”, but there is no such collection. Give the slug of your upload collection.`)
  if (!mediaCollection.upload) refuseOption('media', `names “${media}”, which is not an upload collection. Give the slug of one with \`upload\`.`)
  const users = options.users ?? config.admin?.user ?? 'users'
  if (!known.has(users)) refuseOption('users', `names “${users}”, but there is no such collection. Give the slug of the collection that signs in to the admin.`)

  const sources = new Map<CollectionSlug, SourceSettings>()
  for (const [slug, source] of Object.entries(options.sources ?? {})) {
    if (!known.has(slug)) refuseOption(`sources.${slug}`, `names a collection that does not exist. Known are: ${[...known].join(', ')}.`)
    const settings: SourceSettings = source === true ? {} : source
    for (const [index, item] of (settings.plan ?? []).entries()) {
      if (item.offset === undefined) continue
      const parsed = parseOffset(item.offset)
      if (!parsed.ok) refuseOption(`sources.${slug}.plan.${index}.offset`, `is “${item.offset}”. ${parsed.message}`)
    }
    sources.set(slug as CollectionSlug, settings)
  }

  const list = options.networks ?? defaultNetworks()
  if (list.length === 0) refuseOption('networks', 'is empty. Leave it out, or give at least one network.')
  const networks = new Map(list.map((network) => [network.name, network]))
  if (networks.size !== list.length) refuseOption('networks', 'has a network twice. Give each network once.')
  for (const name of networks.keys())
    if (!/^[a-z][a-z0-9-]*$/.test(name)) refuseOption('networks', `has a network named “${name}”. A name is lower case letters, digits and dashes.`)

  const unknownRole = Object.keys(options.roles ?? {}).find((role) => !(roleNames as readonly string[]).includes(role))
  if (unknownRole) refuseOption(`roles.${unknownRole}`, `is not a role. Roles are: ${roleNames.join(', ')}.`)
  for (const [role, access] of Object.entries(options.roles ?? {}))
    if (typeof access !== 'function') refuseOption(`roles.${role}`, 'has to be a function of the request that gives true or false.')

  const slugs = resolveSlugs(options)
  const unknownSlug = Object.keys(options.slugs ?? {}).find((key) => !(key in defaultSlugs))
  if (unknownSlug) refuseOption(`slugs.${unknownSlug}`, `is not a collection of this plugin. Known are: ${Object.keys(defaultSlugs).join(', ')}.`)
  for (const [key, slug] of Object.entries(slugs))
    if (known.has(slug)) refuseOption(`slugs.${key}`, `“${slug}” is the slug of a collection you have already. Give this one another slug.`)
  const ours = new Set<string>(Object.values(slugs))
  for (const slug of Object.keys(options.overrides ?? {}))
    if (!ours.has(slug)) refuseOption(`overrides.${slug}`, `is no collection of this plugin. Known are: ${[...ours].join(', ')}.`)

  const hours = options.latenessHours ?? 24
  if (!Number.isFinite(hours) || hours <= 0) refuseOption('latenessHours', `is ${hours}. Give a number of hours above 0.`)

  return {
    slugs,
    options,
    media: media as CollectionSlug,
    users: users as CollectionSlug,
    networks,
    guidelines: options.guidelines ?? [],
    sources,
    latenessMs: hours * 3_600_000,
    can: createCan(options, users),
  }
}
