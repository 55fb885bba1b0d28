/** What broke: the server while it made the page, the download of a part of it, or the page itself in the browser. */
export type FaultKind = 'server' | 'download' | 'browser'

const download =
  /loading (css )?chunk|failed to load chunk|dynamically imported module|importing a module script failed|module script load/i

/** Tells what kind of fault an error page is shown for. What the server threw has a digest and nothing else of it. */
export function faultKind(error: Error & { readonly digest?: string | undefined }): FaultKind {
  if (error.name === 'ChunkLoadError' || download.test(error.message)) return 'download'
  return error.digest === undefined ? 'browser' : 'server'
}
