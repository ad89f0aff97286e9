'use client'
import { useConfig, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useMemo, useSyncExternalStore } from 'react'
import { type Say, toSay } from '../translations/say.ts'

const never = () => () => {}

/** Our sentences in the reader's language. */
export function useSay(): Say {
  const { t } = useTranslation()
  return useMemo(() => toSay(t), [t])
}

/** The reader's language, for dates. */
export function useLanguage(): string {
  return useTranslation().i18n.language
}

/** The reader's own time zone; while the server renders, which cannot know it, `fallback`. */
export function useReaderZone(fallback: string): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => fallback,
  )
}

/** Addresses of the API and of the admin's pages. */
export function useRoutes(): { api(path: `/${string}`): string; admin(path: `/${string}`): string } {
  const { routes } = useConfig().config
  return useMemo(
    () => ({
      api: (path) => formatAdminURL({ apiRoute: routes.api, path }),
      admin: (path) => formatAdminURL({ adminRoute: routes.admin, path }),
    }),
    [routes],
  )
}

/** Whether the window is narrower than this many pixels. */
export function useNarrow(px: number): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(`(max-width: ${px}px)`)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(`(max-width: ${px}px)`).matches,
    () => false,
  )
}
