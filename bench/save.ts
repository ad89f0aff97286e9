import { getPayload } from 'payload'

// Publishes articles one after the other in a process of its own and tells how long each took. BENCH_BARE=1: without the plugin.
const { default: config } = await import('./host/payload.config.ts')
const payload = await getPayload({ config, cron: false })
const paragraph = (text: string) => ({
  type: 'paragraph',
  version: 1,
  direction: 'ltr',
  format: '',
  indent: 0,
  textFormat: 0,
  children: [{ type: 'text', version: 1, text, detail: 0, format: 0, mode: 'normal', style: '' }],
})
const content = {
  root: {
    type: 'root',
    direction: 'ltr',
    format: '',
    indent: 0,
    version: 1,
    children: Array.from({ length: 25 }, (_, index) => paragraph(`Paragraph ${index}: ${'a sentence of an article about a workshop. '.repeat(10)}`)),
  },
}

const author: { id: number } = await payload.create({ collection: 'users', data: { email: `author-${process.pid}@example.org`, password: 'of the benches' } as never })
const categories: { id: number }[] = []
for (const title of ['Workshops', 'Stories']) categories.push(await payload.create({ collection: 'categories' as never, data: { title } as never }))

let number = 0
process.on('message', async ({ saves }: { saves: number }) => {
  const times: number[] = []
  for (let index = 0; index < saves; index++) {
    number++
    const draft: { id: number } = await payload.create({
      collection: 'posts' as never,
      data: {
        title: `Article ${number}`,
        slug: `article-${number}`,
        content,
        meta: { description: 'What happened at the workshop.' },
        authors: [author.id],
        categories: categories.map(({ id }) => id),
        _status: 'draft',
      } as never,
      draft: true,
    })
    const startedAt = performance.now()
    await payload.update({ collection: 'posts' as never, id: draft.id, data: { _status: 'published' } as never })
    times.push(performance.now() - startedAt)
  }
  process.send?.(times)
})
process.send?.('ready')
