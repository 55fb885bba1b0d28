import type { OpenFrame } from './open'

/** A piece of code to take along. The token is never part of it: it is read where the code runs. */
export type Snippet = { readonly name: 'Embed' | 'Agent SDK' | 'curl'; readonly text: string }

/**
 * How a bare token is put to use: in the embed of its template, framed in a page of one's own, with the SDK, or by hand. Values
 * are quoted for their language.
 */
export function snippetsFor(frame: OpenFrame): readonly Snippet[] {
  return [
    { name: 'Embed', text: embedSnippet(frame) },
    { name: 'Agent SDK', text: sdkSnippet(frame.origin) },
    { name: 'curl', text: curlSnippet(frame.origin) },
  ]
}

function embedSnippet({ origin, src, allow }: OpenFrame): string {
  return `<iframe id="cobrowse" title="Cobrowse" src="${attribute(src)}" allow="${attribute(allow)}"></iframe>
<script type="module">
  import CobrowseAPI from 'cobrowse-agent-sdk'

  // Called with the token once it is needed; keep it in no file and no address.
  window.startCobrowse = (token) =>
    new CobrowseAPI(token, { api: ${script(origin)} }).attachContext(document.getElementById('cobrowse'))
</script>
`
}

function sdkSnippet(origin: string): string {
  return `import { env } from 'node:process'
import CobrowseAPI from 'cobrowse-agent-sdk'

const cobrowse = new CobrowseAPI(env.COBROWSE_TOKEN, { api: ${script(origin)} })
const devices = await cobrowse.devices.list()
`
}

function curlSnippet(origin: string): string {
  return `curl --fail --header "Authorization: Bearer $COBROWSE_TOKEN" ${shell(`${origin}/api/1/devices`)}
`
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

function script(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c')
}

function shell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
