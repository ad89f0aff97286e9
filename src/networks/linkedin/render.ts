import type { Content, Draft, Problem, Rendered } from '../../domain/content.ts'
import type { Channel } from '../port.ts'
import { type CommentRules, renderWithComments } from '../shared/renderWithComments.ts'
import { viaLine } from '../shared/viaLine.ts'
import { readAuthor } from './author.ts'
import { maxAltText, maxCardDescription, maxCardTitle, maxComment, maxPictures, maxText, measureLinkedIn } from './limits.ts'
import { commentingScope, readScopes } from './permissions.ts'
import { canReshare, parseComment, parseTarget } from './target.ts'

const rules: CommentRules = {
  label: 'LinkedIn',
  post: { max: maxText, measure: measureLinkedIn },
  comment: { max: maxComment, measure: (text) => text.length },
  maxPictures,
  altText: maxAltText,
}

/**
 * Fits a draft to LinkedIn. LinkedIn reads no page by itself: with our card a link becomes an article with a preview and is left out of the text, else it
 * is written into the text. What is over the limit, and parts by hand, go on as comments. Pure.
 */
export function renderLinkedIn(draft: Draft, channel: Channel): Rendered {
  const problems: Problem[] = []
  if (!readAuthor(channel)) {
    const message = `The channel "${channel.name}" does not say who publishes on LinkedIn. Connect it again, or write its author as urn:li:person:… or urn:li:organization:….`
    problems.push({ path: 'channels', level: 'block', message })
  }
  const { kind, link } = chooseKind(draft, channel, problems)
  const content: Content = { kind, parts: [] }
  if (kind !== 'post' && draft.target) content.target = draft.target
  const language = draft.language ?? channel.language
  if (language) content.language = language
  if (link) content.link = link

  if (kind === 'share' && draft.text.trim() === '' && draft.more.length === 0) {
    content.parts = [{ text: '', media: [] }]
    return { content, problems }
  }
  const card = kind === 'post' && link && draft.media.length === 0 ? toCard(draft, link) : undefined
  const { parts, problems: more } = renderWithComments({
    draft,
    rules,
    link: card ? undefined : link,
    isComment: kind === 'reply',
    noPicturesIn: kind === 'share' ? 'a reshare' : undefined,
    credit: draft.kind === 'share' && kind === 'post' && link ? viaLine(link, draft.text) : undefined,
  })
  problems.push(...more)
  const [first, ...rest] = parts
  if (first?.text === '' && first.media.length === 0 && !card)
    problems.push({ path: 'text', level: 'block', message: 'There is nothing to publish on LinkedIn. Write a text or add a picture.' })
  if (content.kind === 'reply' || parts.length > 1) problems.push(...missingComments(channel, content.kind))
  content.parts = first && card ? [{ ...first, card }, ...rest] : parts
  return { content, problems }
}

/** What is no post of LinkedIn, or cannot be reshared by its address, goes out as a post with the link: the nearest thing. */
function chooseKind(draft: Draft, channel: Channel, problems: Problem[]): { kind: Draft['kind']; link: string | undefined } {
  if (draft.kind === 'post') return { kind: 'post', link: draft.link }
  const target = draft.target?.trim()
  if (!target) {
    const verb = draft.kind === 'share' ? 'shared' : 'answered'
    problems.push({ path: 'target', level: 'block', message: `It is not said which post is to be ${verb} on LinkedIn. Paste the link of that post.` })
    return { kind: draft.kind, link: draft.link }
  }
  const urn = parseTarget(target, channel)
  if (draft.kind === 'reply') {
    if (!urn)
      problems.push({
        path: 'target',
        level: 'block',
        message: 'LinkedIn can only answer a post on LinkedIn. Paste the link of one, as its menu gives it under "Copy link to post".',
      })
    return { kind: 'reply', link: draft.link }
  }
  const isComment = parseComment(target, channel) !== undefined
  if (urn && canReshare(urn) && !isComment) return { kind: 'share', link: draft.link }
  const why = isComment
    ? 'LinkedIn reshares no comments'
    : urn
      ? 'This kind of address cannot be reshared by LinkedIn’s API (the one under "Embed this post" can)'
      : 'This is not the address of a post on LinkedIn'
  problems.push({ path: 'target', level: 'hint', message: `${why}, so it goes out as a post with the link.` })
  return { kind: 'post', link: target }
}

/** Where LinkedIn told at the last check what the access reaches, a missing permission is known before anything is saved. */
function missingComments(channel: Channel, kind: Draft['kind']): Problem[] {
  const [author, scopes] = [readAuthor(channel), readScopes(channel.learnt)]
  if (!author || !scopes || scopes.includes(commentingScope(author))) return []
  const what = kind === 'reply' ? 'the answer' : 'the further parts, which are comments on LinkedIn,'
  const message = `LinkedIn asks for the permission ${commentingScope(author)} to comment, and the access of “${channel.name}” lacks it, so ${what} will probably be refused. Where the app has it, set “comments: true” for LinkedIn in the options and connect the channel again.`
  return [{ path: 'channels', level: 'warn', message }]
}

function toCard({ card }: Draft, url: string) {
  if (!card?.title.trim()) return undefined
  const cut = (text: string, max: number) => (text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`)
  return { url, ...card, title: cut(card.title.trim(), maxCardTitle), description: cut(card.description, maxCardDescription) }
}
