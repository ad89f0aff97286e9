import { imageTypes } from '../limits.ts'
import type { Handler } from '../server.ts'

/** `GET /api/v2/instance`: the limits of this server, where Mastodon tells them. */
const instance: Handler = ({ server }) => ({
  json: {
    domain: server.domain,
    title: 'Sandbox',
    version: server.version,
    source_url: 'https://github.com/mastodon/mastodon',
    description: 'A Mastodon-like server for trying things out. Nothing leaves this machine.',
    usage: { users: { active_month: server.store.accounts.size } },
    thumbnail: { url: `${server.origin}/avatars/original/missing.png`, blurhash: null, versions: {} },
    icon: [],
    languages: ['en'],
    configuration: {
      urls: { streaming: server.origin.replace(/^http/, 'ws'), status: null, about: `${server.origin}/about`, privacy_policy: null, terms_of_service: null },
      vapid: { public_key: '' },
      accounts: {
        max_featured_tags: 10,
        max_pinned_statuses: 5,
        max_display_name_length: 30,
        max_note_length: 500,
        max_avatar_description_length: 150,
        max_header_description_length: 150,
      },
      statuses: { max_characters: server.limits.characters, max_media_attachments: server.limits.media, characters_reserved_per_url: server.limits.charactersPerUrl },
      media_attachments: {
        description_limit: server.limits.description,
        image_matrix_limit: server.limits.imagePixels,
        image_size_limit: server.limits.imageBytes,
        supported_mime_types: imageTypes,
        video_frame_rate_limit: 120,
        video_matrix_limit: 8_294_400,
        video_size_limit: 103_809_024,
      },
      polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
      translation: { enabled: false },
      limited_federation: false,
    },
    registrations: { enabled: false, approval_required: false, reason_required: false, message: null, min_age: null, url: null },
    api_versions: { mastodon: server.apiVersion },
    contact: { email: '', account: null },
    rules: [],
  },
})

export const instanceRoutes: Record<string, Handler> = { 'GET /api/v2/instance': instance }
