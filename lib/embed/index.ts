/**
 * The address, the frame and the messages of a Cobrowse embed.
 * A token travels by message unless its holder explicitly puts it in the address.
 * Law: `parseEmbedUrl` reads back whatever `buildEmbedUrl` built; a message is looked at only after its origin.
 */
export { type EmbedFailure, embedFailures, nameFailure } from './failure'
export { embedAllow, embedSandboxAttributes } from './frame'
export { type EmbedMessage, type EmbedMessageProblem, messageLimit, readEmbedMessage } from './message'
export { defaultEmbedOptions, EmbedOptions, embedParts } from './options'
export { type EmbedPage, embedPages, embedPath, pageAtPath } from './page'
export { buildEmbedUrl, type Embed, type EmbedDelivery, type EmbedUrlProblem, parseEmbedUrl, readOptions } from './url'
