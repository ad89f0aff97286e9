import { type Brand, brandStyle } from './brands.ts'
import { escapeHtml } from './escapeHtml.ts'

/** A post as the reading page shows it. */
export type PagePost = {
  id: string
  author: string
  handle: string
  at: Date
  /** Above the text, where the network has one. */
  title?: string | undefined
  text: string
  url: string
  contentWarning?: string | undefined
  media: readonly { src: string; alt: string }[]
  /** Where the post leads to. */
  card?: { url: string; title?: string | undefined; description?: string | undefined; src?: string | undefined } | undefined
  /** Above the post: "boosted by …". */
  note?: string | undefined
  /** Below the post: "2 boosts". */
  footer?: string | undefined
  /** A quoted or shared post. */
  inside?: PagePost | undefined
  replies: readonly PagePost[]
}

const style = `:root{color-scheme:light dark;--line:light-dark(#d5d7dc,#3a3d45);--quiet:light-dark(#5b606b,#a4a9b5);--card:light-dark(#fff,#1f2127);--page:light-dark(#f3f4f6,#15161a)}
*{box-sizing:border-box}body{margin:0;background:var(--page);font:16px/1.5 system-ui,sans-serif;border-top:4px solid var(--ground)}main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem 4rem}main.board{max-width:64rem}h1{font-size:1.25rem;margin:0}header p{margin:.25rem 0 1.25rem;color:var(--quiet)}.network{color:var(--brand);font-weight:600;font-size:.875rem}
article{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.9rem 1rem;margin:0 0 .75rem;break-inside:avoid}article article{margin:.6rem 0 0}.replies{margin:0 0 .75rem 1.25rem;padding-left:.75rem;border-left:2px solid var(--line)}.board .posts{columns:18rem;column-gap:.75rem}
.by{display:grid;grid-template-columns:auto 1fr;column-gap:.65rem;align-items:center}.face{grid-row:span 2;width:2.5rem;height:2.5rem;border-radius:50%;background:var(--ground);color:#fff;display:grid;place-items:center;font-weight:600}.who{display:flex;flex-wrap:wrap;column-gap:.5rem;align-items:baseline;line-height:1.25;overflow-wrap:anywhere}
.who span,.by time,.note,footer,figcaption,.card small{color:var(--quiet);font-size:.875rem}.by>a{text-decoration:none;line-height:1.25}.by>a:hover{text-decoration:underline}.note{margin-bottom:.35rem}h2{font-size:1.05rem;line-height:1.35;margin:.6rem 0 0}.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.6rem 0 0}a{color:var(--brand)}
summary{cursor:pointer;margin-top:.6rem}figure{margin:.6rem 0 0}img{max-width:100%;min-width:4rem;border-radius:.5rem;border:1px solid var(--line);display:block}figcaption{margin-top:.25rem}footer{margin-top:.6rem;border-top:1px solid var(--line);padding-top:.5rem}
.card{display:block;margin-top:.6rem;border:1px solid var(--line);border-radius:.5rem;overflow:hidden;color:inherit;text-decoration:none;overflow-wrap:anywhere}.card:hover{border-color:var(--quiet)}.card img{border:0;border-radius:0;width:100%;max-height:18rem;object-fit:cover}.card span{display:block;padding:.5rem .75rem}.card strong,.card small{display:block}`

type TimelinePage = { network: Brand; title: string; about: string; posts: readonly PagePost[] /** Side by side, as pictures hang. */; isBoard?: boolean }

/** A plain page on which a person reads what was published: light and dark, no scripts. */
export function timelinePage({ network, title, about, posts, isBoard = false }: TimelinePage): string {
  const body = posts.length > 0 ? `<div class="posts">${posts.map(toThread).join('\n')}</div>` : '<p>Nothing has been published here yet.</p>'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${brandStyle(network)}${style}</style></head>
<body><main${isBoard ? ' class="board"' : ''}><header><span class="network">${network} sandbox</span><h1>${escapeHtml(title)}</h1><p>${escapeHtml(about)}</p></header>
${body}
</main></body></html>`
}

function toThread(post: PagePost): string {
  const replies = post.replies.length > 0 ? `<div class="replies">${post.replies.map(toThread).join('')}</div>` : ''
  return toArticle(post) + replies
}

function toArticle(post: PagePost): string {
  const words = `${post.title ? `<h2>${escapeHtml(post.title)}</h2>` : ''}${post.text ? `<p class="text">${linkify(post.text)}</p>` : ''}${post.media.map(toFigure).join('')}${post.card ? toCard(post.card) : ''}`
  const shown = post.contentWarning ? `<details><summary>Content warning: ${escapeHtml(post.contentWarning)}</summary>${words}</details>` : words
  return `<article id="post-${escapeHtml(post.id)}">${post.note ? `<div class="note">${escapeHtml(post.note)}</div>` : ''}${toHead(post)}${shown}${post.inside ? toArticle(post.inside) : ''}${post.footer ? `<footer>${escapeHtml(post.footer)}</footer>` : ''}</article>`
}

function toHead({ author, handle, url, at }: PagePost): string {
  const [initial = '?'] = author || handle.replace('@', '')
  const time = at.toISOString()
  const shown = `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })}, ${time.slice(11, 16)} UTC`
  return `<div class="by"><span class="face" aria-hidden="true">${escapeHtml(initial.toUpperCase())}</span><div class="who"><strong>${escapeHtml(author)}</strong><span>${escapeHtml(handle)}</span></div><a href="${escapeHtml(url)}"><time datetime="${time}">${shown}</time></a></div>`
}

function toCard({ url, title, description, src }: NonNullable<PagePost['card']>): string {
  const site = URL.canParse(url) ? new URL(url).host : url
  return `<a class="card" href="${escapeHtml(url)}">${src ? `<img src="${escapeHtml(src)}" alt="">` : ''}<span><strong>${escapeHtml(title ?? url)}</strong>${description ? `<small>${escapeHtml(description)}</small>` : ''}<small>${escapeHtml(site)}</small></span></a>`
}

function toFigure(media: { src: string; alt: string }): string {
  const caption = media.alt ? `ALT: ${escapeHtml(media.alt)}` : 'No description'
  return `<figure><img src="${escapeHtml(media.src)}" alt="${escapeHtml(media.alt)}"><figcaption>${caption}</figcaption></figure>`
}

function linkify(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/(?:[^\s<>&]|&amp;)*(?:[^\s<>&.,:;!?)\]…]|&amp;)/g, (url) => `<a href="${url}">${url}</a>`)
}
