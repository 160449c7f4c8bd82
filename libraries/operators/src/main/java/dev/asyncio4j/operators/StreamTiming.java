package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body1;
import dev.asyncio4j.VoidBody1;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operators that look at when items come, or do something with each: a part of {@link Stream}.
 *
 * @param <T> the type of the items
 */
public sealed interface StreamTiming<T extends @Nullable Object> extends AsyncIterable<T>
    permits Stream {
  /**
   * Returns the items with some time between them; the first one comes at once.
   *
   * <p><i>Python:</i> {@code spaceout}; same: the time runs from when the next item is asked for. A
   * source that is slower than that is not slowed down.
   *
   * @param interval how long at least
   * @return the same items
   */
  default Stream<T> spaceOut(Duration interval) {
    Objects.requireNonNull(interval, "interval");
    return Recipe.<T>of(this).then("spaceOut", source -> new SpacedOut<>(source, interval));
  }

  /**
   * Returns the items, each of which must come in time.
   *
   * <p><i>Python:</i> {@code timeout}; same. The time of the consumer does not count. An item that
   * is late is a failure, {@link dev.asyncio4j.exceptions.AsyncTimeoutException}, and the source is
   * closed.
   *
   * @param perItem how long the source may take for an item
   * @return the same items
   */
  default Stream<T> timeout(Duration perItem) {
    Objects.requireNonNull(perItem, "perItem");
    return Recipe.<T>of(this).then("timeout", source -> new Timed<>(source, perItem));
  }

  /**
   * Returns the items, the first of which is asked for after some time.
   *
   * <p><i>Python:</i> {@code delay}; same.
   *
   * @param delay how long
   * @return the same items
   */
  default Stream<T> delay(Duration delay) {
    Objects.requireNonNull(delay, "delay");
    return Recipe.<T>of(this).then("delay", source -> new Delayed<>(source, delay));
  }

  /**
   * Returns the items, some of which a task of its own asks for ahead of the consumer.
   *
   * <p><i>Python:</i> none. A failure of the source comes after the items before it.
   *
   * <p><b>Cancellation:</b> ends that task; what it has asked for is dropped.
   *
   * @param size how many are kept at most, at least 1
   * @return the same items
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  default Stream<T> buffer(int size) {
    Limits.checkSize("buffer", size);
    return Recipe.<T>of(this).then("buffer", source -> new Buffered<>(source, size));
  }

  /**
   * Returns the items, each of which comes after an action on it has ended.
   *
   * <p><i>Python:</i> {@code action} of a plain function; same.
   *
   * @param action what to do with an item; it may await
   * @return the same items
   */
  default Stream<T> action(VoidBody1<? super T> action) {
    Body1<T, T> acting = acting(action);
    return Recipe.<T>of(this).then("action", source -> new Mapped<T, T>(source, acting));
  }

  /**
   * Returns the items, each of which comes after an action on it; some actions run at a time.
   *
   * <p><i>Python:</i> {@code action} of a coroutine function, with {@code ordered} and {@code
   * task_limit}.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link Stream#mapConcurrent}.
   *
   * @param action what to do with an item; it may await
   * @param concurrency the order of the items, and how many actions at a time
   * @return the same items
   */
  default Stream<T> actionConcurrent(VoidBody1<? super T> action, Concurrency concurrency) {
    return Stream.<T>of(this).mapConcurrent(acting(action), concurrency);
  }

  /**
   * Returns the items, each of which is printed to the standard output first.
   *
   * <p><i>Python:</i> {@code print}; same.
   *
   * @return the same items
   */
  default Stream<T> print() {
    return action(System.out::println);
  }

  /**
   * Returns the items, each of which is printed to the standard output first, by a format.
   *
   * <p><i>Python:</i> {@code print(template)}; the format is Java's.
   *
   * @param format with one place for the item, as {@link String#format} has it
   * @return the same items
   */
  default Stream<T> print(String format) {
    Objects.requireNonNull(format, "format");
    return action(item -> System.out.println(String.format(format, item)));
  }

  /** {@return a function that runs {@code action} on an item, and gives that item} */
  private Body1<T, T> acting(VoidBody1<? super T> action) {
    Objects.requireNonNull(action, "action");
    return item -> {
      action.accept(item);
      return item;
    };
  }
}
