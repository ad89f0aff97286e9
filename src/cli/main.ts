#!/usr/bin/env node
import v8 from 'node:v8'

const usage = `social-campaigns <command>

  worker [--health-port N]            run a worker until it is stopped (as many as wanted)
  doctor [--json]                     check configuration, database, queue and every channel
  check FILE --preset NAME [--json]   guideline findings for a CSV or JSON-lines file of posts`

const [command, ...args] = process.argv.slice(2)

/** Loads only what a command needs: `check` needs no Payload. */
async function run(): Promise<number> {
  switch (command) {
    case 'worker':
      // Loading Payload makes hundreds of megabytes of garbage. With a young generation that does not grow it is collected on the way,
      // instead of being kept as memory of the process for ever after. It has to be said before anything is loaded.
      v8.setFlagsFromString('--semi-space-growth-factor=1')
      return (await import('./worker.ts')).runWorkerCommand(args)
    case 'doctor':
      return (await import('./doctor.ts')).runDoctor(args)
    case 'check':
      return (await import('./check.ts')).runCheck(args, { write: (line) => process.stdout.write(`${line}\n`), complain: (line) => process.stderr.write(`${line}\n`) })
    case 'help':
    case '--help':
    case undefined:
      console.log(usage)
      return command === undefined ? 2 : 0
    default:
      console.error(`social-campaigns: there is no command “${command}”.\n\n${usage}`)
      return 2
  }
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`social-campaigns: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  },
)
