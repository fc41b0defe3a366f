import { config } from '../config';
import { lazyInstance } from '../lazy-instance';
import { logger } from '../logging';
import { createBackingServices } from './create-backing-services';
import type { BackingServices } from './types';

export { type BackingServicesOptions, createBackingServices } from './create-backing-services';
export type * from './types';

/** The services of this process, by its environment. Importing opens nothing; the first call loads what is chosen. */
export const backingServices: BackingServices = lazyInstance(() => createBackingServices({ config, logger }));
