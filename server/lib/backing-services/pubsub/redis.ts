import type { Logger } from '../../logging';
import { createRedisConnection, type RedisConnection } from '../redis-connection';
import type { BackingService, PubSub } from '../types';
import { checkMessage, createTopics } from './topics';

type Options = { url: string; publisher: RedisConnection; logger: Logger };

/** A subscribing connection can do nothing else, so it is one of its own; what is published goes through the other. */
export function createRedisPubSub({ url, publisher, logger }: Options): PubSub & { service: BackingService } {
  const topics = createTopics(logger);
  const subscriber = createRedisConnection(url, logger);
  // Redis keeps channels apart from databases; two installations on one server must not hear each other.
  const prefix = `crm-flow:${subscriber.redis.options.db ?? 0}:`;
  const isReady = () => subscriber.redis.status === 'ready';
  let wasReady = false;

  subscriber.redis.on('message', (channel: string, message: string) => {
    topics.deliver(channel.slice(prefix.length), message);
  });
  subscriber.redis.on('ready', () => {
    const isBack = wasReady;
    wasReady = true;
    const channels = topics.names.map((topic) => prefix + topic);
    const done = channels.length > 0 ? subscriber.run((redis) => redis.subscribe(...channels)) : Promise.resolve();
    done
      .then(() => {
        if (isBack) topics.gap();
      })
      // It failed because the connection is gone again: the next `ready` subscribes.
      .catch(() => undefined);
  });

  return {
    async publish(topic, message) {
      checkMessage(topic, message);
      await publisher.run((redis) => redis.publish(prefix + topic, message));
    },
    async subscribe(topic, listener, onGap) {
      checkMessage(topic, '');
      const { remove } = topics.add(topic, listener, onGap);
      // While it is away the topic waits in the list for the next `ready`. Subscribing again is harmless, and waiting for
      // it makes sure that the second listener of a topic does not come back before the first one is heard.
      if (isReady()) await subscriber.run((redis) => redis.subscribe(prefix + topic)).catch(() => undefined);
      return async () => {
        const { wasLast } = remove();
        if (wasLast && isReady())
          await subscriber.run((redis) => redis.unsubscribe(prefix + topic)).catch(() => undefined);
      };
    },
    service: {
      name: 'pubsub',
      kind: 'redis',
      required: false,
      remote: true,
      start: subscriber.start,
      check: subscriber.check,
      stop: subscriber.stop,
    },
  };
}
