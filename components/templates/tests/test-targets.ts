import { canonicalJson } from '@/lib/base'
import type { TargetView } from '@/lib/sandbox'
import { viewOf } from '@/lib/simulation'
import type { TemplateTest } from '@/lib/templates'

/** A device or session that a test can be about; `key` tells it apart from all others offered. */
export type TestTarget = {
  readonly key: string
  readonly label: string
  readonly view: TargetView
  readonly sandboxId: string | undefined
}

/** What a test can be about: the devices and sessions asked about, then those that only saved tests know. */
export function testTargets(
  asked: { readonly views: readonly TargetView[]; readonly areOfSandbox: boolean },
  tests: readonly TemplateTest[],
): readonly TestTarget[] {
  const offered = asked.views.map((view) => ({
    key: `${view.kind}:${view.id}`,
    label: `${view.name} (${view.kind})`,
    view,
    sandboxId: asked.areOfSandbox ? view.id : undefined,
  }))
  return [...offered, ...savedTargets(tests, new Set(asked.views.map(contentOf)))]
}

function savedTargets(tests: readonly TemplateTest[], known: Set<string>): readonly TestTarget[] {
  const saved: TestTarget[] = []
  for (const { request, target, sandboxId } of tests) {
    const kind = kindOf(request.resource)
    if (kind === null) continue
    const view = viewOf(target, kind, saved.length)
    if (known.has(contentOf(view))) continue
    known.add(contentOf(view))
    const label = view.detail === '' ? view.name : `${view.name}, ${view.detail}`
    saved.push({ key: `saved:${saved.length}`, label: `${label} (${kind} of a saved test)`, view, sandboxId })
  }
  return saved
}

function contentOf({ kind, target }: TargetView): string {
  return canonicalJson({ kind, target })
}

function kindOf(resource: string): TargetView['kind'] | null {
  if (resource === 'devices' || resource === 'push') return 'device'
  return resource === 'sessions' || resource === 'recordings' ? 'session' : null
}
