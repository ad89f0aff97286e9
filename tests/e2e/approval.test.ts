import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { newPage, signedIn } from '../helpers/signedIn.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, type World } from '../helpers/world.ts'

let world: World
let server: NextServer
let browser: Browser
let writer: Page
let approver: Page
let main: { id: number }

const dayMs = 86_400_000
/** The whole text of the story: a warning of the guidelines is in it. */
const first = 'Our next workshop is in Évora. Thirty people come, and you idiots can too. Doors open at six.'
const second = 'Our next workshop is in Évora. Thirty people come, and you can too. Doors open at seven.'

beforeAll(async () => {
  // The server of the test sends; this process only prepares and looks.
  world = await createWorld({ options: { queue: { autorun: false } } })
  for (const role of ['manager', 'editor', 'admin']) await world.create('users', { name: role, email: `${role}@example.org`, password: 'demo', roles: [role] })
  main = await world.channel('Main')
  await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { approval: { required: true, fourEyes: true, approvers: 1 } } as never })
  server = await startNextServer({ databaseURL: world.app.databaseURL })
  browser = await launchChromium()
  writer = await signedIn({ browser, server }, 'editor')
  approver = await signedIn({ browser, server }, 'manager')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await world?.close()
})

const approvalOf = (page: Page) => page.getByRole('region', { name: 'Approval', exact: true })
const guidelinesOf = (page: Page) => page.getByRole('region', { name: 'Guidelines', exact: true })
const open = (page: Page, id: number | string) => page.goto(`${server.url}/admin/collections/social-posts/${id}`)
const postNow = async (id: number | string) => (await world.find<{ status: string; text: string; comments: { text: string }[] }>('social-posts', { id: { equals: id } }))[0]
const isNow = (id: number | string, status: string) => waitFor(async () => (await postNow(id))?.status === status, { what: `the post to be ${status}` })
/** Nobody holds the post: who opens it next is not asked to take it over. */
const isFree = (id: number | string) =>
  waitFor(async () => (await world.find('payload-locked-documents', { 'document.value': { equals: Number(id) } })).length === 0, { what: 'the lock of the post to be gone' })
const records = (what: string, id: number | string) =>
  world.find<{ by: string; reason?: string }>('social-records', { and: [{ what: { equals: what } }, { subject: { equals: `social-posts:${id}` } }] })

