import { AxisBottom, AxisLeft } from '@visx/axis'
import { scaleBand, scaleLinear } from '@visx/scale'
import type { Bar } from './bar'
import { useWidth } from './use-width'

const height = 176
/** A single bar is a bar, not a wall. */
const widest = 48
const margin = { top: 8, right: 4, bottom: 24, left: 36 }

/** Bars side by side, in the order of what they count: time or length. What it says stands in the table below it, too. */
export function ColumnChart({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const [ref, width] = useWidth()
  const highest = Math.max(1, ...bars.map(({ count }) => count))
  const x = scaleBand({
    domain: bars.map(({ key }) => key),
    range: [margin.left, Math.max(margin.left, width - margin.right)],
    padding: bars.length > 30 ? 0.2 : 0.3,
  })
  const y = scaleLinear({ domain: [0, highest], range: [height - margin.bottom, margin.top], nice: 3 })
  const barWidth = Math.min(widest, x.bandwidth())
  const leftOf = (key: string) => (x(key) ?? 0) + (x.bandwidth() - barWidth) / 2
  const shorts = new Map(bars.map(({ key, short }) => [key, short]))
  const steps = y.ticks(3).filter(Number.isInteger)
  return (
    <div ref={ref} className="h-44">
      {width > 0 && (
        <svg role="img" aria-label={label} width={width} height={height} className="block">
          {steps.map((step) => (
            <line key={step} x1={margin.left} x2={width} y1={y(step)} y2={y(step)} className="stroke-line" />
          ))}
          {bars.map(({ key, name, count }) => (
            <g key={key} className="group/bar">
              <title>{`${name}: ${count.toLocaleString('en')}`}</title>
              {/* The whole height answers to the pointer, however low the bar. */}
              <rect
                x={x(key)}
                y={margin.top}
                width={x.bandwidth()}
                height={height - margin.top - margin.bottom}
                className="fill-transparent group-hover/bar:fill-hover"
              />
              <rect
                x={leftOf(key)}
                y={y(count)}
                width={barWidth}
                height={height - margin.bottom - y(count)}
                rx={Math.min(2, barWidth / 3)}
                className="fill-accent-line group-hover/bar:fill-accent-fill"
              />
            </g>
          ))}
          <AxisLeft
            scale={y}
            left={margin.left}
            tickValues={steps}
            tickFormat={(value) => value.valueOf().toLocaleString('en', { notation: 'compact' })}
            hideAxisLine
            hideTicks
            tickComponent={({ x: left, y: top, formattedValue }) => (
              <text x={left - 4} y={top + 4} textAnchor="end" className={tick}>
                {formattedValue}
              </text>
            )}
          />
          <AxisBottom
            scale={x}
            top={height - margin.bottom}
            tickValues={spaced(bars, x.step())}
            tickFormat={(key) => shorts.get(key) ?? ''}
            hideTicks
            axisLineClassName="stroke-line"
            tickComponent={({ x: middle, y: top, formattedValue }) => (
              <text x={middle} y={top + 4} textAnchor="middle" className={tick}>
                {formattedValue}
              </text>
            )}
          />
        </svg>
      )}
    </div>
  )
}

const tick = 'fill-ink-muted text-12 tabular-nums'

const letterPx = 7

/** The bars that are named: as many as have room for their names beside each other. */
function spaced(bars: readonly Bar[], step: number): string[] {
  const longest = Math.max(0, ...bars.map(({ short }) => short.length))
  const every = Math.max(1, Math.ceil((longest * letterPx + 12) / Math.max(1, step)))
  return bars.filter((_, index) => index % every === 0).map(({ key }) => key)
}
