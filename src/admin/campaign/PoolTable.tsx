'use client'
import type { PoolEntry, PoolStatus } from '../../campaigns/poolStatus.ts'
import { Moment } from '../DueTime.tsx'
import { useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'

const outsideLabels = {
  waits: 'poolWaits',
  ended: 'poolEnded',
  'not-started': 'poolNotStarted',
  'article-not-live': 'poolArticleGone',
  empty: 'poolEmptyItem',
} as const

/** What the pool has: each item with its texts, what was used of it and what is left, and whether it rests. */
export function PoolTable({ pool }: { pool: PoolStatus }) {
  const say = useSay()
  if (pool.items.length === 0 && pool.outside.length === 0) return <p role="status">{say('poolEmpty')}</p>
  return (
    <div className="social-scroll">
      <table className="social-table">
        <caption className="social-hidden">{say('fieldPool')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('poolItem')}</th>
            <th scope="col">{say('poolTexts')}</th>
            <th scope="col">{say('poolSent')}</th>
            <th scope="col">{say('poolLeft')}</th>
            <th scope="col">{say('fieldState')}</th>
          </tr>
        </thead>
        <tbody>
          {pool.items.map((item) => (
            <tr key={item.id}>
              <th scope="row">{item.title || say('untitled')}</th>
              <td>{item.texts}</td>
              <td>{item.sent}</td>
              <td>{item.left === null ? say('poolNoLimit') : item.left}</td>
              <td>
                <ItemState item={item} />
              </td>
            </tr>
          ))}
          {pool.outside.map(({ title, why }) => (
            <tr key={`${title}${why}`}>
              <th scope="row">{title}</th>
              <td>–</td>
              <td>–</td>
              <td>–</td>
              <td>
                <Badge label={outsideLabels[why]} sign={why === 'waits' ? '◎' : '–'} tone={why === 'waits' ? 'question' : 'neutral'} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ItemState({ item }: { item: PoolEntry }) {
  if (item.left === 0) return <Badge label="poolUsedUp" sign="–" tone="neutral" />
  if (item.restsUntil)
    return (
      <span className="social-line">
        <Badge label="poolRests" sign="‖" tone="waiting" />
        <Moment at={item.restsUntil} />
      </span>
    )
  return <Badge label="poolReady" sign="✓" tone="good" />
}