describe('two people and one post', () => {
  let id = ''

  it('the writer sees a warning next to the words while typing, and has to tick it before asking for approval', async () => {
    await writer.goto(`${server.url}/admin/collections/social-posts/create`)
    await writer.locator('#field-title').fill('The workshop in Évora')
    await writer.locator('#field-channels input').first().fill('Main')
    await writer.getByText('Main', { exact: true }).last().click()
    await writer.locator('#field-text').pressSequentially(first, { delay: 1 })
    const finding = guidelinesOf(writer).getByRole('listitem').filter({ hasText: 'idiots' })
    await finding.getByText('Warning').waitFor()
    // The quoted words lead to the place in the text.
    await finding.getByRole('button', { name: /^Show “/ }).click()
    expect(await writer.locator('#field-text').evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toContain('idiots')
    await writer.getByRole('button', { name: 'Ask for approval' }).click()
    await guidelinesOf(writer).getByRole('alert').getByText('Look at the warnings and tick them').waitFor()
    expect(await world.find('social-posts')).toEqual([])
    for (const box of await guidelinesOf(writer).getByRole('checkbox').all()) await box.check()
    await writer.getByRole('button', { name: 'Ask for approval' }).click()
    await writer.waitForURL(/social-posts\/\d+/)
    id = /social-posts\/(\d+)/.exec(writer.url())?.[1] ?? ''
    await isNow(id, 'in-review')
    const [post] = await world.find<{ warningsSeen: { check: string; by: string }[] }>('social-posts', { id: { equals: id } })
    expect(post?.warningsSeen).toContainEqual(expect.objectContaining({ check: 'insults', by: 'editor@example.org' }))
  })

  it('the writer is offered no way to approve, and the approver finds the post in what waits', async () => {
    await approvalOf(writer).getByText('0 of 1 approvals').waitFor()
    expect(await approvalOf(writer).getByRole('button', { name: 'Approve' }).count()).toBe(0)
    await approver.goto(`${server.url}/admin`)
    await approver.getByRole('link', { name: 'Waits for you' }).click()
    const mine = approver.getByRole('region', { name: 'Waits for you' })
    await mine.getByText('0 of 1 approvals').waitFor()
    await mine.getByText('Main', { exact: true }).waitFor()
    await writer.goto(`${server.url}/admin/collections/social-posts/waiting`)
    await writer.getByRole('region', { name: 'Waits for others' }).getByRole('link', { name: 'The workshop in Évora' }).waitFor()
    await mine.getByRole('link', { name: 'The workshop in Évora' }).click()
    await approver.waitForURL(new RegExp(`social-posts/${id}`))
  })

  it('the approver asks for changes with a comment, and the writer gets the post back with it', async () => {
    const panel = approvalOf(approver)
    await panel.getByPlaceholder('Write a comment').fill('Kinder words, please, and it is seven o’clock.')
    await panel.getByRole('button', { name: 'Ask for changes' }).click()
    await isNow(id, 'draft')
    await panel.getByText('Draft', { exact: true }).first().waitFor()
    await writer.goto(`${server.url}/admin/collections/social-posts/waiting`)
    const mine = writer.getByRole('region', { name: 'Waits for you' })
    await mine.getByText('Changes asked for').waitFor()
    await mine.getByRole('link', { name: 'The workshop in Évora' }).click()
    await approvalOf(writer).getByText('Kinder words, please').waitFor()
    await writer.locator('#field-text').fill(second)
    await guidelinesOf(writer).getByRole('listitem').filter({ hasText: 'idiots' }).waitFor({ state: 'detached' })
    await writer.getByRole('button', { name: 'Ask for approval' }).click()
    await isNow(id, 'in-review')
    expect((await postNow(id))?.text).toBe(second)
  })

  it('approves what was read, never words that changed meanwhile', async () => {
    await open(approver, id)
    await approvalOf(approver).getByRole('button', { name: 'Approve' }).waitFor()
    await world.update('social-posts', id, { text: `${second} Bring a friend.` }, { user: await editorUser(), overrideAccess: false })
    await approvalOf(approver).getByRole('button', { name: 'Approve' }).click()
    await approvalOf(approver).getByRole('alert').getByText('Somebody changed this post while you were reading it').waitFor()
    await open(approver, id)
    await approvalOf(approver).getByRole('button', { name: 'Approve' }).click()
    await isNow(id, 'approved')
    await approvalOf(approver).getByText('manager@example.org approved these words').first().waitFor()
  })

  it('a change after the approval asks again and shows what is different, word by word', async () => {
    await open(writer, id)
    await writer.locator('#field-text').fill(second.replace('seven', 'eight'))
    // At once, so that Payload's own lock of a document that is typed in comes late.
    await approvalOf(writer).getByRole('button', { name: 'Ask for approval' }).click()
    await isNow(id, 'in-review')
    await approvalOf(writer).getByText('In review', { exact: true }).first().waitFor()
    await isFree(id)
    await open(approver, id)
    const difference = approver.getByRole('region', { name: 'Changed since it was approved' })
    await difference.locator('del', { hasText: 'seven' }).first().waitFor()
    await difference.locator('ins', { hasText: 'eight' }).waitFor()
    await approvalOf(approver).getByRole('button', { name: 'Approve' }).click()
    await isNow(id, 'approved')
  })

  it('goes out once when it is published, exactly as it was approved', async () => {
    await approvalOf(approver).getByRole('button', { name: 'Publish now' }).click()
    await world.settled({ post: { equals: id } }, ['published'])
    await approvalOf(approver).getByText('Published', { exact: true }).waitFor({ timeout: 30_000 })
    expect(world.mastodon.statuses().map(({ text }) => text)).toEqual([second.replace('seven', 'eight')])
    expect(await records('post-approved', id)).not.toEqual([])
  })

  async function editorUser() {
    const [user] = await world.find<{ id: number }>('users', { email: { equals: 'editor@example.org' } })
    return { ...user, collection: 'users' }
  }
})

describe('what cannot wait', () => {
  it('goes out without approval by somebody who may publish, with a reason that stays on record', async () => {
    const post = await world.create('social-posts', { title: 'The venue is closed', text: 'The venue is closed today. We meet next door.', status: 'draft', channels: [main.id] })
    await open(approver, post.id)
    await approvalOf(approver).getByText('It cannot wait').click()
    const send = approvalOf(approver).getByRole('button', { name: 'Publish without approval' })
    expect(await send.isDisabled()).toBe(true)
    await approvalOf(approver).getByLabel('Why does it go out without approval?').fill('People stand before a closed door')
    await send.click()
    await world.settled({ post: { equals: post.id } }, ['published'])
    expect(await records('post-urgent', post.id)).toMatchObject([{ by: 'manager@example.org', reason: 'People stand before a closed door' }])
    await open(writer, post.id)
    await approvalOf(writer).getByText('manager@example.org let it go without approval: “People stand before a closed door”').waitFor()
  })
})

describe('the guidelines', () => {
  it('are overridden only where the right to is there, and a finding is ignored and taken up again', async () => {
    const post = await world.create('social-posts', {
      title: 'A call',
      text: 'Guys, the call for proposals of PyDays is open.',
      category: 'cfp',
      status: 'draft',
      channels: [main.id],
    })
    await open(writer, post.id)
    const panel = guidelinesOf(writer)
    await panel.getByText('Stops it').first().waitFor()
    await panel.getByText('can be overridden only by somebody who has the right to').waitFor()
    const hint = panel.getByRole('listitem').filter({ hasText: 'Guys' }).first()
    await hint.getByRole('button', { name: 'Ignore here' }).click()
    await panel.getByText('Ignored here: 1').click()
    await panel.getByRole('button', { name: 'Look at it again' }).click()
    await hint.getByRole('button', { name: 'Ignore here' }).waitFor()
    await writer.getByRole('button', { name: 'Ask for approval' }).click()
    await writer
      .getByText(/Code of Conduct/)
      .first()
      .waitFor()
    expect((await postNow(post.id))?.status).toBe('draft')

    const admin = await signedIn({ browser, server }, 'admin')
    // The writer has this one open with changes in it, so Payload keeps it for the writer.
    const other = await world.create('social-posts', {
      title: 'Another call',
      text: 'The call for proposals of PyNights is open.',
      category: 'cfp',
      status: 'draft',
      channels: [main.id],
    })
    await open(admin, other.id)
    await guidelinesOf(admin).getByLabel('Let it go out anyway: the reason').fill('They publish it tomorrow')
    await admin.getByRole('button', { name: 'Ask for approval' }).click()
    await isNow(other.id, 'in-review')
    expect(await records('guideline-overridden', other.id)).toMatchObject([{ by: 'admin@example.org', reason: 'They publish it tomorrow' }])
    await admin.context().close()
  })

  it('allow a word for everybody when somebody who approves says so', async () => {
    const post = await world.create('social-posts', { title: 'Names', text: 'Please whitelist our new address.', status: 'draft', channels: [main.id] })
    await open(approver, post.id)
    const finding = guidelinesOf(approver).getByRole('listitem').filter({ hasText: 'whitelist' })
    await finding.getByRole('button', { name: 'Always allow “whitelist”' }).click()
    await finding.waitFor({ state: 'detached' })
    await open(writer, post.id)
    await guidelinesOf(writer).getByText('Nothing to say').waitFor()
  })
})

describe('a review link', () => {
  it('is shown once, opens without an account, takes a comment, and ends when it is taken back', async () => {
    const publishAt = new Date(Date.now() + dayMs).toISOString()
    const post = await world.create('social-posts', {
      title: 'Thanks to our sponsor',
      text: 'Thank you, Acme, for the room and the cake!',
      status: 'draft',
      channels: [main.id],
      publishAt,
    })
    await open(writer, post.id)
    const panel = approvalOf(writer)
    await panel.getByText('Review links (0)').click()
    await panel.getByLabel('Whom is it for?').fill('Grace at Acme')
    await panel.getByRole('button', { name: 'Make a review link' }).click()
    const address = await panel.getByLabel('Address of the review link').inputValue()
    expect(address).toContain(`/api/social-campaigns/review/${post.id}/`)

    const outside = await newPage(browser, { viewport: { width: 390, height: 800 } })
    await outside.goto(address.replace(/^https?:\/\/[^/]+/, server.url))
    await outside.getByRole('heading', { name: 'Thanks to our sponsor' }).waitFor()
    await outside.getByText('Thank you, Acme, for the room and the cake!').waitFor()
    await outside.getByLabel('Your name').fill('Grace')
    await outside.getByLabel('Your comment').fill('It is Acme Inc. now.')
    await outside.getByRole('button', { name: 'Send the comment' }).click()
    await outside.getByText('Thank you, your comment has been sent.').waitFor()
    await open(writer, post.id)
    await panel.getByText('It is Acme Inc. now.').waitFor()
    expect(await panel.getByLabel('Address of the review link').count()).toBe(0)
    await panel.getByText('Review links (1)').click()
    await panel.getByRole('button', { name: 'Take back: Grace at Acme' }).click()
    await panel.getByText('Taken back').waitFor()
    await outside.goto(address.replace(/^https?:\/\/[^/]+/, server.url))
    await outside.getByText('This link does not work (any more).').waitFor()
    await outside.context().close()
  })
})
