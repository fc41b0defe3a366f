import type { Logger } from '../../logging';
import type { PubSub } from '../types';
import { checkMessage, createTopics } from './topics';

export function createMemoryPubSub(logger: Logger): PubSub {
  const topics = createTopics(logger);
  return {
    async publish(topic, message) {
      checkMessage(topic, message);
      // Later, as with the other drivers: no listener runs inside the publisher.
      setImmediate(() => topics.deliver(topic, message));
    },
    async subscribe(topic, listener, onGap) {
      checkMessage(topic, '');
      const { remove } = topics.add(topic, listener, onGap);
      return async () => void remove();
    },
  };
}
