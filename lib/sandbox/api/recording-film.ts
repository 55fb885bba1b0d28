import type { JsonObject } from '@/lib/base'
import type { Session } from '../world'

/** What happened in a recorded session, in the shape of a Cobrowse action list. Drawn from the session's own times. */
export function recordingActions(session: Session): readonly JsonObject[] {
  const start = session.activated ?? session.created
  const length = Math.max(60_000, (session.ended ?? session.updated) - start)
  const beats: readonly (readonly [share: number, type: string, detail: JsonObject])[] = [
    [0, 'session_activated', { agent: session.agent?.name ?? null }],
    [0.18, 'tool', { tool: 'laser' }],
    [0.36, 'navigated', { title: 'Orders' }],
    [0.55, 'drawing', { colour: '#e5484d' }],
    [0.74, 'navigated', { title: 'Order 20714' }],
    [1, 'session_ended', { reason: session.endedReason }],
  ]
  return beats.map(([share, type, detail]) => ({
    timestamp: new Date(start + Math.round(length * share)).toISOString(),
    type,
    ...detail,
  }))
}

/**
 * The film of a recorded session: a drawing that moves by itself, so that it plays wherever a picture does. It shows no
 * custom data; names would outlive the short link.
 */
export function recordingFilm(session: Session): string {
  const isPhone = session.device?.platform === 'ios' || session.device?.platform === 'android'
  const [width, height] = isPhone ? [300, 600] : [640, 400]
  const rows = Array.from({ length: 6 }, (_, row) => {
    const y = 96 + row * 62
    return `<rect x="24" y="${y}" width="${width - 48}" height="46" rx="8" fill="#eceef3"/><rect x="36" y="${y + 16}" width="${(width - 96) * (0.5 + (row % 3) * 0.15)}" height="10" rx="5" fill="#c3c8d4"/>`
  }).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Recording of a simulated screen">
<rect width="${width}" height="${height}" fill="#ffffff"/>
<g>${rows}<animateTransform attributeName="transform" type="translate" values="0 0;0 0;0 -90;0 -90;0 0" dur="12s" repeatCount="indefinite"/></g>
<rect width="${width}" height="72" fill="#3b4a6b"/><rect x="24" y="30" width="120" height="12" rx="6" fill="#ffffff" opacity="0.8"/>
<circle r="9" fill="#e5484d" opacity="0.85"><animateMotion dur="12s" repeatCount="indefinite" path="M40 ${height - 40} Q ${width / 2} ${height / 2} ${width - 60} 140 T 80 260 T 40 ${height - 40}"/></circle>
</svg>`
}
