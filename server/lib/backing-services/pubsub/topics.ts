import type { Logger } from '../../logging';

type Subscription = { listener: (message: string) => void; onGap: (() => void) | undefined };

const maxMessageBytes = 7_000;
const topicShape = /^[\w.:-]{1,200}$/;

/** @throws when a driver could not carry it; the same limits for all of them. */
export function checkMessage(topic: string, message: string): void {
  if (!topicShape.test(topic)) throw new Error('a topic has up to 200 letters, digits and . : _ -');
  if (Buffer.byteLength(message) > maxMessageBytes || message.includes('\0')) {
    throw new Error(`a message has at most ${maxMessageBytes} bytes and no NUL: publish ids, not contents`);
  }
}

export type Topics = {
  readonly names: string[];
  /** Calls every listener; what one throws is logged and stops nobody else. */
  deliver(topic: string, message: string): void;
  /** Tells every subscription that messages may have been lost. */
  gap(): void;
  add(topic: string, listener: (message: string) => void, onGap?: () => void): { remove(): { wasLast: boolean } };
};

/** Who listens to what in this process. */
export function createTopics(logger: Logger): Topics {
  const subscriptions = new Map<string, Set<Subscription>>();
  const call = (topic: string, work: () => void) => {
    try {
      work();
    } catch (error) {
      logger.error('a listener threw', { topic, error });
    }
  };
  return {
    get names() {
      return [...subscriptions.keys()];
    },
    deliver(topic, message) {
      for (const { listener } of [...(subscriptions.get(topic) ?? [])]) call(topic, () => listener(message));
    },
    gap() {
      for (const [topic, all] of [...subscriptions]) for (const { onGap } of [...all]) if (onGap) call(topic, onGap);
    },
    add(topic, listener, onGap) {
      const subscription = { listener, onGap };
      const all = subscriptions.get(topic) ?? new Set();
      subscriptions.set(topic, all.add(subscription));
      return {
        remove() {
          const wasThere = all.delete(subscription);
          const wasLast = wasThere && all.size === 0;
          if (wasLast) subscriptions.delete(topic);
          return { wasLast };
        },
      };
    },
  };
}
