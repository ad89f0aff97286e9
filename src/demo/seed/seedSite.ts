import { djangoGirlsArticles } from './djangoGirlsArticles.ts'
import { drawPicture, palettes, type Scene } from './pictures.ts'
import { pyOpenSciArticles } from './pyOpenSciArticles.ts'
import { events, packages, volunteers } from './pyOpenSciPeople.ts'
import { richText } from './richText.ts'
import type { SeedArticle } from './seedArticle.ts'
import { type Channels, promotedOn } from './seedChannels.ts'
import { daysFromNow, type Seeded, type Seeder } from './seeder.ts'

export type Users = Record<'admin' | 'manager' | 'editor', Seeded>
/** What the social media of the demo refer to. */
export type SeededSite = { logo: Seeded; uncredited: Seeded; workshop: Seeded; articles: ReadonlyMap<string, Seeded> }
export type Organisation = 'djangoGirls' | 'pyOpenSci'

/** Three people of the social media team, and one who writes articles and may not post; all with the password "demo". */
export async function seedUsers({ create }: Seeder): Promise<Users> {
  const add = (name: string, role: keyof Users | 'author') => create('users', { name, email: `${role}@example.org`, password: 'demo', roles: [role] })
  await add('Auri Author', 'author')
  return { admin: await add('Ada Admin', 'admin'), manager: await add('Mara Manager', 'manager'), editor: await add('Eddi Editor', 'editor') }
}

/** Pictures, the blogs of both organisations, volunteers, packages and events: what the site had before social media came. Gives the sponsors' logo, a picture that nobody is credited for, and the articles by title. */
export async function seedSite(seeder: Seeder, { users, channels, say }: { users: Users; channels: Channels; say: (line: string) => void }): Promise<SeededSite> {
  // The demo holds two organisations in one database, so each article says on whose channels it is promoted.
  const promoted = (organisation: Organisation) => ({ socialPromotion: { channels: promotedOn(channels, organisation) } })
  const { create } = seeder
  const articles = new Map<string, Seeded>()
  const pictures = new Map<string, Promise<Seeded>>()
  const picture = (organisation: Organisation, scene: Scene, alt: string) => {
    const name = `${organisation === 'djangoGirls' ? 'django-girls' : 'pyopensci'}-${scene}`
    const made = pictures.get(name) ?? upload(seeder, { organisation, scene, alt, name })
    pictures.set(name, made)
    return made
  }
  const categories = new Map<string, Seeded>()
  const category = async (title: string) => {
    const known = categories.get(title) ?? (await create('categories', { title }))
    categories.set(title, known)
    return known.id
  }
  const post = async (organisation: Organisation, article: SeedArticle) => {
    say(`article “${article.title}”`)
    const image = (await picture(organisation, article.scene, article.alt)).id
    const categoryIds: Seeded['id'][] = []
    for (const title of article.categories) categoryIds.push(await category(title))
    const data = {
      title: article.title,
      heroImage: image,
      content: richText(...article.content),
      categories: categoryIds,
      tags: article.tags ?? [],
      meta: { title: article.title, description: article.description, image },
      organisation: organisation === 'djangoGirls' ? 'django-girls' : 'pyopensci',
      authors: [users.editor.id],
      ...promoted(organisation),
      ...(article.daysAgo === undefined ? { _status: 'draft' } : { _status: 'published', publishedAt: daysFromNow(-article.daysAgo) }),
    }
    const doc = await create('posts', data, { draft: article.daysAgo === undefined, promote: article.promote ?? false })
    articles.set(article.title, doc)
    if (article.spanish)
      await seeder.translate('posts', doc, 'es', {
        title: article.spanish.title,
        content: richText(...article.spanish.content),
        meta: { title: article.spanish.title, description: article.spanish.description },
      })
  }
  for (const article of djangoGirlsArticles) await post('djangoGirls', article)
  for (const article of pyOpenSciArticles) await post('pyOpenSci', article)

  say('volunteers, packages and events')
  const published = (daysAgo: number) => ({ _status: 'published', publishedAt: daysFromNow(-daysAgo) })
  const portrait = (await picture('pyOpenSci', 'portrait', 'Drawing of a person in front of a round light background')).id
  for (const { story, daysAgo, ...volunteer } of volunteers)
    await create('volunteers', { ...volunteer, story: richText(...story), portrait, ...published(daysAgo), ...promoted('pyOpenSci') })
  const box = (await picture('pyOpenSci', 'package', 'Drawing of a parcel, standing for a Python package')).id
  for (const { highlights, daysAgo, ...one } of packages)
    await create('packages', { ...one, highlights: highlights.map((text) => ({ text })), picture: box, ...published(daysAgo), ...promoted('pyOpenSci') })
  for (const { organisation, content, daysAgo, ...event } of events) {
    const isDjangoGirls = organisation === 'django-girls'
    const owner: Organisation = isDjangoGirls ? 'djangoGirls' : 'pyOpenSci'
    const image = await picture(owner, isDjangoGirls ? 'map' : 'hands', 'Drawing of people and places that come together')
    const zone = { startsAt_tz: isDjangoGirls ? 'Europe/Berlin' : 'America/Denver' }
    await create('events', { ...event, ...zone, organisation, content: richText(...content), picture: image.id, ...published(daysAgo), ...promoted(owner) })
  }
  const drawn = await drawPicture({ scene: 'hands', palette: palettes.djangoGirls, name: 'found-on-the-internet' })
  return {
    logo: await picture('pyOpenSci', 'chart', 'Drawing of bars that grow from left to right'),
    workshop: await picture('djangoGirls', 'workshop', 'Drawing of five people at a long table with three laptops'),
    uncredited: await create('media', { alt: 'Drawing of five arms in different colours that meet in a circle' }, { file: drawn }),
    articles,
  }
}

async function upload({ create }: Seeder, { organisation, scene, alt, name }: { organisation: Organisation; scene: Scene; alt: string; name: string }): Promise<Seeded> {
  return create('media', { alt, credit: 'own work' }, { file: await drawPicture({ scene, palette: palettes[organisation], name }) })
}
