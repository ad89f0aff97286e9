import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toy } from '../emulators/toy/toy.ts'
import { startToyHarness } from '../emulators/toy/toyHarness.ts'
import { testNetwork } from './suite.ts'

testNetwork({ name: 'Toy', makeNetwork: toy, startServer: startToyHarness })

describe('docs/adding-a-network.md', () => {
  const page = readFileSync(new URL('../../docs/adding-a-network.md', import.meta.url), 'utf8')

  it('fits on a page', () => {
    expect(page.split('\n').length).toBeLessThanOrEqual(70)
  })

  it('names every part that a network has to have, as the toy network has it', () => {
    for (const part of Object.keys(toy())) expect(page, part).toContain(`\`${part}\``)
  })

  it('shows code that is the code of the toy network', () => {
    const source = readFileSync(new URL('../emulators/toy/toy.ts', import.meta.url), 'utf8').replace(/\s+/g, ' ')
    const shown = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split('…').map((piece) => piece.replace(/\s+/g, ' ').trim()))
    expect(shown.length).toBeGreaterThan(1)
    for (const piece of shown) expect(source).toContain(piece)
  })
})
