import { describe, expect, test } from 'vitest'
import { namesSponsor } from '../../../src/guidelines/checks/namesSponsor.ts'
import { noAffiliateLinks } from '../../../src/guidelines/checks/noAffiliateLinks.ts'
import { noSalesLanguage } from '../../../src/guidelines/checks/noSalesLanguage.ts'
import { findingsOf, levelsOf } from './findings.ts'

const ours = { organisation: { domains: ['djangogirls.org'], eventDomains: ['event.example'] } }

describe('sales language', () => {
  test.each([
    'Our workshops are 100% free!',
    'It is free, free, free. Register now!',
    '50 % off student tickets for DjangoCon Europe: https://djangocon.eu/tickets',
    'Thank you to our sponsor for the discount for students',
    'Only 5 seats left! Last chance to register',
    'Every $5 a month helps: https://www.patreon.com/djangogirls',
    'Get yours and support our mission: https://djangogirls.org/shop',
    'Buy your T-shirt, all proceeds go to the workshop: https://djangogirls.org/shop',
    'Upgrade now: NumPy 2 is out https://numpy.org/news',
    'Subscribe to our newsletter today',
    'Pizza is guaranteed',
    'Save 20% of your compute time with one flag',
    'Like it? Share it with a friend',
    "We're giving away three tickets. Tell us why you'd like to go",
    'An offer you cannot refuse: we review your package',
  ])('passes: %s', (text) => {
    expect(levelsOf(noSalesLanguage(), text, ours)).toBe('fine')
  })

  test.each([
    'Buy now and save 70% on hosting! https://host.example',
    'Act now! This limited offer is guaranteed',
    'Act now and subscribe today, satisfaction is guaranteed',
    'Make money online with Python',
    '100% FREE!!! Get it',
    'Follow and retweet for a chance to win a MacBook',
    'Special offer, 60% off, while stocks last: https://laptops.example',
    'Plans starting at $5. Order today. https://host.example',
    'Compra ahora, oferta limitada: https://tienda.example',
    'Jetzt kaufen, nur für kurze Zeit: https://laden.example',
    'The new SuperIDE is out! #ad Order now: https://ide.example',
  ])('finds: %s', (text) => {
    expect(levelsOf(noSalesLanguage(), text, ours)).toBe('warn')
  })

  test('one word of selling is not an advertisement, unless it leads to a shop', () => {
    expect(levelsOf(noSalesLanguage(), 'A special offer from us to you')).toBe('fine')
    expect(levelsOf(noSalesLanguage(), 'A special offer from us to you: https://shop.example')).toBe('warn')
    expect(levelsOf(noSalesLanguage(), 'A special offer from us to you: https://djangogirls.org', ours)).toBe('fine')
  })

  test('how much is enough can be tuned', () => {
    expect(levelsOf(noSalesLanguage({ enough: 2 }), 'A special offer from us to you')).toBe('warn')
    expect(levelsOf(noSalesLanguage(), 'A special offer from us to you', {}, [], { checks: { 'sales-language': { options: { enough: 2 } } } })).toBe('warn')
    expect(levelsOf(noSalesLanguage(), 'A special offer from us to you', {}, [], { checks: { 'sales-language': { options: { enough: 'two' } } } })).toBe('fine')
  })
})

describe('affiliate links and codes', () => {
  test.each([
    'https://www.amazon.com/dp/1?tag=girls-20',
    'https://hosting.example/?ref=girls42',
    'https://shop.example/?aff_id=9',
    'https://go.example/x?irclickid=a',
    'https://amzn.to/3abc',
    'https://host.example/aff/1234',
    'https://c.example/?couponCode=PY',
    'Use code GIRLS20 for 20 % off: https://shop.example',
    'With promo code "PYDATA10" at https://gear.example',
    'Mit dem Rabattcode PYTHON15 bei https://buch.example',
  ])('are found: %s', (text) => {
    expect(levelsOf(noAffiliateLinks({ level: 'block' }), text, ours)).toBe('block')
  })

  test.each([
    'https://github.com/a/b?ref=main',
    'https://github.com/a/b?tab=readme',
    'https://blog.example/?ref=newsletter',
    'https://blog.example/?utm_source=mastodon&utm_campaign=launch',
    'https://djangogirls.org/?ref=abc123',
    'https://shop.example/python?tag=books',
    'https://example.org/reference/affiliates-of-the-union',
    'https://www.youtube.com/watch?v=abc&list=x',
    'Use code DJANGOGIRLS for your ticket: https://tickets.example',
    'Use code FRIENDS20 at https://event.example',
    'Use the code of conduct template, scan the QR code ON the poster, learn to code HTML',
  ])('pass: %s', (text) => {
    expect(levelsOf(noAffiliateLinks(), text, ours)).toBe('fine')
  })

  test('a link in the field counts as well', () => {
    expect(findingsOf(noAffiliateLinks(), { link: 'https://shop.example/?aff=1' })[0]).toMatchObject({ path: 'link', level: 'warn' })
  })

  test('a code without a shop in sight only warns', () => {
    expect(levelsOf(noAffiliateLinks({ level: 'block' }), 'Enter code SAVE20 at checkout')).toBe('warn')
  })

  test('a link that follows readers is a hint', () => {
    expect(levelsOf(noAffiliateLinks({ level: 'block' }), 'https://a.example/?fbclid=1')).toBe('hint')
  })
})

describe('sponsor posts', () => {
  const sponsor = { name: 'Caktus Group Ltd', disclosure: 'Thanks to our sponsor' }
  test('name the sponsor, by name or handle', () => {
    expect(levelsOf(namesSponsor(), { text: 'Thanks @caktusgroup', sponsor: { name: 'Caktus Group' } })).toBe('fine')
    expect(levelsOf(namesSponsor(), { text: 'Thanks, Caktus!', sponsor: { name: 'Caktus Group' } })).toBe('fine')
    expect(levelsOf(namesSponsor(), { text: 'Thanks to everybody', sponsor: { name: 'Caktus Group' } })).toBe('warn')
  })

  test('carry the disclosure that was agreed', () => {
    expect(levelsOf(namesSponsor(), { text: 'Thanks to our sponsor: Caktus', sponsor })).toBe('fine')
    expect(levelsOf(namesSponsor(), { text: 'Caktus rocks', sponsor })).toBe('warn')
  })
})
