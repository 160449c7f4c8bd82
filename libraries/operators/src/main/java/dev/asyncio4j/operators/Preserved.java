package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The items of an iterator that stays open for its next reader.
 *
 * <p>Those that were asked for and could not be given to anybody come first in its next run.
 */
final class Preserved<T extends @Nullable Object> extends Pull<T> {
  /** The items that were given back, by iterator; iterators of all loops are here. */
  private static final Map<AsyncIterator<?>, Deque<Item<?>>> RETURNED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final AsyncIterator<T> iterator;
  private final RunScope scope;

  Preserved(AsyncIterator<T> iterator, RunScope scope) {
    this.iterator = iterator;
    this.scope = scope;
  }

  @Override
  boolean advance() {
    Item<T> first = firstReturned();
    if (first != null) {
      item = first.value();
      return true;
    }
    scope.count();
    try {
      item = await(iterator.next());
      return true;
    } catch (StopAsyncIterationException end) {
      return false;
    }
  }

  @SuppressWarnings("unchecked") // they are items of this very iterator
  private @Nullable Item<T> firstReturned() {
    Deque<Item<?>> returned = RETURNED.get(iterator);
    if (returned == null) return null;
    Item<?> first = returned.remove();
    if (returned.isEmpty()) RETURNED.remove(iterator);
    return (Item<T>) first;
  }

  @Override
  void giveBack(T item) {
    RETURNED.computeIfAbsent(iterator, it -> new ArrayDeque<>()).addFirst(new Item<>(item));
  }
}
