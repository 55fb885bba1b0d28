import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

/** A claim that signing adds: shown among the others, no part of the document. `json` is its value as it will be signed. */
export type StampedLine = { readonly key: string; readonly json: string; readonly note?: string }

type Stamped = { readonly lines: readonly StampedLine[]; readonly shown: DecorationSet }

/** Replaces the stamped lines. */
export const setStamped = StateEffect.define<readonly StampedLine[]>()

/** The block of stamped lines; the margin draws a lock beside it. */
export class StampedBlock extends WidgetType {
  readonly lines: readonly StampedLine[]
  readonly isLast: boolean

  constructor(lines: readonly StampedLine[], isLast: boolean) {
    super()
    this.lines = lines
    this.isLast = isLast
  }

  override eq(other: StampedBlock): boolean {
    return this.isLast === other.isLast && JSON.stringify(this.lines) === JSON.stringify(other.lines)
  }

  /** What each line reads: a comma follows all but the last one of an object that holds nothing else. */
  get texts(): readonly string[] {
    return this.lines.map(({ key, json }, at) => {
      const end = this.isLast && at === this.lines.length - 1 ? '' : ','
      return `  ${JSON.stringify(key)}: ${json}${end}`
    })
  }

  override get estimatedHeight(): number {
    return this.lines.length * 20
  }

  override toDOM(): HTMLElement {
    const block = document.createElement('div')
    block.className = 'cm-stamped'
    block.setAttribute('role', 'note')
    block.setAttribute('aria-label', 'Claims that signing adds')
    for (const [at, text] of this.texts.entries()) block.append(drawLine(text, this.lines[at]?.note))
    return block
  }

  override ignoreEvent(): boolean {
    return true
  }
}

function drawLine(text: string, note: string | undefined): HTMLElement {
  const row = drawText('div', 'cm-stamped-line', '')
  row.append(drawText('span', 'cm-stamped-text', text))
  if (note) row.append(drawText('span', 'cm-stamped-note', note))
  return row
}

function drawText(tag: 'div' | 'span', className: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

function decorate(state: EditorState, lines: readonly StampedLine[]): DecorationSet {
  const brace = /^\s*\{/.exec(state.sliceDoc(0, 200))
  if (!brace || lines.length === 0) return Decoration.none
  const line = state.doc.lineAt(brace[0].length)
  const isLast = /^\s*\}/.test(state.sliceDoc(brace[0].length, brace[0].length + 200))
  return Decoration.set(
    Decoration.widget({ widget: new StampedBlock(lines, isLast), block: true, side: 1 }).range(line.to),
  )
}

const field = StateField.define<Stamped>({
  create: () => ({ lines: [], shown: Decoration.none }),
  update(stamped, transaction) {
    const given = transaction.effects.findLast((effect) => effect.is(setStamped))
    if (!given && !transaction.docChanged) return stamped
    const lines = given ? given.value : stamped.lines
    return { lines, shown: decorate(transaction.state, lines) }
  },
  provide: (self) => EditorView.decorations.from(self, (stamped) => stamped.shown),
})

/** Shows the stamped lines right below the opening brace, where they cannot be edited. */
export const stampedLines: Extension = field
