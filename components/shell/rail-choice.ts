/** Name of the cookie that remembers whether the rail is collapsed, read by the server so that nothing jumps. */
export const railCookie = 'remit-rail'

/** Reads the remembered choice; the rail stands open until someone collapses it. */
export function parseRailChoice(text: string | undefined): boolean {
  return text === 'collapsed'
}
