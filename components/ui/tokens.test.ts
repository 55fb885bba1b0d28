import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number }
type ThemeName = 'light' | 'dark'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`
const declaration = new RegExp(String.raw`--color-([a-z-]+): light-dark\(\s*${colour},\s*${colour}\s*\)`, 'g')

function readTokens(): Map<string, Record<ThemeName, Oklch>> {
  const tokens = new Map<string, Record<ThemeName, Oklch>>()
  for (const [, name = '', ...parts] of css.matchAll(declaration)) {
    const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = parts.map(Number)
    tokens.set(name, {
      light: { lightness: l1, chroma: c1, hue: h1 },
      dark: { lightness: l2, chroma: c2, hue: h2 },
    })
  }
  return tokens
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour clipped to sRGB; matrices of Ottosson's Oklab. */
function luminance({ lightness, chroma, hue }: Oklch): number {
  const angle = (hue * Math.PI) / 180
  const a = chroma * Math.cos(angle)
  const b = chroma * Math.sin(angle)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function clip(channel: number): number {
  return Math.min(1, Math.max(0, channel))
}

const tokens = readTokens()
const themes: readonly ThemeName[] = ['light', 'dark']
const surfaces = ['canvas', 'surface', 'raised', 'hover']
const meanings = ['accent', 'allow', 'deny', 'caution', 'jwt-header', 'jwt-payload', 'jwt-signature']
const tints = meanings.map((meaning) => `${meaning}-tint`)

function contrast(theme: ThemeName, one: string, other: string): number {
  const [a, b] = [tokens.get(one), tokens.get(other)]
  if (!a || !b) throw new Error(`There is no token named ${a ? other : one}.`)
  const [x, y] = [luminance(a[theme]), luminance(b[theme])]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

function tooFaint(theme: ThemeName, pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs
    .filter(([front, back]) => contrast(theme, front, back) < least)
    .map(([front, back]) => `${front} on ${back}: ${contrast(theme, front, back).toFixed(2)}`)
}

describe.each(themes)('the %s theme', (theme) => {
  it('gives neutral text at least 4.5:1 on every surface and every tint', () => {
    const pairs = ['ink', 'ink-muted', 'ink-faint'].flatMap((ink) =>
      [...surfaces, ...tints].map((back) => [ink, back] as const),
    )
    expect(tooFaint(theme, pairs, 4.5)).toEqual([])
  })

  it('gives text that carries a meaning at least 4.5:1 on every surface and on its own tint', () => {
    const pairs = meanings.flatMap((meaning) =>
      [...surfaces, `${meaning}-tint`].map((back) => [meaning, back] as const),
    )
    expect(tooFaint(theme, pairs, 4.5)).toEqual([])
  })

  it('gives filled controls at least 3:1 against what they stand on', () => {
    const pairs = ['accent-fill', 'deny-fill'].flatMap((fill) =>
      ['canvas', 'surface'].map((back) => [fill, back] as const),
    )
    expect(tooFaint(theme, pairs, 3)).toEqual([])
  })

  it('gives text on filled buttons and on tooltips at least 4.5:1', () => {
    const pairs = [
      ['accent-ink', 'accent'],
      ['accent-ink', 'accent-strong'],
      ['fill-ink', 'accent-fill'],
      ['fill-ink', 'accent-fill-strong'],
      ['fill-ink', 'deny-fill'],
      ['fill-ink', 'deny-fill-strong'],
      ['canvas', 'ink'],
    ] as const
    expect(tooFaint(theme, pairs, 4.5)).toEqual([])
  })

  it('gives lines of controls and of meanings at least 3:1 on what they stand on', () => {
    const meant = ['accent', 'allow', 'deny', 'caution'].flatMap((meaning) =>
      [...surfaces, `${meaning}-tint`].map((back) => [`${meaning}-line`, back] as const),
    )
    const plain = surfaces.map((back) => ['line-strong', back] as const)
    expect(tooFaint(theme, [...meant, ...plain], 3)).toEqual([])
  })

  it('gives the focus ring at least 3:1 on every surface and tint', () => {
    expect(
      tooFaint(
        theme,
        [...surfaces, ...tints].map((back) => ['accent', back] as const),
        3,
      ),
    ).toEqual([])
  })
})

describe('the tokens', () => {
  it('are the only colours: components name no raw colour and no palette of the framework', () => {
    expect(css).toContain('--color-*: initial')
    expect(tokens.size).toBeGreaterThan(25)
  })
})
