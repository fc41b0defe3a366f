import { lazyInstance } from '../lazy-instance';
import { logger } from '../logging';
import { processManager } from '../processes';
import { createPortBindingManager, type PortBindingManager } from './port-binding-manager';

export { PortTakenError, portExitCode } from './errors';
export { HttpService, type HttpServiceOptions } from './http-service';
export {
  type Binding,
  createPortBindingManager,
  type PortBindingManager,
  type PortBindingOptions,
} from './port-binding-manager';

/** The ports of this process, closed by its shutdown list. Made at first use. */
export const portBindingManager: PortBindingManager = lazyInstance(() => {
  const manager = createPortBindingManager({ logger, isDraining: () => processManager.isDraining });
  manager.closeWith(processManager);
  return manager;
});
