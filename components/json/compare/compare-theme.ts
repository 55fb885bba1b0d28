import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** How differences look: caution for what only the first text holds, accent for what only the second does. */
export const compareTheme: Extension = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, &.cm-merge-a .cm-deletedLine, .cm-deletedChunk': {
    backgroundColor: 'var(--color-caution-tint)',
  },
  '&.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--color-accent-tint)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'none',
    boxShadow: 'inset 0 -2px 0 var(--color-caution-line)',
  },
  '&.cm-merge-b .cm-changedText': { background: 'none', boxShadow: 'inset 0 -2px 0 var(--color-accent-line)' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--color-caution-line)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--color-accent-line)' },
  '&.cm-merge-a .cm-glow, &.cm-merge-b .cm-glow': { boxShadow: 'inset 0 0 0 1px var(--color-accent-line)' },
  '.cm-deletedChunk': { paddingLeft: '4px' },
  '.cm-changeGutter': { width: '3px', paddingLeft: '0' },
  // The signs it comes with are missing in most fonts.
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"…"' },
  '.cm-collapsedLines': {
    padding: '4px 12px',
    background: 'var(--color-canvas)',
    color: 'var(--color-ink-muted)',
    fontFamily: 'var(--font-sans)',
    fontSize: 'var(--text-12)',
  },
})
