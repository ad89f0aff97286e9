import { startRedis } from './redis.ts'

/** One Redis for the whole run, told to the tests by TEST_REDIS_URL. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_REDIS_URL) return undefined
  const server = await startRedis()
  process.env.TEST_REDIS_URL = server.url
  return async () => {
    delete process.env.TEST_REDIS_URL
    await server.stop()
  }
}
