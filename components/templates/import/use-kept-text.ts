import { useKept } from '@/components/form/use-kept'
import { holdsToken } from '@/lib/tokens'

type Typed = { readonly text: string }

const nothing: Typed = { text: '' }

/** A text that survives a reload of this tab, unless a token stands in it: tokens are kept nowhere. */
export function useKeptText(name: string): readonly [text: string, setText: (text: string) => void] {
  const [{ text }, change] = useKept({ name, start: nothing, read, print })
  return [text, (next) => change({ text: next })]
}

function read(kept: string | null, typed: Typed): Typed {
  return typed.text === '' ? { text: kept ?? '' } : typed
}

function print({ text }: Typed): string {
  return holdsToken(text) ? '' : text
}
