import { AppError } from '@/lib/base'
import { openRule } from '@/lib/rules'
import { loadRules, prepareRule } from '@/lib/rules/server'
import type { ReadDb } from '@/lib/server/db'
import { readIssuance } from '../../issuance/read-issuance'
import type { TemplateContent } from '../../versions/content'
import { listLiveVersions } from './live'

/** What the engine said of the rule in these settings: why it does not take it, or null. */
export type PreparedRule = { readonly issuance: string; readonly refused: AppError | null }

/**
 * Makes the rule of a content live in the engine, before the transaction that makes the content live. Settings that cannot be
 * read are another finding's. Without an engine only a template that has no rule of its own is published: nothing can be given
 * from it until there is one.
 */
export async function prepareRuleOf({ issuance }: TemplateContent): Promise<PreparedRule> {
  const settings = readIssuance(issuance)
  if (!settings.ok) return { issuance, refused: null }
  const { rule } = settings.value
  const prepared = await prepareRule(rule)
  const isOpen = JSON.stringify(rule) === JSON.stringify(openRule)
  return { issuance, refused: prepared.ok || isOpen ? null : new AppError('blocked', prepared.error) }
}

/** Refuses to publish a content whose rule the engine does not take (`blocked`), or was not asked about (`conflict`). */
export function requireRuleLive({ issuance, refused }: PreparedRule, content: TemplateContent): void {
  if (issuance !== content.issuance) {
    throw new AppError('conflict', {
      message: 'This draft was saved again in the meantime. Look at it before you publish.',
    })
  }
  if (refused !== null) throw refused
}

/**
 * Loads the rule of every live version into the engine, so that the first question does not wait for it. Returns false where
 * there is no engine on this machine.
 */
export async function loadLiveRules(db: ReadDb): Promise<boolean> {
  const rules = (await listLiveVersions(db)).flatMap(({ content }) => {
    const settings = readIssuance(content.issuance)
    return settings.ok ? [settings.value.rule] : []
  })
  return loadRules([openRule, ...rules])
}
