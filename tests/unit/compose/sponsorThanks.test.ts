import { describe, expect, it } from 'vitest'
import { composeThanks, type ThanksReason } from '../../../src/compose/sponsorThanks.ts'

const sponsor = { name: 'Acme', website: 'https://acme.example', tier: 'Gold' }

describe('thanks to a sponsor', () => {
  it.each<[ThanksReason, string]>([
    ['joined', 'Thank you, Acme, for supporting our work.'],
    ['renewed', 'Thank you, Acme, for supporting us for another year.'],
    ['event', 'Thank you, Acme, for making Django Girls Accra possible.'],
    ['period', 'Thank you, Acme, for your support this month.'],
  ])('say why: %s', (reason, text) => {
    expect(composeThanks({ sponsor, reason, event: 'Django Girls Accra' })).toMatchObject({ text, link: 'https://acme.example', problems: [] })
  })

  it('for an event without a name are thanks for the support', () => {
    expect(composeThanks({ sponsor, reason: 'event' }).text).toBe('Thank you, Acme, for supporting our work.')
  })

  it.each([
    ['es', 'Gracias a Acme por apoyar nuestro trabajo.'],
    ['fr', 'Merci à Acme de soutenir notre travail.'],
    ['de', 'Danke an Acme für die Unterstützung unserer Arbeit.'],
    ['pt', 'Agradecemos a Acme pelo apoio ao nosso trabalho.'],
    ['pl', 'Dziękujemy za wsparcie naszej pracy, Acme!'],
  ])('are said in %s', (language, text) => {
    expect(composeThanks({ sponsor, reason: 'joined', language }).text).toBe(text)
  })

  it('name the handle where the handle book has one', () => {
    expect(composeThanks({ sponsor: { ...sponsor, handleKey: 'acme' }, reason: 'joined' }).text).toBe('Thank you, @{acme}, for supporting our work.')
    expect(composeThanks({ sponsor: { ...sponsor, handleKey: 'a}{b' }, reason: 'joined' }).text).toBe('Thank you, Acme, for supporting our work.')
  })

  it('come from a template with all that is known', () => {
    const template = '{sponsor} ({tier}) made {event} possible on {date|date:short}.\nSee {website}\nIn {place}'
    expect(composeThanks({ sponsor, reason: 'event', event: 'DjangoCon', date: '2025-03-08', template }).text).toBe(
      'Acme (Gold) made DjangoCon possible on March 8.\nSee https://acme.example',
    )
  })

  it.each([
    ['{sponser}', 'Did you mean {sponsor}?'],
    ['{event}', 'nothing is left of it'],
  ])('from the template %s that cannot be used are a plain sentence, which is said', (template, sentence) => {
    const { text, problems } = composeThanks({ sponsor, reason: 'joined', template })
    expect(text).toBe('Thank you, Acme, for supporting our work.')
    expect(problems).toEqual([{ path: 'text', level: 'warn', message: expect.stringContaining(sentence) }])
  })

  it('carry the logo, and say when it has no alt text', () => {
    const logo = { id: 3, alt: 'Acme', credit: 'Acme Inc.' }
    expect(composeThanks({ sponsor: { ...sponsor, logo }, reason: 'joined' })).toMatchObject({ media: [{ image: 3, alt: 'Acme', credit: 'Acme Inc.' }], problems: [] })
    expect(composeThanks({ sponsor: { ...sponsor, logo: { id: 3, alt: '' } }, reason: 'joined' }).problems).toMatchObject([
      { path: 'media', message: expect.stringContaining('logo of Acme') },
    ])
  })

  it('say when the website or the name cannot be used', () => {
    expect(composeThanks({ sponsor: { name: 'Acme', website: 'acme.example' }, reason: 'joined' })).toMatchObject({ link: undefined, problems: [{ path: 'link', level: 'warn' }] })
    expect(composeThanks({ sponsor: { name: ' ' }, reason: 'joined' }).problems).toMatchObject([{ path: 'sponsor', level: 'block' }])
  })

  it('never read a name as a template', () => {
    expect(composeThanks({ sponsor: { name: '{url}' }, reason: 'joined' }).text).toBe('Thank you, {url}, for supporting our work.')
  })
})
