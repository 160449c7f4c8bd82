package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of publishing, and of commands themselves, as Redis names them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * <p><b>Cancellation:</b> a call not yet written is never sent; of one that was written the reply
 * is dropped.
 *
 * @param <V> the type of keys, fields and values in replies
 */
@CheckReturnValue
public interface PublishCommands<V> extends CommandCaller<V> {
  /**
   * Tells of all commands.
   *
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> command() {
    return call(Reply.PLAIN, "COMMAND");
  }

  /**
   * Counts commands.
   *
   * @return the number
   */
  default Coroutine<@Nullable Long> commandCount() {
    return call(Reply.LONG, "COMMAND COUNT");
  }

  /**
   * Gets the documentation of commands.
   *
   * @param names the names
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> commandDocs(Object... names) {
    return call(Reply.PLAIN, "COMMAND DOCS", CommandArguments.all(names));
  }

  /**
   * Gets the keys of a command.
   *
   * @param command a command, word by word
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> commandGetkeys(Object... command) {
    return call(Reply.values(), "COMMAND GETKEYS", CommandArguments.all(command));
  }

  /**
   * Gets the keys of a command, and what becomes of them.
   *
   * @param command a command, word by word
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> commandGetkeysandflags(Object... command) {
    return call(Reply.PLAIN, "COMMAND GETKEYSANDFLAGS", CommandArguments.all(command));
  }

  /**
   * Tells of commands.
   *
   * @param names the names
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> commandInfo(Object... names) {
    return call(Reply.PLAIN, "COMMAND INFO", CommandArguments.all(names));
  }

  /**
   * Gets the names of commands.
   *
   * @return the texts
   */
  default Coroutine<List<String>> commandList() {
    return call(Reply.TEXTS, "COMMAND LIST");
  }

  /**
   * Publishes; counts who got it.
   *
   * @param channel the channel
   * @param message what to publish
   * @return the number
   */
  default Coroutine<@Nullable Long> publish(Object channel, Object message) {
    return call(Reply.LONG, "PUBLISH", channel, message);
  }

  /**
   * Gets channels with subscribers.
   *
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> pubsubChannels() {
    return call(Reply.values(), "PUBSUB CHANNELS");
  }

  /**
   * Gets channels with subscribers that fit.
   *
   * @param pattern may have ? and *
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> pubsubChannels(Object pattern) {
    return call(Reply.values(), "PUBSUB CHANNELS", pattern);
  }

  /**
   * Counts patterns.
   *
   * @return the number
   */
  default Coroutine<@Nullable Long> pubsubNumpat() {
    return call(Reply.LONG, "PUBSUB NUMPAT");
  }

  /**
   * Counts the subscribers of channels.
   *
   * @param channels the channels
   * @return how many each has, in the order asked; in a cluster at all nodes together
   */
  default Coroutine<Map<V, Long>> pubsubNumsub(Object... channels) {
    return call(Reply.counts(), "PUBSUB NUMSUB", CommandArguments.all(channels));
  }

  /**
   * Gets channels of this shard with subscribers.
   *
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> pubsubShardchannels() {
    return call(Reply.values(), "PUBSUB SHARDCHANNELS");
  }

  /**
   * Counts the subscribers of channels of this shard.
   *
   * @param channels the channels
   * @return how many each has, in the order asked; in a cluster at all nodes together
   */
  default Coroutine<Map<V, Long>> pubsubShardnumsub(Object... channels) {
    return call(Reply.counts(), "PUBSUB SHARDNUMSUB", CommandArguments.all(channels));
  }

  /**
   * Publishes to a shard; counts who got it.
   *
   * @param channel the channel
   * @param message what to publish
   * @return the number
   */
  default Coroutine<@Nullable Long> spublish(Object channel, Object message) {
    return call(Reply.LONG, "SPUBLISH", channel, message);
  }
}
