import type { FrameDeviceInfo } from '../frame/rest'
import { type Scene, type ScreenForm, screenForm, screenSizes } from './screen-size'

type SimulatedScreenProps = { device: FrameDeviceInfo | undefined; scene: Scene }

/** A drawn screen of a made-up app: its frame follows the platform, its content the scene. Names are redacted. */
export function SimulatedScreen({ device, scene }: SimulatedScreenProps) {
  const form = screenForm(device)
  const { width, height } = screenSizes[form]
  const top = form === 'phone' || form === 'tablet' ? 30 : 44
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Screen of ${device?.device ?? 'the device'}, showing ${scene}`}
      className="block size-full select-none"
    >
      <defs>
        <pattern id="redacted" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" className="fill-line" />
          <rect width="3" height="8" className="fill-line-strong" opacity="0.5" />
        </pattern>
      </defs>
      <rect width={width} height={height} className="fill-surface" />
      <Chrome form={form} device={device} width={width} />
      <g transform={`translate(0 ${top})`}>
        <AppHeader width={width} name={device?.app_name ?? 'App'} scene={scene} />
        <g transform="translate(0 64)">
          <SceneBody scene={scene} width={width} height={height - top - 64} />
        </g>
      </g>
    </svg>
  )
}

function Chrome({ form, device, width }: { form: ScreenForm; device: FrameDeviceInfo | undefined; width: number }) {
  if (form === 'phone' || form === 'tablet')
    return (
      <g className="fill-ink-muted font-sans text-[12px]">
        <text x="22" y="20">
          9:41
        </text>
        <rect x={width - 46} y="10" width="24" height="11" rx="3" className="fill-none stroke-ink-muted" />
        <rect x={width - 44} y="12" width="15" height="7" rx="1.5" />
      </g>
    )
  const isMac = device?.platform !== 'windows'
  return (
    <g>
      <rect width={width} height="44" className="fill-hover" />
      {[0, 1, 2].map((dot) => (
        <circle
          key={dot}
          cx={isMac ? 24 + dot * 20 : width - 24 - dot * 26}
          cy="22"
          r="6"
          className="fill-line-strong"
          opacity="0.6"
        />
      ))}
      {form === 'browser' ? (
        <>
          <rect x={width * 0.25} y="9" width={width * 0.5} height="26" rx="13" className="fill-surface stroke-line" />
          <text x={width / 2} y="27" textAnchor="middle" className="fill-ink-muted font-sans text-[14px]">
            {device?.app_id ?? 'example.com'}
          </text>
        </>
      ) : (
        <text x={width / 2} y="27" textAnchor="middle" className="fill-ink-muted font-sans text-[14px]">
          {device?.app_name}
        </text>
      )}
    </g>
  )
}

const titles: Readonly<Record<Scene, string>> = { home: 'Good morning', orders: 'Your orders', order: 'Order 20714' }

function AppHeader({ width, name, scene }: { width: number; name: string; scene: Scene }) {
  return (
    <g>
      <rect width={width} height="64" className="fill-accent-tint" />
      <rect x="20" y="18" width="28" height="28" rx="8" className="fill-accent" />
      <text x="60" y="30" className="fill-ink-muted font-sans text-[12px]">
        {name}
      </text>
      <text x="60" y="49" className="fill-ink font-sans text-[17px] font-medium">
        {titles[scene]}
      </text>
      <circle cx={width - 34} cy="32" r="15" className="fill-surface stroke-accent-line" />
    </g>
  )
}

function SceneBody({ scene, width, height }: { scene: Scene; width: number; height: number }) {
  const columns = width > 600 && scene !== 'order' ? 3 : 1
  const rows = scene === 'home' ? 2 : 4
  const gap = 16
  const cardWidth = (width - 40 - gap * (columns - 1)) / columns
  const cardHeight = Math.min(scene === 'home' ? 180 : 110, (height - 40 - gap * (rows - 1)) / rows)
  const cards = Array.from({ length: columns * rows }, (_, index) => ({
    x: 20 + (index % columns) * (cardWidth + gap),
    y: 20 + Math.floor(index / columns) * (cardHeight + gap),
    tone: index % 3,
  }))
  return (
    <g>
      {cards.map((card) => (
        <Card key={`${card.x} ${card.y}`} {...card} width={cardWidth} height={cardHeight} />
      ))}
    </g>
  )
}

type CardProps = { x: number; y: number; width: number; height: number; tone: number }

function Card({ x, y, width, height, tone }: CardProps) {
  const picture = Math.min(height - 32, 64)
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx="14" className="fill-raised stroke-line" />
      <rect
        x="16"
        y="16"
        width={picture}
        height={picture}
        rx="10"
        className={tone === 1 ? 'fill-allow-tint' : tone === 2 ? 'fill-caution-tint' : 'fill-accent-tint'}
      />
      <rect x={picture + 30} y="22" width={(width - picture) * 0.5} height="12" rx="4" fill="url(#redacted)" />
      <rect x={picture + 30} y="46" width={(width - picture) * 0.34} height="9" rx="4.5" className="fill-line" />
      {height > 120 && <rect x="16" y={height - 48} width={width - 32} height="32" rx="10" className="fill-hover" />}
    </g>
  )
}
