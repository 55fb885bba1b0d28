/**
 * The claims of a token: what Remit stamps and what an author wrote, put together and printed in one place.
 * Law: the text that is signed is the text that is shown, byte for byte but for white space.
 */
export {
  audience,
  buildClaims,
  type Claims,
  type Payload,
  reservedClaimNames,
  stampedClaims,
} from './claims'
export { base64Length, byteLength, longestToken, type TokenFrame, tokenLength, usualFrame } from './size'
