import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { floatTheme } from './float-theme'

const page = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--color-ink)',
    backgroundColor: 'var(--color-surface)',
    fontSize: 'var(--text-13)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '20px', fontFeatureSettings: '"liga" 0' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--color-ink)' },
  '.cm-line': { padding: '0 12px 0 4px' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--color-accent)', marginLeft: '-1px' },
  '.cm-parameter, .cm-parameter span': { color: 'var(--color-accent)', fontWeight: '550' },
  '.cm-parameter': { backgroundColor: 'var(--color-accent-tint)', borderRadius: '3px' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--color-hover) 60%, transparent)' },
  '.cm-selectionBackground': { background: 'var(--color-hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--color-accent) 24%, transparent)',
  },
  '.cm-selectionMatch': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--color-accent-line)',
    borderRadius: '2px',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    color: 'var(--color-ink)',
    outline: '1px solid var(--color-line-strong)',
    borderRadius: '2px',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--color-deny-tint)', color: 'var(--color-deny)' },
  '.cm-searchMatch': { backgroundColor: 'var(--color-caution-tint)', outline: '1px solid var(--color-caution-line)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--color-accent-tint)', outlineColor: 'var(--color-accent)' },
  '.cm-specialChar': { color: 'var(--color-deny)', outline: '1px dotted var(--color-deny-line)' },
  '.cm-foldPlaceholder': {
    padding: '0 6px',
    margin: '0 2px',
    border: '1px solid var(--color-line)',
    borderRadius: 'var(--radius-chip)',
    backgroundColor: 'var(--color-hover)',
    color: 'var(--color-ink-muted)',
  },
  '.cm-glow': { backgroundColor: 'var(--color-accent-tint)', boxShadow: 'inset 2px 0 0 var(--color-accent)' },
  '&.cm-focused .cm-activeLine.cm-glow': { backgroundColor: 'var(--color-accent-tint)' },
})

const gutters = EditorView.theme({
  '.cm-gutters': { border: 'none', backgroundColor: 'var(--color-surface)', color: 'var(--color-ink-faint)' },
  '.cm-lineNumbers': { fontVariantNumeric: 'tabular-nums' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '24px', padding: '0 2px 0 6px', fontSize: 'var(--text-12)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--color-ink)' },
  '.cm-markGutter': { width: '18px' },
  '.cm-markGutter .cm-gutterElement': { display: 'grid', justifyContent: 'center' },
  '.cm-mark-sign': { width: '8px', height: '8px', margin: '6px 0' },
  '.cm-mark-error': { borderRadius: '50%', backgroundColor: 'var(--color-deny)' },
  '.cm-mark-security': { rotate: '45deg', borderRadius: '1px', backgroundColor: 'var(--color-caution)' },
  '.cm-mark-warning': { clipPath: 'polygon(50% 0, 100% 100%, 0 100%)', backgroundColor: 'var(--color-caution)' },
  '.cm-mark-suggestion': { borderRadius: '50%', border: '1.5px solid var(--color-accent)' },
  '.cm-mark-lock': { width: '12px', height: '12px', margin: '4px 0', color: 'var(--color-ink-faint)' },
  '.cm-foldGutter': { width: '14px' },
  '.cm-fold-sign': {
    display: 'grid',
    placeItems: 'center',
    width: '14px',
    height: '20px',
    color: 'var(--color-ink-faint)',
  },
  '.cm-fold-sign:hover': { color: 'var(--color-ink)' },
  '.cm-fold-sign svg': { width: '12px', height: '12px' },
})

const marks = EditorView.theme({
  '.cm-lintRange': {
    backgroundImage: 'none',
    paddingBottom: '0',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  '.cm-lintRange-error': { textDecoration: 'underline wavy 1px var(--color-deny)' },
  '.cm-lintRange-warning': { textDecoration: 'underline wavy 1px var(--color-caution)' },
  '.cm-lintRange-info': { textDecoration: 'underline dotted 1px var(--color-accent)' },
  '.cm-lintRange-active': { backgroundColor: 'var(--color-hover)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--color-deny)' },
  '.cm-lintPoint-warning:after': { borderBottomColor: 'var(--color-caution)' },
  '.cm-lintPoint-info:after': { borderBottomColor: 'var(--color-accent)' },
})

const stamped = EditorView.theme({
  '.cm-stamped': {
    padding: '0 12px 0 4px',
    backgroundColor: 'var(--color-canvas)',
    color: 'var(--color-ink-faint)',
    cursor: 'default',
    userSelect: 'text',
  },
  '.cm-stamped-line': { display: 'flex', flexWrap: 'wrap', columnGap: '12px' },
  '.cm-stamped-text': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', minWidth: '0' },
  '.cm-stamped-note': {
    fontFamily: 'var(--font-sans)',
    fontSize: 'var(--text-12)',
    marginLeft: 'auto',
    whiteSpace: 'nowrap',
  },
})

// Names are the structure, so they carry the ink; values step back into two calm hues, marks of structure into grey.
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--color-ink)' },
  { tag: tags.string, color: 'var(--color-jwt-signature)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--color-jwt-payload)' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--color-ink-faint)' },
])

/** How JSON looks in Remit: our tokens only, so that both themes follow by themselves. */
export const editorTheme: Extension = [page, gutters, marks, stamped, floatTheme, syntaxHighlighting(colours)]
