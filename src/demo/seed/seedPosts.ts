import type { SandboxFacts } from '../sandbox/accounts.ts'
import { type Channels, channelsOf } from './seedChannels.ts'
import { daysFromNow, type Seeded, type Seeder } from './seeder.ts'
import { seedHistory } from './seedHistory.ts'
import type { SeededSite } from './seedSite.ts'

type Input = { channels: Channels; site: SeededSite; launch: Seeded; sandbox: SandboxFacts | null }

/** Posts in their different stages: each stands for a line of what the two organisations do. */
export async function seedPosts(seeder: Seeder, { channels, site, launch, sandbox }: Input): Promise<void> {
  const { create } = seeder
  const djangoGirls = channelsOf(channels, 'djangoGirls')
  const pyOpenSci = channelsOf(channels, 'pyOpenSci')
  const neighbours = sandbox?.neighboursURL ?? 'https://conference.example'
  // Without channels nothing can be scheduled.
  const scheduled = djangoGirls.length > 0 ? 'scheduled' : 'draft'

  await create('social-posts', {
    title: 'Applications open in Leipzig',
    text: 'Our Leipzig workshop has thirty places and ten coaches. Applications are open.',
    channels: djangoGirls,
    campaign: launch.id,
    category: 'event',
  })
  await create('social-posts', {
    title: 'Translators wanted',
    text: 'The tutorial speaks nineteen languages. Would you help us with the next one? An hour a week is plenty.',
    channels: djangoGirls,
    category: 'call-for-help',
    endsAt: daysFromNow(30),
    status: djangoGirls.length > 0 ? 'in-review' : 'draft',
  })
  await create('social-posts', {
    title: 'Call for proposals: SciPy',
    text: 'SciPy is looking for talks and tutorials. First-time speakers are welcome and get a mentor.',
    link: `${neighbours}/conference/cfp`,
    codeOfConduct: `${neighbours}/conference/code-of-conduct`,
    channels: pyOpenSci,
    category: 'cfp',
    endsAt: daysFromNow(60),
  })
  await create('social-posts', {
    title: 'Call for proposals without a Code of Conduct',
    text: 'A meetup is looking for talks. Send in your proposal.',
    link: `${neighbours}/meetup/cfp`,
    channels: djangoGirls,
    category: 'cfp',
    endsAt: daysFromNow(20),
  })
  await create('social-posts', {
    title: 'A picture that nobody is credited for',
    text: 'Hands of many colours: this is what a workshop feels like.',
    media: [{ image: site.uncredited.id }],
    channels: djangoGirls,
    category: 'community',
  })
  await create('social-posts', {
    title: 'Too much of an advertisement',
    text: 'Buy now and save 20% with code GIRLS20 at our partner! Limited offer, do not miss out!',
    channels: djangoGirls,
    category: 'community',
  })
  await create('social-posts', { title: 'Not in our tone', text: 'Only an idiot would still write Java. Those people are stupid.', channels: djangoGirls, category: 'community' })
  await create('social-posts', {
    title: 'A video about women in tech',
    text: 'Three minutes with Rosario about her first week as a developer. Worth an evening coffee.',
    link: 'https://video.example/rosario',
    channels: djangoGirls,
    category: 'talk',
    lifespan: 'evergreen',
    ...(scheduled === 'scheduled' && { status: scheduled, queue: true }),
  })
  await create('social-posts', {
    title: 'One text, every channel',
    text: 'We asked two hundred scientists where they gave up on packaging. Nearly all of them named the same three places: choosing a tool, writing the metadata, and the first upload. So we wrote a guide that begins exactly there. It takes a script that lives on one laptop and turns it into a package that a colleague can install, with tests that run by themselves and a page that says how to cite it. Nothing in it is assumed. Each step shows what you should see, and what to do when you see something else.',
    link: 'https://www.pyopensci.org/python-package-guide',
    tags: ['OpenScience', 'Python'],
    channels: pyOpenSci,
    category: 'packaging',
  })
  await seedRecurring(seeder, { channels, djangoGirls, scheduled })

  const live = sandbox?.voices.liveFirst
  if (live && channels.pyOpenSciMastodon) {
    const post = await create('social-posts', {
      title: 'Live from the spring sprint',
      text: live.text,
      channels: [channels.pyOpenSciMastodon.id],
      category: 'event',
      overflow: 'thread',
    })
    await seedHistory(seeder, { post, channel: channels.pyOpenSciMastodon, voice: live })
  }
}

/** What comes back by itself: the agenda of each month, a thank-you each week, and what is posted by hand. */
async function seedRecurring({ create }: Seeder, { channels, djangoGirls, scheduled }: { channels: Channels; djangoGirls: Seeded['id'][]; scheduled: string }): Promise<void> {
  await create('social-posts', {
    title: 'Agenda of the support team',
    text: 'Our support team meets this week. The agenda is open for everybody.',
    link: 'https://djangogirls.org/agenda',
    channels: djangoGirls,
    category: 'housekeeping',
    status: scheduled,
    recurrence: { frequency: 'monthly', nth: 1, weekday: 1, time: '10:00', timezone: 'Europe/London' },
  })
  await create('social-posts', {
    title: 'Thank-you of the week',
    text: 'It is Friday. Thank you to everybody who coached, translated, organised or answered a question this week.',
    channels: djangoGirls,
    category: 'thanks',
    status: scheduled,
    recurrence: { frequency: 'weekly', days: [5], time: '15:00', timezone: 'Europe/London', count: 26 },
  })
  const patreon = channels.patreon
  if (!patreon) return
  await create('social-posts', {
    title: 'Update for our patrons',
    text: 'Dear patrons,\n\nten new cities have set a date for their first workshop. Your support pays for rooms, food and childcare. Thank you.',
    channels: [patreon.id],
    category: 'supporter',
    status: 'scheduled',
  })
}
