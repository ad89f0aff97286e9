import { startThrowawayPostgres } from '../../src/demo/throwawayPostgres.ts'

/** One PostgreSQL for the whole run, told to the tests by TEST_POSTGRES_URL. The project of the run that comes first starts and stops it. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_POSTGRES_URL) return undefined
  const server = await startThrowawayPostgres()
  process.env.TEST_POSTGRES_URL = server.url('postgres')
  return async () => {
    delete process.env.TEST_POSTGRES_URL
    await server.stop()
  }
}
