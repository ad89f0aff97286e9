import { escapeHtml } from '../kit/escapeHtml.ts'
import type { NetworkRecord } from './readNetwork.ts'

type BlobRef = { ref?: { $link?: string } }
type Images = { images?: { alt: string; image: BlobRef; aspectRatio?: { width: number; height: number } }[] }
type Card = { external?: { uri: string; title: string; description: string; thumb?: BlobRef } }
type Embed = Images & Card & { record?: { uri?: string; record?: { uri?: string } }; media?: Images & Card }
type Facet = { index: { byteStart: number; byteEnd: number }; features: { uri?: string; did?: string; tag?: string }[] }
type PostValue = {
  text?: string
  createdAt?: string
  facets?: Facet[]
  embed?: Embed
  langs?: string[]
  labels?: { values?: { val: string }[] }
  reply?: { parent?: { uri?: string } }
}

/** Everything on a PDS that the page shows; newest first. */
export type Timeline = { posts: readonly NetworkRecord[]; reposts: readonly NetworkRecord[] }

const style = `:root{color-scheme:light dark;--line:light-dark(#d9dde3,#363a42);--quiet:light-dark(#56606d,#a3abb8);--card:light-dark(#fff,#1c1f25);--page:light-dark(#f2f5f9,#121418);--link:light-dark(#0b57c2,#86b7ff)}
*{box-sizing:border-box}body{margin:0;background:var(--page);font:16px/1.5 system-ui,sans-serif}main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.25rem;margin:0}header p{margin:.25rem 0 1.25rem;color:var(--quiet)}
article{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.9rem 1rem;margin:0 0 .75rem}article article{margin:.6rem 0 0}.replies{margin:0 0 .75rem 1.25rem;padding-left:.75rem;border-left:2px solid var(--line)}
.by{display:flex;gap:.5rem;flex-wrap:wrap;align-items:baseline}.by a{margin-left:auto}.note,.by time,figcaption,.card small,.label{color:var(--quiet);font-size:.875rem}.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0 0}a{color:var(--link)}
.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:.6rem}figure{margin:.6rem 0 0}img{max-width:100%;height:auto;border-radius:.5rem;border:1px solid var(--line);display:block}figcaption{margin-top:.25rem}
.card{display:block;margin-top:.6rem;border:1px solid var(--line);border-radius:.5rem;overflow:hidden;color:inherit;text-decoration:none}.card img{border:0;border-radius:0;width:100%;max-height:16rem;object-fit:cover}.card span{display:block;padding:.5rem .75rem}.card strong,.card small{display:block}`

