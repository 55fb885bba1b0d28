/** The themes a person can choose; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const

/** One of the themes a person can choose. */
export type Theme = (typeof themes)[number]

/** Name of the cookie that holds the choice, read by the server so that the first paint is right. */
export const themeCookie = 'remit-theme'

/** Reads a stored choice; anything else means `system`. */
export function parseTheme(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? 'system'
}
