import { escapeHtml } from './escapeHtml.ts'

/** A post as the reading page shows it. */
export type PagePost = {
  id: string
  author: string
  handle: string
  at: Date
  text: string
  url: string
  contentWarning?: string | undefined
  media: readonly { src: string; alt: string }[]
  /** Above the post: "boosted by …". */
  note?: string | undefined
  /** Below the post: "2 boosts". */
  footer?: string | undefined
  /** A quoted or shared post. */
  inside?: PagePost | undefined
  replies: readonly PagePost[]
}

const style = `:root{color-scheme:light dark;--line:light-dark(#d5d7dc,#3a3d45);--quiet:light-dark(#5b606b,#a4a9b5);--card:light-dark(#fff,#1f2127);--page:light-dark(#f3f4f6,#15161a);--link:light-dark(#3b49c4,#9aa6ff)}
*{box-sizing:border-box}body{margin:0;background:var(--page);font:16px/1.5 system-ui,sans-serif}main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.25rem;margin:0}header p{margin:.25rem 0 1.25rem;color:var(--quiet)}
article{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.9rem 1rem;margin:0 0 .75rem}article article{margin:.6rem 0 0}.replies{margin:0 0 .75rem 1.25rem;padding-left:.75rem;border-left:2px solid var(--line)}
.by{display:flex;gap:.5rem;flex-wrap:wrap;align-items:baseline}.by span,.by time,.note,footer,figcaption{color:var(--quiet);font-size:.875rem}.by a{margin-left:auto}.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0 0}a{color:var(--link)}
summary{cursor:pointer;margin-top:.4rem}figure{margin:.6rem 0 0}img{max-width:100%;min-width:4rem;border-radius:.5rem;border:1px solid var(--line);display:block}figcaption{margin-top:.25rem}footer{margin-top:.5rem}`

/** A plain page on which a person reads what was published: light and dark, no scripts. */
export function timelinePage({ title, about, posts }: { title: string; about: string; posts: readonly PagePost[] }): string {
  const body = posts.length > 0 ? posts.map(toThread).join('\n') : '<p>Nothing has been published here yet.</p>'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(about)}</p></header>
${body}
</main></body></html>`
}

function toThread(post: PagePost): string {
  const replies = post.replies.length > 0 ? `<div class="replies">${post.replies.map(toThread).join('')}</div>` : ''
  return toArticle(post) + replies
}

function toArticle(post: PagePost): string {
  const time = post.at.toISOString()
  const words = `${post.text ? `<p class="text">${linkify(post.text)}</p>` : ''}${post.media.map(toFigure).join('')}`
  const shown = post.contentWarning ? `<details><summary>Content warning: ${escapeHtml(post.contentWarning)}</summary>${words}</details>` : words
  return `<article id="post-${escapeHtml(post.id)}">${post.note ? `<div class="note">${escapeHtml(post.note)}</div>` : ''}<div class="by"><strong>${escapeHtml(post.author)}</strong><span>${escapeHtml(post.handle)}</span><a href="${escapeHtml(post.url)}"><time datetime="${time}">${time.slice(0, 16).replace('T', ' ')} UTC</time></a></div>${shown}${post.inside ? toArticle(post.inside) : ''}${post.footer ? `<footer>${escapeHtml(post.footer)}</footer>` : ''}</article>`
}

function toFigure(media: { src: string; alt: string }): string {
  const caption = media.alt ? `ALT: ${escapeHtml(media.alt)}` : 'No description'
  return `<figure><img src="${escapeHtml(media.src)}" alt="${escapeHtml(media.alt)}"><figcaption>${caption}</figcaption></figure>`
}

function linkify(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/(?:[^\s<>&]|&amp;)*(?:[^\s<>&.,:;!?)\]…]|&amp;)/g, (url) => `<a href="${url}">${url}</a>`)
}
