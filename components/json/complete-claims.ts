import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { keysAt, valuesAt, type Word } from './claim-words'

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>

/** Offers the keys and values that make sense where the caret stands. */
export function completeClaims(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context
  const node = syntaxTree(state).resolveInner(pos, -1)
  const token = tokenAt(node, pos)
  const typed = token ? state.sliceDoc(token.from, pos) : ''
  if (!explicit && typed === '') return null
  const words = isKeyPlace(state, token ?? node, token?.from ?? pos)
    ? keyWords(state, token ?? node)
    : valuesAt(valuePath(state, token ?? node))
  if (words.length === 0) return null
  const isFollowed = /^\s*:/.test(state.sliceDoc(token?.to ?? pos, (token?.to ?? pos) + 40))
  return {
    from: token?.from ?? pos,
    to: token?.to ?? pos,
    filter: false,
    options: words.filter((word) => matches(word, typed)).map((word) => option(word, isFollowed)),
  }
}

function matches(word: Word, typed: string): boolean {
  const wanted = typed.replace(/^"/, '').toLowerCase()
  return word.label.replace(/^"/, '').toLowerCase().startsWith(wanted)
}

function option(word: Word, isFollowed: boolean): Completion {
  const text = isFollowed ? JSON.stringify(word.label) : word.insert
  const back = isFollowed ? 0 : word.back
  return {
    label: word.label,
    detail: word.detail,
    apply(view: EditorView, _: Completion, from: number, to: number) {
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length - back },
        userEvent: 'input.complete',
        scrollIntoView: true,
      })
    },
  }
}

const tokens = ['PropertyName', 'String', 'Number', 'True', 'False', 'Null', '⚠']

function tokenAt(node: SyntaxNode, at: number): SyntaxNode | null {
  return tokens.includes(node.name) && node.from < at && node.to >= at ? node : null
}

/** A key stands after an opening brace or a comma of an object; a value stands after a colon or in a list. */
function isKeyPlace(state: EditorState, node: SyntaxNode, from: number): boolean {
  if (node.name === 'PropertyName') return true
  if (containerOf(node)?.name !== 'Object') return false
  return /[{,]$/.test(state.sliceDoc(Math.max(0, from - 200), from).trimEnd())
}

function containerOf(node: SyntaxNode): SyntaxNode | null {
  let at: SyntaxNode | null = node
  while (at && at.name !== 'Object' && at.name !== 'Array') at = at.parent
  return at
}

function keyWords(state: EditorState, node: SyntaxNode): readonly Word[] {
  const object = containerOf(node)
  if (!object) return []
  const own = node.name === 'PropertyName' ? node.from : -1
  const taken = object
    .getChildren('Property')
    .flatMap((property) => property.getChildren('PropertyName'))
    .filter((name) => name.from !== own)
    .map((name) => keyText(state, name))
  return keysAt(pathOf(state, object), taken)
}

function valuePath(state: EditorState, node: SyntaxNode): readonly string[] {
  const isItem = containerOf(node.name === 'Array' ? node : (node.parent ?? node))?.name === 'Array'
  return isItem ? [...pathOf(state, node), 'item'] : pathOf(state, node)
}

/** The keys that lead to a node. Works on text that is not yet JSON, so the reader's own paths cannot serve. */
function pathOf(state: EditorState, node: SyntaxNode): readonly string[] {
  const path: string[] = []
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    const name = at.name === 'Property' ? at.getChild('PropertyName') : null
    if (name) path.unshift(keyText(state, name))
  }
  return path
}

function keyText(state: EditorState, name: SyntaxNode): string {
  return state.sliceDoc(name.from, name.to).replace(/^"|"$/g, '')
}
