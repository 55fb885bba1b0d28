'use client'

import clsx from 'clsx'
import {
  ArrowLeft,
  Eraser,
  Hand,
  House,
  type LucideIcon,
  Pencil,
  Pointer,
  ScreenShare,
  ScreenShareOff,
} from 'lucide-react'
import type { Dispatch } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { useFrame } from '../frame/frame-context'
import type { FrameSession } from '../frame/rest'
import type { Tool, ToolEvent, ToolState } from './use-tools'

const buttons: readonly { readonly tool: Tool; readonly label: string; readonly icon: LucideIcon }[] = [
  { tool: 'laser', label: 'Laser', icon: Pointer },
  { tool: 'drawing', label: 'Draw', icon: Pencil },
  { tool: 'control', label: 'Remote control', icon: Hand },
]

type SessionToolsProps = {
  session: FrameSession
  tools: ToolState
  onTool: Dispatch<ToolEvent>
  onUpdate: (change: { full_device: 'requested' | 'off' } | { remote_control: 'requested' | 'off' }) => void
  onKey: (key: 'GoBack' | 'GoHome') => void
}

/**
 * The agent's tools, which `agent_tools=none` hides, and what is asked of the device (full device mode, its keys), which
 * `device_controls=none` hides.
 */
export function SessionTools({ session, tools, onTool, onUpdate, onKey }: SessionToolsProps) {
  const { options } = useFrame()
  const hasTools = options.agentTools === 'shown'
  const hasControls = options.deviceControls === 'shown'
  if (!hasTools && !hasControls) return null
  const isWhole = session.full_device === 'on' || session.full_device === 'requested'
  function choose(tool: Tool) {
    onTool({ kind: 'choose', tool })
    if (tool === 'control' && session.remote_control === 'off') onUpdate({ remote_control: 'requested' })
  }
  return (
    <div
      role="toolbar"
      aria-label="Session tools"
      className="flex shrink-0 flex-wrap items-center justify-center gap-0.5 border-t border-line bg-surface p-1.5"
    >
      {hasTools && (
        <>
          {buttons.map(({ tool, label, icon: Icon }) => (
            <IconButton
              key={tool}
              label={label}
              icon={<Icon aria-hidden />}
              aria-pressed={tools.tool === tool}
              onClick={() => choose(tool)}
              className="aria-pressed:bg-accent-tint aria-pressed:text-accent"
            />
          ))}
          <Colours
            colours={session.colours}
            colour={tools.colour}
            onPaint={(colour) => onTool({ kind: 'paint', colour })}
          />
          <IconButton label="Clear drawings" icon={<Eraser aria-hidden />} onClick={() => onTool({ kind: 'clear' })} />
        </>
      )}
      {hasControls && (
        <div className="flex items-center gap-0.5">
          {hasTools && <span aria-hidden className="mx-1 h-5 w-px bg-line" />}
          <IconButton
            label={isWhole ? 'Back to the app only' : 'Ask for the full device'}
            icon={isWhole ? <ScreenShareOff aria-hidden /> : <ScreenShare aria-hidden />}
            aria-pressed={isWhole}
            onClick={() => onUpdate({ full_device: isWhole ? 'off' : 'requested' })}
          />
          {session.device?.platform === 'android' && (
            <>
              <IconButton label="Android back" icon={<ArrowLeft aria-hidden />} onClick={() => onKey('GoBack')} />
              <IconButton label="Android home" icon={<House aria-hidden />} onClick={() => onKey('GoHome')} />
            </>
          )}
        </div>
      )}
    </div>
  )
}

type ColoursProps = { colours: readonly string[]; colour: string; onPaint: (colour: string) => void }

function Colours({ colours, colour, onPaint }: ColoursProps) {
  return (
    <fieldset className="flex items-center gap-1 px-1">
      <legend className="sr-only">Colour</legend>
      {colours.map((one, index) => (
        <label
          key={one}
          className={clsx(
            'relative grid size-6 place-items-center rounded-full has-focus-visible:outline-2 has-focus-visible:outline-accent',
            one === colour && 'ring-2 ring-ink-muted',
          )}
        >
          <input
            type="radio"
            name="colour"
            aria-label={`Colour ${index + 1}`}
            checked={one === colour}
            onChange={() => onPaint(one)}
            className="absolute inset-0 appearance-none outline-none"
          />
          <svg aria-hidden viewBox="0 0 16 16" className="pointer-events-none size-4">
            <circle cx="8" cy="8" r="7" fill={one} />
          </svg>
        </label>
      ))}
    </fieldset>
  )
}
