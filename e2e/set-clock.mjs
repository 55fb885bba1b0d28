// @ts-check

/**
 * Has every `Date` of this process tell the time that `now` answers, in ms. For what is loaded before a server under test, never
 * for the product.
 * @param {() => number} now
 */
export function setClock(now) {
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, made) =>
      given.length === 0 ? new RealDate(now()) : Reflect.construct(target, given, made === Date ? target : made),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
