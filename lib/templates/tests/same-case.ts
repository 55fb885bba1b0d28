import { canonicalJson } from '@/lib/base'
import type { TemplateTest } from './template-test'

/** What a test asks. Two tests with one key are the same case, whatever they are called and whatever they expect. */
export function caseKeyOf({
  values,
  request: { resource, action },
  target,
}: Pick<TemplateTest, 'values' | 'request' | 'target'>): string {
  return canonicalJson({ values, resource, action, target })
}
