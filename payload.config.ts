import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import { buildConfig, type SanitizedConfig } from 'payload'
import { type SocialCampaignsOptions, socialCampaigns } from 'payload-social-campaigns'
import { djangoGirls, exactRepeat, withGuidelines } from 'payload-social-campaigns/guidelines'
import { bluesky, facebook, linkedin, manual, mastodon, pinterest, x } from 'payload-social-campaigns/networks'
import sharp from 'sharp'
import {
  categories,
  type EventDoc,
  events,
  hasRole,
  media,
  type PackageDoc,
  packages,
  posts,
  sandboxApps,
  toSiteURL,
  users,
  type VolunteerDoc,
  volunteers,
} from './src/demo/host/index.ts'

const root = path.dirname(fileURLToPath(import.meta.url))
const { env } = process

/** What a test changes about the demo; a site of your own needs no such thing. */
export type DemoSettings = { databaseURL?: string; push?: boolean; secret?: string; serverURL?: string; mediaFolder?: string; social?: Partial<SocialCampaignsOptions> }

/** A site with a blog, packages, volunteers and events, and with social media: the part to copy is `plugins`. */
export const demoConfig = (settings: DemoSettings = {}): Promise<SanitizedConfig> => {
  const serverURL = settings.serverURL ?? env.SERVER_URL ?? `http://localhost:${env.PORT ?? 3000}`
  const apps = sandboxApps(env.DEMO_SANDBOX_APPS)

  return buildConfig({
    serverURL,
    // The same machine under its other name.
    csrf: [serverURL.replace('//localhost', '//127.0.0.1')],
    secret: settings.secret ?? env.PAYLOAD_SECRET ?? '',
    telemetry: false,
    sharp,
    editor: lexicalEditor(),
    collections: [posts(), packages(), volunteers(), events(), categories(), media({ folder: settings.mediaFolder ?? env.DEMO_MEDIA_DIR ?? path.resolve('.data/media') }), users()],
    i18n: { supportedLanguages: { en, de } },
    localization: {
      locales: [
        { code: 'en', label: 'English' },
        { code: 'es', label: 'Español' },
      ],
      defaultLocale: 'en',
      fallback: true,
    },
    db: postgresAdapter({
      pool: { connectionString: settings.databaseURL ?? env.DATABASE_URL ?? '' },
      migrationDir: path.resolve(root, 'src/demo/migrations'),
      push: settings.push ?? env.PAYLOAD_DB_PUSH === '1',
    }),
    // Payload's own scheduled publishing needs somebody to run it.
    jobs: { autoRun: [{ cron: '* * * * * *', queue: 'default', silent: true }] },
    admin: {
      user: 'users',
      avatar: 'default',
      // Set by `npm start` only: nobody is signed in without a password anywhere else.
      autoLogin: env.DEMO_AUTOLOGIN ? { email: env.DEMO_AUTOLOGIN } : false,
      importMap: { baseDir: root, importMapFile: path.resolve(root, 'src/app/(payload)/admin/importMap.js') },
    },
    typescript: { outputFile: path.resolve(root, 'src/demo/payload-types.ts'), autoGenerate: false },
    plugins: [
      socialCampaigns({
        sources: {
          posts: true,
          packages: {
            category: 'package-showcase',
            lifespan: 'evergreen',
            article: ({ doc }: { doc: PackageDoc }) => ({
              image: doc.picture,
              tags: doc.domains ?? [],
              authors: doc.maintainers ?? [],
              lists: [(doc.highlights ?? []).map(({ text }) => text)],
            }),
          },
          volunteers: {
            category: 'volunteer-spotlight',
            lifespan: 'evergreen',
            article: ({ doc }: { doc: VolunteerDoc }) => ({ title: `Meet ${doc.name}`, summary: doc.role ?? null, quotes: doc.quote ? [doc.quote] : [], image: doc.portrait }),
          },
          events: { category: 'event', article: ({ doc }: { doc: EventDoc }) => ({ endsAt: doc.applicationsUntil ?? null, image: doc.picture }) },
        },
        // Those of the demo: LinkedIn, X, Facebook and Pinterest are given the ids of the apps that you registered there, and no baseURL.
        networks: [
          mastodon(),
          bluesky({ directory: env.DEMO_PLC_DIRECTORY }),
          linkedin({ ...apps.linkedin, organizations: true, comments: true }),
          x(apps.x),
          facebook(apps.facebook),
          pinterest(apps.pinterest),
          manual(),
        ],
        guidelines: withGuidelines(djangoGirls(), exactRepeat({ level: 'warn' })),
        media: 'media',
        users: 'users',
        siteURL: ({ doc, collection, locale }) => toSiteURL({ serverURL, collection, slug: doc.slug, locale }),
        roles: {
          see: hasRole('admin', 'manager', 'editor'),
          write: hasRole('admin', 'manager', 'editor'),
          approve: hasRole('admin', 'manager'),
          publish: hasRole('admin', 'manager'),
          manageChannels: hasRole('admin', 'manager'),
          override: hasRole('admin'),
        },
        ...settings.social,
      }),
    ],
  })
}

export default demoConfig()
