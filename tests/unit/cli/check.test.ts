import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCheck } from '../../../src/cli/check.ts'

const folder = mkdtempSync(join(tmpdir(), 'check-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Output = { code: number; out: string[]; complaints: string }

async function run(argv: string[]): Promise<Output> {
  const out: string[] = []
  const complaints: string[] = []
  const code = await runCheck(argv, { write: (line) => out.push(line), complain: (line) => complaints.push(line) }, new Date('2026-11-20T12:00:00Z'))
  return { code, out, complaints: complaints.join('\n') }
}

async function check(content: string | Uint8Array, options = '--preset djangoGirls --json', name = 'posts'): Promise<Output> {
  const file = join(folder, name)
  writeFileSync(file, content)
  return run([file, ...options.split(' ')])
}

/** What `--json` says, in short: line, then check and level of each finding that is more than a hint. */
async function found(content: string, options?: string): Promise<string[]> {
  const { out } = await check(content, options)
  return out.map((line) => {
    const { line: number, findings }: { line: number; findings: { check: string; level: string }[] } = JSON.parse(line)
    return [number, ...findings.filter(({ level }) => level !== 'hint').map(({ check: id, level }) => `${id} ${level}`)].join(' ')
  })
}

const lines = (...posts: Record<string, unknown>[]) => posts.map((post) => JSON.stringify(post)).join('\n')
const picture = { image: 'a.jpg', alt: 'Women around a table with laptops', credit: 'own work' }

describe('JSON lines', () => {
  test('give one object a post with its line, also when nothing is found', async () => {
    const { code, out } = await check(`${lines({ text: 'Hello, all of you' })}\n\n${lines({ text: 'You are all idiots' })}\n`)
    expect(code).toBe(0)
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { line: 1, findings: [] },
      { line: 3, findings: [{ check: 'insults', level: 'warn', message: expect.stringContaining('idiots') }] },
    ])
  })

  test('exit with 1 on a block only', async () => {
    expect((await check(lines({ text: 'Speak! https://conf.example', category: 'cfp' }))).code).toBe(1)
    expect((await check(lines({ text: 'Speak! https://conf.example', category: 'cfp', codeOfConduct: 'https://conf.example/rules' }))).code).toBe(0)
    expect((await check(lines({ text: 'Speak! https://conf.example/code-of-conduct', category: 'cfp' }))).code).toBe(0)
  })

  test('know pictures, also when the upload document has the words', async () => {
    expect(
      await found(
        lines(
          { text: 'Look at this, friends', media: [picture] },
          { text: 'Look at that, friends', media: [{ image: picture }] },
          { text: 'See that here, friends', media: [{ image: 'a.jpg' }] },
          { text: 'Nothing to see, friends', media: [] },
          { text: 'Nothing at all, friends', media: null },
        ),
      ),
    ).toEqual(['1', '2', '3 alt-text warn picture-credit block', '4', '5'])
  })

  test('use the guidelines of the preset', async () => {
    const paid = lines({ text: 'A good read: https://books.example/?aff=7' })
    expect(await found(paid, '--preset djangoGirls --json')).toEqual(['1 affiliate-links block'])
    expect(await found(paid, '--preset=pyOpenSci --json')).toEqual(['1 affiliate-links warn'])
  })

  test('are compared with the posts above them', async () => {
    const text = 'Applications for Django Girls Berlin are open, and no experience is needed'
    const at = (day: number, more = {}) => ({ text, channels: ['mastodon'], publishAt: `2027-03-${String(day).padStart(2, '0')}T10:00:00Z`, ...more })
    expect(await found(lines(at(1), at(2), at(2, { channels: ['x'] })))).toEqual(['1', '2 exact-repeat block', '3'])
    expect(await found(lines(at(1), at(2, { text: text.replace('and no', 'no') })))).toEqual(['1', '2 near-duplicate warn'])
    expect(await found(lines({ text }, { text }))).toEqual(['1', '2 exact-repeat warn'])
    const stories = ['Ana tells', 'Bea codes', 'Cleo draws', 'Dora writes', 'Ella builds', 'Fay sings'].map((start) => at(5, { text: `${start} ${start.length} ${start}` }))
    expect((await found(lines(...stories))).at(-1)).toBe('6 frequency warn')
  })

  test('say a sentence about two channels once', async () => {
    const { out } = await check(lines({ text: 'You are all idiots', channels: ['mastodon', 'x'] }))
    expect(JSON.parse(out[0] ?? '').findings).toHaveLength(1)
  })
})

