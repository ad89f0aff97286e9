const isTerminal = Boolean(process.stdout.isTTY)
const frames = ['⠋', '⠙', '⠸', '⠴', '⠦', '⠇']

/**
 * Runs one step of a command and shows that it goes on: a spinner with seconds in a terminal, a line every ten seconds
 * elsewhere. `say` tells what the step is at. What the step throws is thrown again, marked as failed on the screen.
 */
export async function step<T>(title: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1)
  let detail = ''
  let tick = 0
  const draw = () => rewrite(`${frames[tick++ % frames.length]} ${title} ${seconds()} s${detail ? ` · ${detail}` : ''}`)
  const remind = () => console.log(`  … ${title}, ${seconds()} s${detail ? ` · ${detail}` : ''}`)
  if (isTerminal) draw()
  const timer = setInterval(isTerminal ? draw : remind, isTerminal ? 120 : 10_000)
  const finish = (mark: string) => {
    clearInterval(timer)
    if (isTerminal) rewrite('')
    console.log(`${mark} ${title} (${seconds()} s)`)
  }
  try {
    const result = await work((text) => {
      detail = text
    })
    finish('✓')
    return result
  } catch (error) {
    finish('✗')
    throw error
  }
}

function rewrite(text: string): void {
  process.stdout.write(`\r\x1b[2K${text.slice(0, (process.stdout.columns ?? 100) - 1)}`)
}