/** The page: threads with their replies below, reposts with who passed them on. */
export function toTimelineHtml({ title, about, timeline, only }: { title: string; about: string; timeline: Timeline; only?: string | undefined }): string {
  const replies = Map.groupBy(timeline.posts, ({ value }) => (value as PostValue).reply?.parent?.uri)
  const known = new Map(timeline.posts.map((post) => [post.uri, post]))
  const thread = (post: NetworkRecord): string => {
    // Read from the first answer to the last, although the list is newest first.
    const below = (replies.get(post.uri) ?? []).toReversed().map(thread).join('')
    return toArticle(post, known) + (below && `<div class="replies">${below}</div>`)
  }
  const isStart = (post: NetworkRecord) => !known.has((post.value as PostValue).reply?.parent?.uri ?? '')
  const entries = [
    ...timeline.posts.filter((post) => (only ? post.uri === only : isStart(post))).map((post) => ({ at: String(post.value.createdAt), html: thread(post) })),
    ...(only ? [] : timeline.reposts.map((repost) => ({ at: String(repost.value.createdAt), html: toRepost(repost, known) }))),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  const body = entries.length > 0 ? entries.map(({ html }) => html).join('\n') : '<p>Nothing has been published here yet.</p>'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(about)}</p></header>
${body}
</main></body></html>`
}

function toRepost({ handle, value }: NetworkRecord, known: ReadonlyMap<string, NetworkRecord>): string {
  const post = known.get((value.subject as { uri?: string } | undefined)?.uri ?? '')
  return post ? toArticle(post, known, `Reposted by @${handle}`) : ''
}

function toArticle(post: NetworkRecord, known: ReadonlyMap<string, NetworkRecord>, note?: string): string {
  const value = post.value as PostValue
  const time = String(value.createdAt ?? '')
  const labels = (value.labels?.values ?? []).map(({ val }) => val).join(', ')
  const quoted = known.get(value.embed?.record?.uri ?? value.embed?.record?.record?.uri ?? '')
  return [
    `<article${value.langs?.[0] ? ` lang="${escapeHtml(value.langs[0])}"` : ''}>`,
    note ? `<div class="note">${escapeHtml(note)}</div>` : '',
    `<div class="by"><strong>@${escapeHtml(post.handle)}</strong><a href="/profile/${escapeHtml(post.handle)}/post/${escapeHtml(post.rkey)}"><time datetime="${escapeHtml(time)}">${escapeHtml(time.slice(0, 16).replace('T', ' '))} UTC</time></a></div>`,
    labels ? `<div class="label">Content warning: ${escapeHtml(labels)}</div>` : '',
    value.text ? `<p class="text">${toRichHtml(value.text, value.facets ?? [])}</p>` : '',
    toMedia(post.did, value.embed?.media ?? value.embed),
    quoted ? toArticle(quoted, new Map()) : '',
    '</article>',
  ].join('')
}

/** The text with its facets as links. Offsets count bytes of UTF-8; one that does not fit the text is left out. */
export function toRichHtml(text: string, facets: readonly Facet[]): string {
  const bytes = Buffer.from(text)
  let at = 0
  let html = ''
  for (const { index, features } of facets.toSorted((a, b) => a.index.byteStart - b.index.byteStart)) {
    const href = toHref(features[0])
    if (!href || index.byteStart < at || index.byteEnd > bytes.length) continue
    const words = bytes.subarray(index.byteStart, index.byteEnd).toString()
    html += `${escapeHtml(bytes.subarray(at, index.byteStart).toString())}<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`
    at = index.byteEnd
  }
  return html + escapeHtml(bytes.subarray(at).toString())
}

function toHref(feature: Facet['features'][number] | undefined): string | undefined {
  if (feature?.uri && /^https?:/iu.test(feature.uri)) return feature.uri
  if (feature?.did) return `/profile/${encodeURIComponent(feature.did)}`
  return feature?.tag ? `/hashtag/${encodeURIComponent(feature.tag)}` : undefined
}

function toMedia(did: string, media: (Images & Card) | undefined): string {
  const source = (blob: BlobRef | undefined) => escapeHtml(`/blob/${encodeURIComponent(did)}/${encodeURIComponent(blob?.ref?.$link ?? '')}`)
  if (media?.images) {
    const figures = media.images.map(({ alt, image, aspectRatio: size }) => {
      const shape = size ? ` width="${Number(size.width)}" height="${Number(size.height)}"` : ''
      return `<figure><img src="${source(image)}" alt="${escapeHtml(alt)}"${shape}><figcaption>${alt ? `ALT: ${escapeHtml(alt)}` : 'No description'}</figcaption></figure>`
    })
    return `<div class="pictures">${figures.join('')}</div>`
  }
  if (!media?.external) return ''
  const { uri, title, description, thumb } = media.external
  const href = /^https?:/iu.test(uri) ? uri : '#'
  const host = URL.canParse(uri) ? new URL(uri).host : ''
  return `<a class="card" href="${escapeHtml(href)}">${thumb ? `<img src="${source(thumb)}" alt="">` : ''}<span><small>${escapeHtml(host)}</small><strong>${escapeHtml(title)}</strong>${escapeHtml(description)}</span></a>`
}