describe('CSV', () => {
  test('counts lines from the header, with quoted cells of several lines, blank lines and any line ends', async () => {
    const csv = '\uFEFFtitle,text\r\n\r\nA,"You are\r\n\r\nall idiots"\r\n\r\n\r\nB,"fine ""text"", really\r\n"\r\nC,You are all clowns\r\n'
    expect(await found(csv)).toEqual(['3 insults warn', '8', '10 insults warn'])
  })

  test('reads the columns of the collection, however they are spelt', async () => {
    const csv =
      'Title;TEXT;Category;code_of_conduct;lifespan;publishAt\nA;Speak up;cfp;;;\nB;Speak out;cfp;https://c.example/x;;\nC;See you tomorrow;;;evergreen;\nD;Register until 1 March 2027;;;;2027-03-05'
    expect(await found(csv)).toEqual(['2 code-of-conduct block', '3', '4 time-bound-words warn', '5 past-dates warn'])
  })

  test.each([
    ['mediaAlt,mediaCredit,mediaFilename', 'Women at a table,own work,a.jpg', ''],
    ['mediaAlt,mediaCredit,mediaFilename', ',,a.jpg', ' alt-text warn picture-credit block'],
    ['mediaAlt,mediaCredit,mediaFilename', ',,', ''],
    ['media.0.alt,media.0.credit,media.1.alt,media.1.credit', 'Women at a table,own work,Men at a table,', ' picture-credit block'],
    ['media[0].alt,media[0].credit', 'Women at a table,own work', ''],
    ['image,alt,credit', 'a.jpg,Women at a table,own work', ''],
    ['media', '"[{""image"":""a.jpg"",""alt"":""Women at a table""}]"', ' picture-credit block'],
    ['media', 'a.jpg', ' alt-text warn picture-credit block'],
  ])('reads pictures from %s: %s', async (header, row, expected) => {
    expect(await found(`text,${header}\nLook at this please,${row}`)).toEqual([`2${expected}`])
  })

  test('reads several channels from a cell', async () => {
    const row = (channels: string) => `Applications for Berlin are open now,"${channels}",2027-01-01T10:00:00Z`
    expect(await found(`text,channels,publishAt\n${row('mastodon, x')}\n${row('linkedin')}\n${row('X')}`)).toEqual(['2', '3', '4 exact-repeat block'])
  })
})

describe('without --json', () => {
  test('each post is one line for people', async () => {
    const { out, complaints, code } = await check('title,text\nFirst,"Hello\nall of you"\n,You are all idiots and speak of it at length so that it is cut', '--preset djangoGirls')
    expect(out).toHaveLength(2)
    expect(out[0]).toBe('line 2 "First": fine')
    expect(out[1]).toMatch(/^line 4 "You are all idiots and speak of it at length so t…": warn insults: .+ Say what happened/u)
    expect(complaints).toContain('2 posts: 0 with a block, 1 with a warning')
    expect(code).toBe(0)
  })
})

describe('what cannot be checked', () => {
  test.each([
    ['{"text":"a"}\n{"text":', 'Line 2'],
    ['{"text":"a"}\n[1]', 'Line 2'],
    ['{"text":"a"}\n"b"', 'Line 2'],
    ['name,words\na,b', 'no column "text"'],
    ['title,text\na,b\nc,d,e', 'Line 3 has 3 cells'],
    ['title,text\na,"b', 'Line'],
  ])('is named, and nothing is said about the rest: %j', async (content, complaint) => {
    const { code, out, complaints } = await check(content)
    expect(code).toBe(2)
    expect(out).toEqual([])
    expect(complaints).toContain(complaint)
  })

  test('is a file that is missing, or no text', async () => {
    expect(await run([join(folder, 'nowhere'), '--preset', 'djangoGirls'])).toMatchObject({ code: 2, out: [], complaints: expect.stringContaining('ENOENT') })
    expect(await check(new Uint8Array([0xff, 0xfe, 0x00, 0x41]))).toMatchObject({ code: 2, complaints: expect.stringContaining('UTF-8') })
  })

  test.each([
    [['--preset', 'djangoGirls'], 'Name the file'],
    [['a.csv'], '--preset'],
    [['a.csv', '--preset', 'nobody'], 'There is no preset "nobody"'],
    [['a.csv', 'b.csv', '--preset', 'djangoGirls'], 'One file'],
    [['a.csv', '--preset', 'djangoGirls', '--fast'], '--fast'],
  ])('is wrong usage: %j', async (argv, complaint) => {
    const { code, complaints } = await run(argv)
    expect(code).toBe(2)
    expect(complaints).toContain(complaint)
    expect(complaints).toContain('Usage:')
  })

  test('is explained on demand', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, out: [expect.stringContaining('Usage: social-campaigns check FILE --preset')] })
  })
})

test('a file without posts is fine', async () => {
  expect(await check('title,text\n')).toMatchObject({ code: 0, out: [] })
})

describe('what a file says', () => {
  test('a channel that is called like a network has its limits', async () => {
    const hints = async (post: Record<string, unknown>) => {
      const { out } = await check(lines(post))
      const { findings }: { findings: { check: string; level: string; message: string }[] } = JSON.parse(out[0] ?? '')
      return findings.filter(({ check: id }) => id === 'limits').map(({ level, message }) => `${level} ${message}`)
    }
    const long = 'We look for coaches in Porto. '.repeat(20)
    expect(await hints({ text: long, channels: ['x'] })).toEqual([expect.stringMatching(/^hint .*280/u)])
    expect(await hints({ text: long, channels: ['Twitter'] })).toEqual([expect.stringMatching(/^hint .*280/u)])
    expect(await hints({ text: long, channels: ['LinkedIn'] })).toEqual([])
    expect(await hints({ text: long, channels: ['our forum'] })).toEqual([])
    expect(await hints({ text: 'Coaches in Porto', channels: ['Pinterest'] })).toEqual([expect.stringMatching(/^block .*picture/u)])
  })

  test('a moment that cannot be read is told, and the rest is checked', async () => {
    const { code, out, complaints } = await check(lines({ text: 'Hello, all of you', publishAt: '2026-13-45' }, { text: 'You are all idiots', endsAt: 'soon' }))
    expect(code).toBe(0)
    expect(out).toHaveLength(2)
    expect(complaints).toMatch(/Line 1: publishAt “2026-13-45”/u)
    expect(complaints).toMatch(/Line 2: endsAt “soon”/u)
  })

  test.each(['', '\n\n'])('a file with nothing in it is no plan: something went wrong before', async (content) => {
    const { code, complaints } = await check(content)
    expect(code).toBe(2)
    expect(complaints).toMatch(/is empty/u)
  })
})
