'use client'

import { useReducer } from 'react'

/** What the agent's pointer does on the screen. */
export const tools = ['laser', 'drawing', 'control'] as const
export type Tool = (typeof tools)[number]

/** A place on the screen, each side from 0 to 1. */
export type Spot = { readonly x: number; readonly y: number }

/** A line drawn on the screen. */
type Stroke = { readonly id: number; readonly colour: string; readonly spots: readonly Spot[] }

/** The agent's tools as they stand. */
export type ToolState = {
  readonly tool: Tool
  readonly colour: string
  readonly strokes: readonly Stroke[]
  readonly pointer: Spot | null
  /** Counts taps, so that each one shows. */
  readonly tap: (Spot & { readonly id: number }) | null
}

export type ToolEvent =
  | { readonly kind: 'choose'; readonly tool: Tool }
  | { readonly kind: 'paint'; readonly colour: string }
  | { readonly kind: 'clear' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'point' | 'begin' | 'extend' | 'tap'; readonly spot: Spot }

function next(state: ToolState, event: ToolEvent): ToolState {
  switch (event.kind) {
    case 'choose':
      return { ...state, tool: event.tool }
    case 'paint':
      return { ...state, colour: event.colour }
    case 'clear':
      return { ...state, strokes: [] }
    case 'leave':
      return { ...state, pointer: null }
    case 'point':
      return { ...state, pointer: event.spot }
    case 'begin': {
      const id = (state.strokes.at(-1)?.id ?? 0) + 1
      return { ...state, strokes: [...state.strokes, { id, colour: state.colour, spots: [event.spot] }] }
    }
    case 'extend':
      return { ...state, strokes: state.strokes.with(-1, extended(state.strokes.at(-1), event.spot)) }
    case 'tap':
      return { ...state, tap: { ...event.spot, id: (state.tap?.id ?? 0) + 1 } }
  }
}

function extended(stroke: Stroke | undefined, spot: Spot): Stroke {
  return stroke ? { ...stroke, spots: [...stroke.spots, spot] } : { id: 1, colour: '#e5484d', spots: [spot] }
}

/** The agent's tools, starting with the laser. */
export function useTools(colour: string) {
  return useReducer(next, { tool: 'laser', colour, strokes: [], pointer: null, tap: null })
}
