/** What a call gave: the answer, or a sentence for the person. Without a `status` nobody answered at all. */
export type Answer<T> = { ok: true; data: T } | { ok: false; message: string | undefined; status: number | undefined }

/** `body` is sent as JSON, `file` as it is. */
type Call = { method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; body?: unknown; file?: Blob; signal?: AbortSignal }

/** Calls the REST API as the person who is signed in. Never throws: without a usable answer, `message` is undefined. */
export async function callApi<T>(url: string, { method = 'GET', body, file, signal }: Call = {}): Promise<Answer<T>> {
  try {
    const answer = await fetch(url, {
      method,
      credentials: 'include',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file ? { body: file } : {}),
      ...(signal ? { signal } : {}),
    })
    const data: unknown = await answer.json()
    return answer.ok ? { ok: true, data: data as T } : { ok: false, message: errorSentence(data), status: answer.status }
  } catch {
    return { ok: false, message: undefined, status: undefined }
  }
}

type PayloadErrors = { errors?: { message?: string; data?: { errors?: { message?: string }[] } | null }[] }

/** The plainest sentence in an error answer of Payload's: those about fields before the general one. */
export function errorSentence(data: unknown): string | undefined {
  const errors = (data as PayloadErrors | null)?.errors ?? []
  const fields = errors.flatMap((error) => error.data?.errors ?? []).flatMap(({ message }) => message ?? [])
  if (fields.length > 0) return [...new Set(fields)].join(' ')
  return errors[0]?.message
}
