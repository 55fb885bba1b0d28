/** Name of the cookie that remembers whether the rail is collapsed, read by the server so that nothing jumps. */
export const railCookie = 'remit-rail'

/** Reads the remembered choice; the rail stands open until someone collapses it. */
export function parseRailChoice(text: string | undefined): boolean {
  return text === 'collapsed'
}

/** The cookie line that keeps the choice for a year. */
export function railCookieLine(isCollapsed: boolean): string {
  return `${railCookie}=${isCollapsed ? 'collapsed' : 'open'}; Path=/; Max-Age=31536000; SameSite=Lax`
}
