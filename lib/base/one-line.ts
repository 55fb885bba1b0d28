/** A text of several lines on one, with a space where a line ended. Takes time linear in the text, however it is indented. */
export function oneLine(text: string): string {
  const lines = text.split(/[\r\n]/).map((line) => line.trim())
  return lines.filter((line) => line !== '').join(' ')
}
