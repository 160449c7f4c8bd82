package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/**
 * One run of a stream, in direct style: a coroutine asks it for its items, one after the other.
 *
 * <p>Whoever opened it closes it: at its end, after a failure, or when no more is wanted. It does
 * nothing before it is asked for the first time.
 *
 * @param <T> the type of the items
 */
abstract class Pull<T extends @Nullable Object> {
  /** The item that the last {@link #advance} reached; it is nobody's before the first. */
  T item;

  /**
   * Goes on to the next item, which is then {@link #item}.
   *
   * @return false if there is none; nobody asks any more then
   */
  abstract boolean advance() throws Exception;

  /** Closes what was opened, the last first, and awaits it; the second call does nothing. */
  void close() throws Exception {}

  /** Takes an item back that was asked for and cannot be given to anybody. */
  void giveBack(T item) {}
}
