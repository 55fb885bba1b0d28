/**
 * The address, the frame and the messages of a Cobrowse embed.
 * A token travels by message unless its holder explicitly puts it in the address.
 * Law: `parseEmbedUrl` reads back whatever `buildEmbedUrl` built; a message is looked at only after its origin.
 */
export { type EmbedFailure, embedFailures, nameFailure, originFailures } from './failure'
export { embedAllow, embedPowers, embedSandboxAttributes } from './frame'
export { type EmbedMessage, readEmbedMessage } from './message'
export { defaultEmbedOptions, type EmbedOptions, embedParts } from './options'
export { embedOptionsSchema } from './options-schema'
export { type EmbedPage, embedPages, embedPath, pageAtPath } from './page'
export {
  idleRenewal,
  moveOf,
  nextRenewal,
  type Renewal,
  type RenewalEvent,
  type RenewalView,
  type Surroundings,
  viewRenewal,
} from './renewal'
export {
  buildEmbedUrl,
  type EmbedDelivery,
  /** @internal */ parseEmbedUrl,
  type ReadOptions,
  readOptions,
} from './url'
