package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * A piece of news that a subscription tells.
 *
 * @param <V> the type of values
 * @param type which kind of thing
 * @param pattern the pattern that fits; null unless it is of one
 * @param channel the channel; null for a pong
 * @param data what was published; null for confirmations
 * @param count of confirmations: how many subscriptions there are now
 */
public record PubSubMessage<V>(
    Type type, @Nullable V pattern, @Nullable V channel, @Nullable V data, long count) {
  /** Kinds of messages. */
  public enum Type {
    /** A channel is subscribed. */
    SUBSCRIBE,
    /** A channel is no longer subscribed. */
    UNSUBSCRIBE,
    /** A pattern is subscribed. */
    PSUBSCRIBE,
    /** A pattern is no longer subscribed. */
    PUNSUBSCRIBE,
    /** A channel of a shard is subscribed. */
    SSUBSCRIBE,
    /** A channel of a shard is no longer subscribed. */
    SUNSUBSCRIBE,
    /** Published on a channel. */
    MESSAGE,
    /** Published on a channel that fits a pattern. */
    PMESSAGE,
    /** Published on a channel of a shard. */
    SMESSAGE,
    /** The answer to a ping. */
    PONG
  }
}
