'use client'

import type { Dispatch, PointerEvent } from 'react'
import type { FrameSession } from '../frame/rest'
import { type Scene, screenForm, screenSizes } from './screen-size'
import { SimulatedScreen } from './simulated-screen'
import type { Spot, ToolEvent, ToolState } from './use-tools'

type SessionStageProps = {
  session: FrameSession
  scene: Scene
  tools: ToolState
  onTool: Dispatch<ToolEvent>
  onTap: () => void
}

/** The customer's screen with what the agent does on it: laser, lines, taps. */
export function SessionStage({ session, scene, tools, onTool, onTap }: SessionStageProps) {
  const form = screenForm(session.device)
  const { width, height } = screenSizes[form]
  const canControl = session.remote_control === 'on'

  function press(event: PointerEvent<SVGSVGElement>) {
    const spot = spotOf(event)
    if (tools.tool === 'drawing') {
      event.currentTarget.setPointerCapture(event.pointerId)
      onTool({ kind: 'begin', spot })
    } else if (tools.tool === 'control' && canControl) {
      onTool({ kind: 'tap', spot })
      onTap()
    }
  }
  function move(event: PointerEvent<SVGSVGElement>) {
    const spot = spotOf(event)
    if (tools.tool === 'drawing' && event.buttons === 1) onTool({ kind: 'extend', spot })
    else onTool({ kind: 'point', spot })
  }

  const isPhone = form === 'phone'
  return (
    <div className="flex min-h-0 flex-1 items-center justify-center overflow-hidden p-3 sm:p-5">
      <div
        className={
          isPhone
            ? 'relative aspect-[360/740] h-full max-h-[46rem] max-w-full overflow-hidden rounded-[2rem] border-8 border-ink-muted bg-surface'
            : 'relative max-h-full w-full max-w-5xl overflow-hidden rounded-card border-4 border-ink-muted bg-surface'
        }
      >
        <SimulatedScreen device={session.device} scene={scene} />
        <svg
          aria-hidden
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          onPointerDown={press}
          onPointerMove={move}
          onPointerLeave={() => onTool({ kind: 'leave' })}
          className="absolute inset-0 size-full touch-none"
        >
          {tools.strokes.map((stroke) => (
            <polyline
              key={stroke.id}
              points={stroke.spots.map(({ x, y }) => `${x * width},${y * height}`).join(' ')}
              fill="none"
              stroke={stroke.colour}
              strokeWidth={width / 130}
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          ))}
          {tools.tap && (
            <circle
              key={tools.tap.id}
              cx={tools.tap.x * width}
              cy={tools.tap.y * height}
              r={width / 24}
              className="fill-accent opacity-30"
            />
          )}
          {tools.tool === 'laser' && tools.pointer && (
            <circle
              cx={tools.pointer.x * width}
              cy={tools.pointer.y * height}
              r={width / 90}
              fill={tools.colour}
              opacity="0.85"
            />
          )}
        </svg>
      </div>
    </div>
  )
}

function spotOf(event: PointerEvent<SVGSVGElement>): Spot {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
}
