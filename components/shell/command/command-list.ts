/** One thing the command menu can do. */
export type Command = {
  readonly id: string
  readonly label: string
  readonly group: string
  /** Other words a person may try. */
  readonly also?: string | undefined
  readonly run: () => void
}

/**
 * Finds the commands that hold every typed word, in any order. Labels that start with the text come first; otherwise the
 * order given stays.
 */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = commands.filter((command) => {
    const searched = `${command.label} ${command.group} ${command.also ?? ''}`.toLowerCase()
    return words.every((word) => searched.includes(word))
  })
  const start = text.trim().toLowerCase()
  return start === '' ? found : found.toSorted((a, b) => startsWith(b, start) - startsWith(a, start))
}

function startsWith(command: Command, start: string): number {
  return command.label.toLowerCase().startsWith(start) ? 1 : 0
}

/** Puts commands under their groups, both in the order they come. */
export function groupCommands(commands: readonly Command[]): readonly { name: string; commands: readonly Command[] }[] {
  const names = [...new Set(commands.map((command) => command.group))]
  return names.map((name) => ({ name, commands: commands.filter((command) => command.group === name) }))
}
