type Metadata = Map<unknown, unknown>;
type Target = object;

const metadataOf = new WeakMap<Target, Metadata>();

/**
 * Adds what the package tsyringe looks for before it loads, and @peculiar/x509 stands on it: the metadata half of the
 * Reflect API, a proposal that no engine has. Only what they use is here.
 */
export function addReflectMetadata(): void {
  if (!('getMetadata' in Reflect)) Object.assign(Reflect, { defineMetadata, getOwnMetadata, getMetadata });
}

function defineMetadata(name: unknown, value: unknown, target: Target): void {
  const metadata = metadataOf.get(target) ?? new Map();
  metadataOf.set(target, metadata.set(name, value));
}

function getOwnMetadata(name: unknown, target: Target): unknown {
  return metadataOf.get(target)?.get(name);
}

/** The metadata of a class or of what it inherits from. */
function getMetadata(name: unknown, target: Target | null): unknown {
  for (let each = target; each; each = Object.getPrototypeOf(each)) {
    if (metadataOf.get(each)?.has(name)) return getOwnMetadata(name, each);
  }
  return undefined;
}
