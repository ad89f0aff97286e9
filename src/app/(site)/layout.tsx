import './site.css'
import type { ReactNode } from 'react'

/** The frame of the demo's public pages: there so that the links of social posts lead somewhere. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header>
          <a href="/">Demo site</a> · <a href="/admin">Admin</a>
        </header>
        <main>{children}</main>
      </body>
    </html>
  )
}
