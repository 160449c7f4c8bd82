package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The commands of lists and sorted sets that wait, as Redis names them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * <p><b>Cancellation:</b> the call is unblocked at the server first, so that it takes nothing; its
 * connection is closed.
 *
 * @param <V> the type of keys, fields and values in replies
 */
@CheckReturnValue
public interface BlockingCommands<V> extends CommandCaller<V> {
  /**
   * Moves an element between lists, and waits for one; zero: for ever.
   *
   * @param source where from
   * @param destination where to
   * @param timeout how long at most; zero: for ever
   * @param from LEFT or RIGHT
   * @param to LEFT or RIGHT
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> blmove(
      Object source, Object destination, Duration timeout, String from, String to) {
    return call(
        Reply.value(), "BLMOVE", source, destination, from, to, CommandArguments.fraction(timeout));
  }

  /**
   * Pops elements of the first list that has some, and waits for one.
   *
   * @param timeout how long at most; zero: for ever
   * @param direction LEFT or RIGHT
   * @param count how many at most
   * @param keys the keys, one by one or as a collection
   * @return the values with their key; null if there were none
   */
  default Coroutine<@Nullable KeyValues<V>> blmpop(
      Duration timeout, String direction, long count, Object... keys) {
    return call(
        Reply.keyValues(),
        "BLMPOP",
        CommandArguments.fraction(timeout),
        CommandArguments.counted(keys),
        direction,
        "COUNT",
        count);
  }

  /**
   * Pops the first element of the first list that has one, and waits for one; zero: for ever.
   *
   * @param timeout how long at most; zero: for ever
   * @param keys the keys, one by one or as a collection
   * @return the value with its key; null if there was none in time
   */
  default Coroutine<@Nullable KeyValue<V>> blpop(Duration timeout, Object... keys) {
    return call(
        Reply.keyValue(), "BLPOP", CommandArguments.all(keys), CommandArguments.fraction(timeout));
  }

  /**
   * Pops the last element of the first list that has one, and waits for one; zero: for ever.
   *
   * @param timeout how long at most; zero: for ever
   * @param keys the keys, one by one or as a collection
   * @return the value with its key; null if there was none in time
   */
  default Coroutine<@Nullable KeyValue<V>> brpop(Duration timeout, Object... keys) {
    return call(
        Reply.keyValue(), "BRPOP", CommandArguments.all(keys), CommandArguments.fraction(timeout));
  }

  /**
   * Moves the last element to the head of another list, and waits for one.
   *
   * @param source where from
   * @param destination where to
   * @param timeout how long at most; zero: for ever
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> brpoplpush(Object source, Object destination, Duration timeout) {
    return call(
        Reply.value(), "BRPOPLPUSH", source, destination, CommandArguments.fraction(timeout));
  }

  /**
   * Pops MIN or MAX members of the first set that has some, and waits for one.
   *
   * @param timeout how long at most; zero: for ever
   * @param where which ones, in a word of Redis
   * @param count how many at most
   * @param keys the keys, one by one or as a collection
   * @return members with their key; null if there were none
   */
  default Coroutine<@Nullable KeyScoredValues<V>> bzmpop(
      Duration timeout, String where, long count, Object... keys) {
    return call(
        Reply.keyScores(),
        "BZMPOP",
        CommandArguments.fraction(timeout),
        CommandArguments.counted(keys),
        where,
        "COUNT",
        count);
  }

  /**
   * Pops the member of the highest score, and waits for one; zero: for ever.
   *
   * @param timeout how long at most; zero: for ever
   * @param keys the keys, one by one or as a collection
   * @return one member with its key; null if there was none in time
   */
  default Coroutine<@Nullable KeyScoredValues<V>> bzpopmax(Duration timeout, Object... keys) {
    return call(
        Reply.keyScored(),
        "BZPOPMAX",
        CommandArguments.all(keys),
        CommandArguments.fraction(timeout));
  }

  /**
   * Pops the member of the lowest score, and waits for one; zero: for ever.
   *
   * @param timeout how long at most; zero: for ever
   * @param keys the keys, one by one or as a collection
   * @return one member with its key; null if there was none in time
   */
  default Coroutine<@Nullable KeyScoredValues<V>> bzpopmin(Duration timeout, Object... keys) {
    return call(
        Reply.keyScored(),
        "BZPOPMIN",
        CommandArguments.all(keys),
        CommandArguments.fraction(timeout));
  }
}
