import { scaleLinear } from '@visx/scale'
import type { Bar } from './bar'
import { useWidth } from './use-width'

const rowHeight = 34

/** Bars below each other under their names, longest first. What it says stands in the table below it, too. */
export function RowChart({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const [ref, width] = useWidth()
  const x = scaleLinear({ domain: [0, Math.max(1, ...bars.map(({ count }) => count))], range: [0, width] })
  return (
    <div ref={ref}>
      {/* As high as its rows from the start, so that nothing below it moves when its width is known. */}
      <svg role="img" aria-label={label} width={width} height={bars.length * rowHeight} className="block">
        {width > 0 &&
          bars.map(({ key, name, short, count }, index) => (
            <g key={key} transform={`translate(0 ${index * rowHeight})`} className="group/bar">
              <title>{`${name}: ${count.toLocaleString('en')}`}</title>
              <rect width={width} height={rowHeight} className="fill-transparent" />
              <text y={14} className="fill-ink text-12">
                {fitted(short, width - 60)}
              </text>
              <text x={width} y={14} textAnchor="end" className="fill-ink-muted text-12 tabular-nums">
                {count.toLocaleString('en')}
              </text>
              <rect y={20} width={width} height={6} rx={2} className="fill-hover" />
              <rect
                y={20}
                width={Math.max(2, x(count))}
                height={6}
                rx={2}
                className="fill-accent-line group-hover/bar:fill-accent-fill"
              />
            </g>
          ))}
      </svg>
    </div>
  )
}

const letterPx = 6.6

/** A name cut to a width in px; whole it stands in the tip and in the table. */
function fitted(name: string, width: number): string {
  const letters = Math.max(8, Math.floor(width / letterPx))
  return name.length <= letters ? name : `${name.slice(0, letters - 1)}…`
}
