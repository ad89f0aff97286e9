import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')

/** The lines of docs/organisations.md: practice, place, tests. */
const lines = read('docs/organisations.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| practice') && !line.startsWith('| ---'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))

/** Each test that a cell names: its file, and its name between quotation marks; several names may follow one file. */
function testsOf(cell: string): { file: string; name: string }[] {
  return cell.split(/(?=`tests\/)/).flatMap((part) => {
    const [, file = '', names = ''] = /^`(tests\/[^`]+)` (.*)$/s.exec(part.trim()) ?? []
    return [...names.matchAll(/“((?:[^“”]|“[^”]*”)+)”/g)].map(([, name = '']) => ({ file, name }))
  })
}

it('every practice of both organisations has a place in the demo and a test', () => {
  expect(lines).toHaveLength(25)
  for (const [practice, place, tests] of lines) {
    expect(place, practice).toMatch(/`\/(collections|globals)\/|\.md\)/)
    expect(testsOf(tests ?? '').length, practice).toBeGreaterThan(0)
  }
})

it('every test that is named exists', () => {
  const missing = lines.flatMap(([, , tests = '']) => testsOf(tests).filter(({ file, name }) => !read(file).includes(`'${name}'`)))
  expect(missing).toEqual([])
})
