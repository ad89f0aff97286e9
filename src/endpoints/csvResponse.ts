import { writeRecord } from '../exchange/writeCsv.ts'

type Pages = { name: string; columns: readonly string[]; pages: AsyncGenerator<string>; now: Date }

/** A CSV file that is read page by page while it is sent, in UTF-8 that spreadsheets recognise. */
export async function csvResponse({ name, columns, pages, now }: Pages): Promise<Response> {
  // The first page is read before anything is answered, so that a refusal is still a refusal.
  const first = await pages.next()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${writeRecord(columns)}${first.value ?? ''}`)),
    async pull(controller) {
      const next = await pages.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
  })
  const file = `${name}-${now.toISOString().slice(0, 10)}.csv`
  return new Response(body, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${file}"`, 'cache-control': 'no-store' } })
}
