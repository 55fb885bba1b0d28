import { FileSliders, FlaskConical, Grid3x3, KeyRound, type LucideIcon, Settings } from 'lucide-react'

/** One place of the console. */
export type Place = {
  readonly href: '/templates' | '/simulator' | '/keys' | '/sandbox' | '/settings'
  readonly label: string
  readonly icon: LucideIcon
}

/** The places of the console in their groups: what people work on, what they try it with, and what it stands on. */
export const placeGroups: readonly (readonly Place[])[] = [
  [{ href: '/templates', label: 'Templates', icon: FileSliders }],
  [{ href: '/simulator', label: 'Simulator', icon: Grid3x3 }],
  [
    { href: '/keys', label: 'Keys', icon: KeyRound },
    { href: '/sandbox', label: 'Sandbox', icon: FlaskConical },
    { href: '/settings', label: 'Settings', icon: Settings },
  ],
]

/** All places, in the order of the rail. */
export const places: readonly Place[] = placeGroups.flat()

/** Tells whether an address lies in a place. */
export function isWithin(place: Place, pathname: string): boolean {
  return pathname === place.href || pathname.startsWith(`${place.href}/`)
}
