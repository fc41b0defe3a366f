/** The example of the documentation, word for word, in a process of its own. Prints what came of it as JSON. */
import { registerHooks } from 'node:module';

const loaded = new Set<string>();
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(found.url)?.[1];
    if (name) loaded.add(name);
    return found;
  },
});

const { health, rows, database } = await import('./usage');
const { backingServices } = await import('@/lib/backing-services');
await backingServices.stop();
process.stdout.write(JSON.stringify({ health, rows, database, loaded: [...loaded].sort() }));
