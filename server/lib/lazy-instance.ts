/**
 * A stand-in that makes the real thing at its first use, so that importing a module opens nothing and reads nothing.
 * Methods are bound once to the real instance: `const { info } = logger` works.
 */
export function lazyInstance<T extends object>(make: () => T): T {
  let instance: T | undefined;
  const real = (): T => {
    instance ??= make();
    return instance;
  };
  const bound = new Map<PropertyKey, { from: unknown; to: unknown }>();

  const read = (key: PropertyKey): unknown => {
    const value: unknown = Reflect.get(real(), key);
    if (typeof value !== 'function') return value;
    const known = bound.get(key);
    if (known?.from === value) return known.to;
    const to: unknown = value.bind(real());
    bound.set(key, { from: value, to });
    return to;
  };

  // A plain target: the traps answer for the real instance, and a proxy may not hide a frozen property of its target.
  return new Proxy({} as T, {
    get: (_target, key) => read(key),
    set: (_target, key, value) => Reflect.set(real(), key, value),
    has: (_target, key) => Reflect.has(real(), key),
    ownKeys: () => Reflect.ownKeys(real()),
    getOwnPropertyDescriptor: (_target, key) => {
      const found = Reflect.getOwnPropertyDescriptor(real(), key);
      return found && { ...found, configurable: true };
    },
    getPrototypeOf: () => Reflect.getPrototypeOf(real()),
  });
}
