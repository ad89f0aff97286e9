import type { Say } from '../translations/say.ts'
import type { PostComment } from './keptOnPost.ts'
import { reviewStyle } from './reviewStyle.ts'

/** A picture of a post, and a link's preview, as far as somebody outside sees them. */
type ReviewedPart = { text: string; pictures: { url: string | undefined; alt: string }[]; card?: { title: string; url: string } | undefined }

/** What somebody without an account sees of a post. */
export type ReviewPage = {
  say: Say
  language: string
  /** Who asks. */
  organisation: string | undefined
  title: string
  /** When it goes out, in words. */
  dueAt: string | undefined
  /** When the link ends, in words. */
  until: string
  channels: { name: string; network: string; contentWarning: string | undefined; parts: ReviewedPart[] }[]
  comments: readonly (PostComment & { when: string })[]
  action: string
  /** What became of the comment that was just sent, and what was typed where it has to be sent again. */
  answer?: { sentence: string; isGood: boolean; name?: string; text?: string } | undefined
}

const toHTML = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** The page of a review link: texts and pictures for each channel, the comments, and a form to add one. It needs no script. */
export function writeReviewPage({ say, language, organisation, title, dueAt, until, channels, comments, action, answer }: ReviewPage): string {
  const notice = answer ? `<p class="notice ${answer.isGood ? 'good' : 'bad'}" role="${answer.isGood ? 'status' : 'alert'}">${toHTML(answer.sentence)}</p>` : ''
  const head = `<header><p class="quiet">${toHTML(organisation ? say('reviewFrom', { name: organisation }) : say('reviewAsked'))}</p><h1>${toHTML(title)}</h1>
<p class="quiet">${toHTML(dueAt ? say('reviewPlanned', { time: dueAt }) : say('reviewNoTime'))} ${toHTML(say('reviewUntil', { time: until }))}</p></header>`
  const cards = channels.map((channel) => writeChannel(channel, say)).join('')
  const said = comments.map(({ by, when, text }) => `<li><p class="quiet"><strong>${toHTML(by)}</strong> · ${toHTML(when)}</p><p class="text">${toHTML(text)}</p></li>`).join('')
  const form = `<form method="post" action="${toHTML(action)}"><h2>${toHTML(say('reviewSay'))}</h2><p class="quiet">${toHTML(say('reviewSayHelp'))}</p>
<label>${toHTML(say('reviewName'))}<input name="name" required maxlength="80" autocomplete="name" value="${toHTML(answer?.name ?? '')}"></label>
<label>${toHTML(say('reviewText'))}<textarea name="text" required maxlength="4000" rows="5">${toHTML(answer?.text ?? '')}</textarea></label><button>${toHTML(say('reviewSend'))}</button></form>`
  const thread = said ? `<section><h2>${toHTML(say('comments'))}</h2><ol class="comments">${said}</ol></section>` : ''
  return frame({ title, language, body: `${notice}${head}${cards || `<p class="quiet">${toHTML(say('reviewNoChannel'))}</p>`}${thread}${form}` })
}

/** A page with one sentence. */
export const writeReviewNote = ({ title, sentence, language }: { title: string; sentence: string; language: string }): string =>
  frame({ title, language, body: `<header><h1>${toHTML(title)}</h1></header><p>${toHTML(sentence)}</p>` })

function writeChannel({ name, network, contentWarning, parts }: ReviewPage['channels'][number], say: Say): string {
  const written = parts
    .map(({ text, pictures, card }) => {
      const preview = card
        ? `<a class="card" href="${toHTML(card.url)}" rel="noreferrer nofollow"><strong>${toHTML(card.title)}</strong><span class="quiet">${toHTML(hostOf(card.url))}</span></a>`
        : ''
      return `<p class="text">${withLinks(text)}</p>${pictures.map(({ url, alt }) => writePicture(url, alt, say)).join('')}${preview}`
    })
    .join('<hr>')
  const warning = contentWarning ? `<p><strong>${toHTML(say('contentWarning'))}:</strong> ${toHTML(contentWarning)}</p>` : ''
  return `<article><h2>${toHTML(name)} <span class="network">${toHTML(network)}</span></h2>${warning}${written}</article>`
}

function writePicture(url: string | undefined, alt: string, say: Say): string {
  const image = url ? `<img src="${toHTML(url)}" alt="${toHTML(alt)}" loading="lazy">` : ''
  return `<figure>${image}<figcaption class="quiet">${toHTML(alt ? say('reviewAlt', { alt }) : say('reviewNoAlt'))}</figcaption></figure>`
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : url)

/** Addresses in a text as links; everything else stays plain words. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/u)
    .map((piece, index) => (index % 2 === 1 ? `<a href="${toHTML(piece)}" rel="noreferrer nofollow">${toHTML(piece)}</a>` : toHTML(piece)))
    .join('')
}

function frame({ title, language, body }: { title: string; language: string; body: string }): string {
  return `<!doctype html><html lang="${toHTML(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${toHTML(title)}</title><style>${reviewStyle}</style></head><body><main>${body}</main></body></html>`
}
