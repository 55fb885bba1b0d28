import type { Operation } from '@/lib/server/service'
import { requestContext } from './context'
import { apiHeaders, problem, refusing } from './problem'

/** A file that is made while it is sent. `total` is how many records it will have, for whoever shows the progress. */
type Download = {
  readonly fileName: string
  readonly contentType: string
  readonly total: number
  chunks(): AsyncIterable<string>
}

/**
 * Makes a GET route handler that sends what an operation answers as a file, piece by piece, so that none is held whole.
 * Refusals are problem details; what breaks after the first piece breaks the transfer, so that no part passes for the whole.
 */
export function download<I>(operation: Operation<I, Download>): (request: Request) => Promise<Response> {
  return (request) =>
    refusing(async () => {
      const input = Object.fromEntries(new URL(request.url).searchParams)
      // The operation parses whatever it is given; `I` only guides callers that have types.
      const outcome = await operation.execute(await requestContext(), input as I)
      if (!outcome.ok) return problem(outcome.failure)
      const { fileName, contentType, total, chunks } = outcome.value
      return new Response(streamOf(chunks()), {
        headers: {
          ...apiHeaders,
          'Content-Type': contentType,
          'Content-Disposition': `attachment; filename="${fileName}"`,
          'X-Remit-Total': String(total),
        },
      })
    })
}

function streamOf(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
