'use client'

import { useEffect, useState } from 'react'
import type { RuleFacts, RulePreview, RuleText } from '@/lib/rules'

type Preview = (rule: RuleText, facts: RuleFacts) => RulePreview

/** What the rule of a template makes of who asks; null while it is fetched, and where the template has none of its own. */
export function useRulePreview(rule: RuleText): ((facts: RuleFacts) => RulePreview) | null {
  const [preview, setPreview] = useState<Preview | null>(null)
  const isOpen = [rule.ask, rule.give].every((text) => text === 'true') && rule.lengths.length === 0
  useEffect(() => {
    if (isOpen) return
    let isHere = true
    void import('@/lib/rules').then(({ previewRule }) => {
      if (isHere) setPreview(() => previewRule)
    })
    return () => {
      isHere = false
    }
  }, [isOpen])
  return isOpen || preview === null ? null : (facts) => preview(rule, facts)
}
