package dev.asyncio4j;

import dev.asyncio4j.loop.EventLoop;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;

/**
 * Publishers of Reactive Streams, as Reactor, RxJava and database drivers have them, and async
 * iterables.
 *
 * <p>Needs {@code org.reactivestreams:reactive-streams}, which asyncio4j does not bring along: the
 * library that the publishers come from does. For those of the JDK, {@code
 * java.util.concurrent.Flow}, see {@link AsyncIterable#of} and {@link AsyncIterable#toPublisher}.
 *
 * <pre>{@code
 * for (String row : each(ReactiveStreams.toAsyncIterable(rows))) System.out.println(row);
 * Publisher<String> published = ReactiveStreams.toPublisher(source, getRunningLoop());
 * }</pre>
 */
@SuppressWarnings("exports") // a caller requires org.reactivestreams itself
public final class ReactiveStreams {
  private ReactiveStreams() {}

  /**
   * Returns the elements of a publisher.
   *
   * <p><i>Python:</i> none. As {@link AsyncIterable#of}: back-pressure, {@code close()} and errors
   * are the same.
   *
   * <p><b>Cancellation:</b> a task that waits for an element stops waiting; the element, when it
   * comes, is for the next request.
   *
   * @param <T> the type of the elements
   * @param publisher the publisher
   * @return its elements
   */
  public static <T> AsyncIterable<T> toAsyncIterable(Publisher<T> publisher) {
    return AsyncIterable.of(FlowAdapters.toFlowPublisher(publisher));
  }

  /**
   * Returns a publisher of the elements of an async iterable.
   *
   * <p><i>Python:</i> none. As {@link AsyncIterable#toPublisher}.
   *
   * <p><b>Cancellation:</b> a cancelled subscription cancels what the iterator waits for, and
   * closes it if it is an {@link AsyncGenerator}.
   *
   * <p><b>Thread and loop:</b> subscribe, request and cancel from any thread. The subscriber is
   * called on the loop, so it must not block.
   *
   * @param <T> the type of the elements
   * @param source what gives the elements
   * @param loop where they are taken
   * @return the publisher
   */
  public static <T extends @Nullable Object> Publisher<T> toPublisher(
      AsyncIterable<T> source, EventLoop loop) {
    return FlowAdapters.toPublisher(source.toPublisher(loop));
  }
}
