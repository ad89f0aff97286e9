import type { PostComment } from './keptOnPost.ts'

/** What somebody without an account sees of a post. */
export type ReviewPage = {
  title: string
  dueAt: string | undefined
  channels: { name: string; network: string; contentWarning: string | undefined; parts: { text: string; pictures: { url: string | undefined; alt: string }[] }[] }[]
  comments: readonly PostComment[]
  action: string
}

const toHTML = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** The page of a review link: texts and pictures for each channel, the comments, and a form to add one. It needs no script. */
export function writeReviewPage({ title, dueAt, channels, comments, action }: ReviewPage): string {
  const shown = channels.map(({ name, network, contentWarning, parts }) => {
    const written = parts.map(({ text, pictures }) => `<p class="text">${toHTML(text)}</p>${pictures.map(({ url, alt }) => picture(url, alt)).join('')}`)
    return `<section><h2>${toHTML(name)} <small>${toHTML(network)}</small></h2>${contentWarning ? `<p>Content warning: ${toHTML(contentWarning)}</p>` : ''}${written.join('<hr>')}</section>`
  })
  const said = comments.map(
    ({ by, at, text }) =>
      `<li><strong>${toHTML(by)}</strong> <time datetime="${toHTML(at)}">${toHTML(at.slice(0, 16).replace('T', ' '))} UTC</time><p class="text">${toHTML(text)}</p></li>`,
  )
  const body = `<h1>${toHTML(title)}</h1><p>${dueAt ? `Planned for ${toHTML(dueAt.slice(0, 16).replace('T', ' '))} UTC.` : 'It has no time yet.'}</p>${shown.join('') || '<p>No channel has been chosen yet.</p>'}
<h2>Comments</h2><ul>${said.join('')}</ul><form method="post" action="${toHTML(action)}"><p><label>Your name<br><input name="name" required maxlength="80"></label></p>
<p><label>Your comment<br><textarea name="text" required maxlength="4000" rows="5"></textarea></label></p><button>Send the comment</button></form>`
  return frame(title, body)
}

/** A page with one sentence. */
export const writeReviewNote = (sentence: string) => frame('Review', `<p>${toHTML(sentence)}</p>`)

function picture(url: string | undefined, alt: string): string {
  const image = url ? `<img src="${toHTML(url)}" alt="${toHTML(alt)}">` : ''
  return `<figure>${image}<figcaption>${alt ? `Alt text: ${toHTML(alt)}` : 'This picture has no alt text.'}</figcaption></figure>`
}

function frame(title: string, body: string): string {
  const style =
    'body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}.text{white-space:pre-wrap;overflow-wrap:anywhere}img{max-width:100%}input,textarea{width:100%;font:inherit;box-sizing:border-box}section{border:1px solid;padding:0 1rem 1rem;margin:1rem 0}'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${toHTML(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`
}
