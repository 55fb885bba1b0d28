const svg = 'http://www.w3.org/2000/svg'

/** The shapes drawn in the margins, as strokes on a 24 px grid (from lucide). */
const shapes = {
  lock: ['M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2z', 'M7 11V7a5 5 0 0 1 10 0v4'],
  'chevron-down': ['m6 9 6 6 6-6'],
  'chevron-right': ['m9 18 6-6-6-6'],
} as const

/** Draws a shape as an SVG element; built node by node because Trusted Types refuses markup in a string. */
export function drawGlyph(name: keyof typeof shapes): SVGElement {
  const root = document.createElementNS(svg, 'svg')
  const look = {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.75',
    'aria-hidden': 'true',
  }
  for (const [key, value] of Object.entries(look)) root.setAttribute(key, value)
  for (const stroke of shapes[name]) {
    const path = document.createElementNS(svg, 'path')
    path.setAttribute('d', stroke)
    root.append(path)
  }
  return root
}
