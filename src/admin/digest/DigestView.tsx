import type { AdminViewServerProps } from 'payload'
import { toSay } from '../../translations/say.ts'
import { DeskPage } from '../DeskPage.tsx'
import type { DeskProps } from '../desk.ts'
import { ComposeDigest } from './ComposeDigest.tsx'
import { HandTask } from './HandTask.tsx'
import { loadHandTasks } from './loadHandTasks.ts'

/** The newsletter of the week, and everything that people post by hand. */
export async function DigestView({ desk, initPageResult }: AdminViewServerProps & DeskProps) {
  const { req } = initPageResult
  const reader = { payload: req.payload, user: req.user, req }
  const say = toSay(req.i18n.t)
  const { posts, deliveries } = desk.slugs
  const [mayWrite, mayPublish, { channels, tasks, later }] = await Promise.all([desk.may('write', reader), desk.may('publish', reader), loadHandTasks({ desk, reader })])
  return (
    <DeskPage collection={posts} desk={desk} help="digestHelp" initPageResult={initPageResult} plural="posts" title="digestTitle">
      <section aria-labelledby="social-hand" className="social-stack">
        <h3 id="social-hand">{say('handTodo')}</h3>
        {tasks.length === 0 ? (
          <p role="status">
            <span aria-hidden="true">✓ </span>
            {say('handNothing')}
          </p>
        ) : null}
        {tasks.map((task) => (
          <HandTask deliveries={deliveries} key={task.id} mayPublish={mayPublish} posts={posts} task={task} />
        ))}
        {later > 0 ? <p className="social-quiet">{say('handLater', { later })}</p> : null}
      </section>
      {channels.length === 0 ? (
        <p>{say('digestNoChannel')}</p>
      ) : mayWrite ? (
        <ComposeDigest channels={channels.map(({ id, name }) => ({ id: String(id), name }))} posts={posts} />
      ) : null}
    </DeskPage>
  )
}
