import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language'
import { lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { completeClaims } from './complete-claims'
import { drawGlyph } from './drawing/glyph'
import { hangingIndent } from './drawing/hanging-indent'
import { lineGlow } from './drawing/line-glow'
import { markGutter } from './drawing/marks'
import { parameterMarks } from './drawing/parameter-marks'
import { stampedLines } from './drawing/stamped-lines'
import { editorTheme } from './editor-theme'
import { typedText } from './typed-text'

/** What every view of JSON shares, edited or not. Lines end at LF only, so that offsets are those of the text itself. */
export function viewJson({ label }: { label: string }): Extension {
  return [
    EditorView.cspNonce.of(documentNonce()),
    EditorState.lineSeparator.of('\n'),
    // The text takes focus anyway; named, it also counts as the keyboard's way to scroll.
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off', tabindex: '0' }),
    EditorView.lineWrapping,
    hangingIndent,
    // CR is left out: it is part of a Windows line end and no danger to anyone.
    highlightSpecialChars({
      specialChars: /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu,
    }),
    json(),
    indentUnit.of('  '),
    lineNumbers(),
    parameterMarks,
    editorTheme,
  ]
}

/** A view of JSON that cannot be edited, but is still reached and read by keyboard. */
export function readJsonOnly(label: string): Extension {
  const reachable = EditorView.contentAttributes.of({ 'aria-readonly': 'true' })
  return [viewJson({ label }), EditorState.readOnly.of(true), EditorView.editable.of(false), reachable]
}

/** What editing adds. Tab is left to the browser, so the keyboard always gets out; indentation has Ctrl/Cmd with brackets. */
export function editJson(): Extension {
  return [
    markGutter,
    foldGutter({ markerDOM: drawFold }),
    codeFolding(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ override: [completeClaims], icons: false }),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    search({ top: true }),
    EditorState.phrases.of(searchWords),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
    ]),
    typedText,
    stampedLines,
    lineGlow,
  ]
}

/**
 * The nonce that this document's policy accepts, for the styles an editor adds. It is the document's and not the page's:
 * moving from page to page keeps the document, and with it the first page's policy.
 */
function documentNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
}

// The search panel's own words, in the sentence case of everything else.
const searchWords = {
  next: 'Next',
  previous: 'Previous',
  all: 'All',
  'match case': 'Match case',
  regexp: 'Pattern',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
  close: 'Close search',
}

function drawFold(isOpen: boolean): HTMLElement {
  const sign = document.createElement('span')
  sign.className = 'cm-fold-sign'
  sign.title = isOpen ? 'Fold' : 'Unfold'
  sign.append(drawGlyph(isOpen ? 'chevron-down' : 'chevron-right'))
  return sign
}
