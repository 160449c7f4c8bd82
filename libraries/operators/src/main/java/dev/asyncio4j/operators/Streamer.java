package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a stream, which closes all that it has opened when it is left.
 *
 * <p><i>Python:</i> the streamer of {@code async with xs.stream() as s}; {@code aiostream} lets it
 * be entered once, as a {@code try} does.
 *
 * <p><b>Cancellation:</b> ends the wait for an item and closes all; {@code close()} after that does
 * nothing.
 *
 * <p><b>Thread and loop:</b> it belongs to the loop that asks for its first item, and to one task
 * at a time.
 *
 * <pre>{@code
 * try (Streamer<String> first = Stream.of(lines).takeWhile(x -> !x.isEmpty()).stream()) {
 *   for (String line : each(first)) System.out.println(line);
 * }
 * }</pre>
 *
 * @param <T> the type of the items
 */
public sealed interface Streamer<T extends @Nullable Object> extends AsyncIterator<T>, AutoCloseable
    permits RunStreamer {
  /**
   * Closes everything upstream, the last that was opened first, and waits until each is closed.
   *
   * <p><i>Python:</i> the end of {@code async with}. The second call does nothing, nor does one
   * after the end of the stream.
   *
   * <p><b>Cancellation:</b> comes out of what a source does to clean up; the others are closed all
   * the same.
   *
   * <p><b>Thread and loop:</b> in a coroutine, once an item has been asked for.
   *
   * @throws IllegalStateException if another task waits for an item, or if something is open and
   *     the call is not in a coroutine of its loop
   * @throws RuntimeException what the close of a source fails with, checked or not: the first
   *     error, the others suppressed in it
   */
  @Override
  void close();
}
