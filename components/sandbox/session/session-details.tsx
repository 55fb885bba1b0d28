import type { FrameSession } from '../frame/rest'
import { CustomData } from '../views/custom-data'
import { platformNames } from '../views/words'

/** Who, which device and which custom data. Hidden by `session_details=none`. */
export function SessionDetails({ session }: { session: FrameSession }) {
  const { device } = session
  const lines: readonly (readonly [term: string, text: string])[] = [
    ['Agent', session.agent?.name ?? 'None yet'],
    ['Device', device ? `${device.device}, ${platformNames[device.platform]} ${device.os_version}` : 'None yet'],
    ['App', device?.app_name ?? 'None yet'],
    ['Language', device?.device_locale ?? 'Unknown'],
    ['Full device', session.full_device],
    ['Remote control', session.remote_control],
    ['Session', session.id],
  ]
  return (
    <aside
      aria-label="Session details"
      className="hidden w-64 shrink-0 content-start gap-4 overflow-auto border-l border-line bg-surface p-4 md:grid"
    >
      <dl className="grid gap-2 text-13">
        {lines.map(([term, text]) => (
          <div key={term} className="grid">
            <dt className="text-12 text-ink-faint">{term}</dt>
            <dd className="break-words">{text}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-1.5">
        <h2 className="text-12 font-normal text-ink-faint">Custom data</h2>
        <CustomData data={session.custom_data} />
      </div>
    </aside>
  )
}
