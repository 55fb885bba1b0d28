/**
 * What every module may lean on: results, refusals, ids, time, JSON values and how CSV is printed.
 * Nothing here knows a word of the business.
 */
export { decodeBase64url, encodeBase64url } from './base64url'
export { canonicalJson } from './canonical-json'
export { /** @internal */ guardCell, printCsv } from './csv'
export { AppError, type ErrorCode, errorCodes, type Failure } from './error'
export { faultCodeOf } from './fault-code'
export { foldText } from './fold-text'
export { type Id, type IdPrefix, isId, newId } from './id'
export { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from './json-value'
export { oneLine } from './one-line'
export { parseUrl } from './parse-url'
export { remember } from './remember'
export { err, ok, type Result } from './result'
export { type EpochMs, toNumericDate } from './time'
export { trimChars } from './trim-chars'
