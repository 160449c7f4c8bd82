package dev.asyncio4j.redis;

/**
 * Queued: the commands of publishing, and of commands themselves, as Redis names them; a pipeline
 * has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedPublishCommands<V> extends QueueCaller<V> {
  /**
   * Tells of all commands.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> command() {
    return queue(Reply.PLAIN, "COMMAND");
  }

  /**
   * Counts commands.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> commandCount() {
    return queue(Reply.LONG, "COMMAND COUNT");
  }

  /**
   * Gets the documentation of commands.
   *
   * @param names the names
   * @return this pipeline
   */
  default RedisPipeline<V> commandDocs(Object... names) {
    return queue(Reply.PLAIN, "COMMAND DOCS", CommandArguments.all(names));
  }

  /**
   * Gets the keys of a command.
   *
   * @param command a command, word by word
   * @return this pipeline
   */
  default RedisPipeline<V> commandGetkeys(Object... command) {
    return queue(Reply.values(), "COMMAND GETKEYS", CommandArguments.all(command));
  }

  /**
   * Gets the keys of a command, and what becomes of them.
   *
   * @param command a command, word by word
   * @return this pipeline
   */
  default RedisPipeline<V> commandGetkeysandflags(Object... command) {
    return queue(Reply.PLAIN, "COMMAND GETKEYSANDFLAGS", CommandArguments.all(command));
  }

  /**
   * Tells of commands.
   *
   * @param names the names
   * @return this pipeline
   */
  default RedisPipeline<V> commandInfo(Object... names) {
    return queue(Reply.PLAIN, "COMMAND INFO", CommandArguments.all(names));
  }

  /**
   * Gets the names of commands.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> commandList() {
    return queue(Reply.TEXTS, "COMMAND LIST");
  }

  /**
   * Publishes; counts who got it.
   *
   * @param channel the channel
   * @param message what to publish
   * @return this pipeline
   */
  default RedisPipeline<V> publish(Object channel, Object message) {
    return queue(Reply.LONG, "PUBLISH", channel, message);
  }

  /**
   * Gets channels with subscribers.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> pubsubChannels() {
    return queue(Reply.values(), "PUBSUB CHANNELS");
  }

  /**
   * Gets channels with subscribers that fit.
   *
   * @param pattern may have ? and *
   * @return this pipeline
   */
  default RedisPipeline<V> pubsubChannels(Object pattern) {
    return queue(Reply.values(), "PUBSUB CHANNELS", pattern);
  }

  /**
   * Counts patterns.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> pubsubNumpat() {
    return queue(Reply.LONG, "PUBSUB NUMPAT");
  }

  /**
   * Counts the subscribers of channels.
   *
   * @param channels the channels
   * @return this pipeline
   */
  default RedisPipeline<V> pubsubNumsub(Object... channels) {
    return queue(Reply.counts(), "PUBSUB NUMSUB", CommandArguments.all(channels));
  }

  /**
   * Gets channels of this shard with subscribers.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> pubsubShardchannels() {
    return queue(Reply.values(), "PUBSUB SHARDCHANNELS");
  }

  /**
   * Counts the subscribers of channels of this shard.
   *
   * @param channels the channels
   * @return this pipeline
   */
  default RedisPipeline<V> pubsubShardnumsub(Object... channels) {
    return queue(Reply.counts(), "PUBSUB SHARDNUMSUB", CommandArguments.all(channels));
  }

  /**
   * Publishes to a shard; counts who got it.
   *
   * @param channel the channel
   * @param message what to publish
   * @return this pipeline
   */
  default RedisPipeline<V> spublish(Object channel, Object message) {
    return queue(Reply.LONG, "SPUBLISH", channel, message);
  }
}
