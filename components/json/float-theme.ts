import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

const tooltips = EditorView.theme({
  '.cm-tooltip': {
    border: 'none',
    borderRadius: 'var(--radius-control)',
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-ink)',
    boxShadow: 'var(--shadow-float)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-hover': { maxWidth: '44ch' },
  '.cm-diagnostic': {
    padding: '6px 10px',
    marginLeft: '0',
    fontFamily: 'var(--font-sans)',
    fontSize: 'var(--text-13)',
    lineHeight: '20px',
  },
  '.cm-diagnostic + .cm-diagnostic': { borderTop: '1px solid var(--color-line)' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--color-deny)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--color-caution)' },
  '.cm-diagnostic-info': { borderLeft: '3px solid var(--color-accent-line)' },
})

const completion = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete': { padding: '4px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono)',
    fontSize: 'var(--text-13)',
    maxHeight: '15em',
    minWidth: '240px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: '12px',
    padding: '2px 8px',
    lineHeight: '24px',
    borderRadius: 'var(--radius-chip)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected], .cm-tooltip-autocomplete-disabled ul li[aria-selected]': {
    background: 'var(--color-accent-tint)',
    color: 'var(--color-ink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--color-accent)' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    fontFamily: 'var(--font-sans)',
    fontSize: 'var(--text-12)',
    fontStyle: 'normal',
    color: 'var(--color-ink-muted)',
  },
})

const panels = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--color-canvas)', color: 'var(--color-ink)', fontFamily: 'var(--font-sans)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--color-line)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px',
    padding: '6px 36px 6px 8px',
    fontSize: 'var(--text-13)',
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button': { margin: '0' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: 'var(--text-12)',
    color: 'var(--color-ink-muted)',
  },
  '.cm-panel.cm-search .cm-textfield': { flex: '1 1 140px', minWidth: '0', maxWidth: '240px' },
  '.cm-textfield': {
    height: '28px',
    padding: '0 8px',
    border: '1px solid var(--color-line-strong)',
    borderRadius: 'var(--radius-control)',
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-ink)',
    fontSize: 'var(--text-13)',
    fontFamily: 'var(--font-mono)',
  },
  '.cm-button': {
    height: '28px',
    padding: '0 8px',
    border: '1px solid var(--color-line-strong)',
    borderRadius: 'var(--radius-control)',
    backgroundImage: 'none',
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-ink)',
    fontSize: 'var(--text-12)',
  },
  '.cm-button:hover': { backgroundColor: 'var(--color-hover)' },
  '.cm-button:active': { backgroundImage: 'none', backgroundColor: 'var(--color-hover)' },
  '.cm-panel.cm-search [name=close]': {
    top: '6px',
    right: '8px',
    width: '28px',
    height: '28px',
    borderRadius: 'var(--radius-control)',
    color: 'var(--color-ink-muted)',
    fontSize: 'var(--text-16)',
  },
  '.cm-panel.cm-search [name=close]:hover': { backgroundColor: 'var(--color-hover)', color: 'var(--color-ink)' },
})

/** How what floats over the JSON or stands above it looks: tooltips, completions, the search panel. */
export const floatTheme: Extension = [tooltips, completion, panels]
