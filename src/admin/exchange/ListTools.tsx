'use client'
import { Link, useAuth, useListQuery } from '@payloadcms/ui'
import { useRoutes, useSay } from '../hooks.ts'
import { Styles } from '../Styles.tsx'
import { exportQuery } from './exportQuery.ts'

type ListToolsProps = {
  collection: string /** The field that the list's search looks in. */
  searched: string /** Shown to whoever may create. */
  pages?: readonly ListPage[] /** Said beside the file: what is not in it. */
  leaves?: 'exportLeaves'
}
export type ListPage = { path: string; label: 'importTitle' | 'digestTitle' }

/** Above a list: its rows as CSV, as they are filtered at this moment, and the pages that belong to it. */
export function ListTools({ collection, searched, pages = [], leaves }: ListToolsProps) {
  const say = useSay()
  const routes = useRoutes()
  const { permissions } = useAuth()
  const { query } = useListQuery()
  const mayCreate = Boolean(permissions?.collections?.[collection]?.create)
  const asked = exportQuery({ where: query?.where, search: query?.search, searched })
  return (
    <nav aria-label={say('listTools')} className="social-line social-strip">
      <Styles />
      {mayCreate
        ? pages.map(({ path, label }) => (
            <Link href={routes.admin(`/collections/${collection}${path}` as `/${string}`)} key={path}>
              {say(label)}
            </Link>
          ))
        : null}
      <a download href={`${routes.api(`/${collection}/export.csv`)}${asked}`}>
        {say(asked ? 'exportFiltered' : 'exportAll')}
      </a>
      {leaves ? <span className="social-quiet">{say(leaves)}</span> : null}
    </nav>
  )
}
