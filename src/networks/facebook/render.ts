import type { Content, Draft, Problem, Rendered } from '../../domain/content.ts'
import type { Channel } from '../port.ts'
import { type CommentRules, renderWithComments } from '../shared/renderWithComments.ts'
import { viaLine } from '../shared/viaLine.ts'
import { parseTarget } from './addresses.ts'
import { maxAltText, maxComment, maxPictures, maxText } from './limits.ts'
import { readPageId } from './session.ts'

const measure = (text: string) => text.length
const rules: CommentRules = { label: 'Facebook', post: { max: maxText, measure }, comment: { max: maxComment, measure }, maxPictures, altText: maxAltText }

/**
 * Fits a draft to a Page. A link is attached and Facebook makes the preview; beside pictures, where it cannot be attached, it is written into the text.
 * Nothing can be reshared by the API, so a share is a post with the link and a line of credit. Further parts are comments. Pure.
 */
export function renderFacebook(draft: Draft, channel: Channel): Rendered {
  const problems: Problem[] = []
  if (!readPageId(channel)) {
    const message = `The channel "${channel.name}" does not say which Page it publishes on. Connect it again and choose the Page, or write the number of the Page into it.`
    problems.push({ path: 'channels', level: 'block', message })
  }
  const target = draft.target?.trim() ?? ''
  checkTarget(draft, target, channel, problems)
  const content: Content = { kind: draft.kind, parts: [] }
  if (draft.kind !== 'post' && target !== '') content.target = target
  const language = draft.language ?? channel.language
  if (language) content.language = language
  const link = draft.kind === 'share' ? target : draft.link
  if (link && draft.kind !== 'reply') content.link = link

  const isAttached = draft.kind !== 'reply' && draft.media.length === 0
  const { parts, problems: more } = renderWithComments({
    draft,
    rules,
    link: isAttached ? undefined : link,
    isComment: draft.kind === 'reply',
    credit: draft.kind === 'share' ? viaLine(target, draft.text) : undefined,
  })
  problems.push(...more)
  const [first] = parts
  if (first?.text === '' && first.media.length === 0 && !(isAttached && link))
    problems.push({ path: 'text', level: 'block', message: 'There is nothing to publish on Facebook. Write a text, or add a picture or a link.' })
  content.parts = parts
  return { content, problems }
}

function checkTarget({ kind }: Draft, target: string, channel: Channel, problems: Problem[]): void {
  if (kind === 'post') return
  if (!URL.canParse(target)) {
    problems.push({
      path: 'target',
      level: 'block',
      message: `It is not said which post is to be ${kind === 'share' ? 'shared' : 'answered'} on Facebook. Paste the link of that post.`,
    })
  } else if (kind === 'share') {
    problems.push({ path: 'target', level: 'hint', message: 'Facebook lets no app reshare a post, so it goes out as a post with the link and a line of credit.' })
  } else if (!parseTarget(target, channel)) {
    const message = 'Facebook can only answer a post or comment whose address shows its number, as in https://www.facebook.com/page/posts/123456. Paste such a link.'
    problems.push({ path: 'target', level: 'block', message })
  }
}
