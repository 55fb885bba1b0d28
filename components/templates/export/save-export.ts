import { saveFile } from '@/components/form/save-file'
import {
  bundleFileName,
  type ExportedTemplate,
  printBundle,
  printTemplate,
  splitIntoBundles,
  templateFileName,
} from '@/lib/templates'

/** Saves a template as a file of its own, named after it and after `suffix`, such as its version. */
export function saveTemplate(template: ExportedTemplate, suffix = ''): void {
  saveFile(templateFileName(`${template.name}${suffix}`), 'application/json', printTemplate(template))
}

/** Saves templates as one file, or as many as can be imported again, named after the day of `at` in milliseconds. */
export function saveBundle(templates: readonly ExportedTemplate[], at: number): void {
  const bundles = splitIntoBundles(templates)
  for (const [index, bundle] of bundles.entries()) {
    const name = bundleFileName(at, { number: index + 1, of: bundles.length })
    saveFile(name, 'application/json', printBundle(bundle))
  }
}
