'use client'
import { useCallback } from 'react'
import { callApi, errorSentence } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { toHanded } from './outbox.ts'
import type { HandOver } from './useOutbox.ts'

type Uploaded = { doc?: { id?: string | number } }

/** Gives a part to the server: its picture first, which is uploaded once, then the part itself under its key. */
export function useHandOver({ media, path, onTaken }: { media: string; path: `/${string}`; onTaken(answer: unknown): void }): HandOver {
  const say = useSay()
  const routes = useRoutes()
  return useCallback<HandOver>(
    async (part, picture, uploaded) => {
      let image = part.image
      if (picture && image === null) {
        const upload = await uploadPicture(routes.api(`/${media}`), picture, part.alt)
        if (!upload.ok) return toHanded(upload, say('notDone'))
        image = upload.image
        uploaded(image)
      }
      const pictures = image === null ? [] : [{ image, alt: part.alt, credit: 'own work' }]
      const answer = await callApi<unknown>(routes.api(path), { method: 'POST', body: { text: part.text, media: pictures, key: part.key } })
      if (answer.ok) onTaken(answer.data)
      return toHanded(answer, say('notDone'))
    },
    [media, path, onTaken, routes, say],
  )
}

type Upload = { ok: true; image: string | number } | { ok: false; message: string | undefined; status: number | undefined }

async function uploadPicture(url: string, picture: Blob, alt: string): Promise<Upload> {
  const form = new FormData()
  form.append('file', picture, picture instanceof File ? picture.name : 'live.jpg')
  form.append('_payload', JSON.stringify({ alt, credit: 'own work' }))
  try {
    const answer = await fetch(url, { method: 'POST', credentials: 'include', body: form })
    const data: unknown = await answer.json()
    const image = (data as Uploaded).doc?.id
    return answer.ok && image !== undefined ? { ok: true, image } : { ok: false, message: errorSentence(data), status: answer.status }
  } catch {
    return { ok: false, message: undefined, status: undefined }
  }
}
