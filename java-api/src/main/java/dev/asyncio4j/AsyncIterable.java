package dev.asyncio4j;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;

import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A source of elements that come with time.
 *
 * <p><i>Python:</i> an asynchronous iterable; {@code async for x in source:} is {@code for (T x :
 * each(source))}, and the methods here are asynchronous comprehensions. What they are given may
 * await.
 *
 * <pre>{@code
 * // [await fetch(x) async for x in lines if x.startswith("https")]
 * List<String> pages =
 *     await(lines.filter(x -> x.startsWith("https")).map(x -> await(fetch(x))).toList());
 * }</pre>
 *
 * @param <T> the type of the elements
 */
public interface AsyncIterable<T extends @Nullable Object> {
  /** {@return an iterator over the elements} */
  AsyncIterator<T> iterator();

  /**
   * Returns the elements of a publisher.
   *
   * <p><i>Python:</i> none. Each iterator is a subscription, made when its first element is asked
   * for; it is an {@link AsyncGenerator}, whose {@code close()} cancels the subscription. Each
   * element is requested when it is asked for, so the publisher never runs ahead. Its error comes
   * out as the same object.
   *
   * <p><b>Cancellation:</b> a task that waits for an element stops waiting; the element, when it
   * comes, is for the next request.
   *
   * <p><b>Thread and loop:</b> the publisher may use any thread.
   *
   * <pre>{@code
   * for (String line : each(AsyncIterable.of(publisher))) System.out.println(line);
   * }</pre>
   *
   * @param <T> the type of the elements
   * @param publisher the publisher; for one of Reactive Streams see {@link ReactiveStreams}
   * @return its elements
   */
  static <T> AsyncIterable<T> of(Flow.Publisher<? extends T> publisher) {
    return Engine.provider().iterable(publisher);
  }

  /**
   * Returns a publisher of the elements, which keeps the rules of Reactive Streams.
   *
   * <p><i>Python:</i> none. Each subscriber is served by a task of its own, with an iterator of its
   * own. An element is asked for only when it has been requested; so the end is signalled when an
   * element after the last one is requested. A null element is an error there.
   *
   * <p><b>Cancellation:</b> a cancelled subscription cancels what the iterator waits for, and
   * closes it if it is an {@link AsyncGenerator}. The end of the loop's run ends the stream with
   * {@link dev.asyncio4j.exceptions.CancelledError}.
   *
   * <p><b>Thread and loop:</b> subscribe, request and cancel from any thread. The subscriber is
   * called on the loop, so it must not block.
   *
   * <pre>{@code
   * lines.map(String::strip).toPublisher(getRunningLoop()).subscribe(subscriber);
   * }</pre>
   *
   * @param loop where the elements are taken
   * @return the publisher
   */
  default Flow.Publisher<T> toPublisher(EventLoop loop) {
    return Engine.provider().publisher(this, loop);
  }

  /**
   * Returns the elements changed by a function, one by one as they are asked for.
   *
   * @param function what makes the new element; it may await
   * @param <R> the type of the new elements
   * @return the changed elements
   */
  default <R extends @Nullable Object> AsyncIterable<R> map(
      Body1<? super T, ? extends R> function) {
    return () -> {
      AsyncIterator<T> source = iterator();
      return () ->
          async(
              () -> {
                T element = await(source.next());
                return ofElement(() -> function.run(element));
              });
    };
  }

  /**
   * Returns the elements that pass a test.
   *
   * @param test what an element must pass; it may await
   * @return the elements that pass
   */
  default AsyncIterable<T> filter(Body1<? super T, Boolean> test) {
    return () -> {
      AsyncIterator<T> source = iterator();
      return () ->
          async(
              () -> {
                while (true) {
                  T element = await(source.next());
                  if (ofElement(() -> test.run(element))) return element;
                }
              });
    };
  }

  /**
   * Returns the first elements, at most {@code count} of them.
   *
   * @param count how many
   * @return the first elements
   */
  default AsyncIterable<T> limit(int count) {
    return () -> {
      AsyncIterator<T> source = iterator();
      int[] left = {count};
      return () ->
          async(
              () -> {
                if (left[0]-- <= 0) {
                  throw new StopAsyncIterationException(
                      "all of the first " + count + " elements have been taken");
                }
                return await(source.next());
              });
    };
  }

  /** Runs {@code code}, and keeps an end of iteration that comes out of it from ending this one. */
  private <R extends @Nullable Object> R ofElement(Body<R> code) throws Exception {
    try {
      return code.run();
    } catch (StopAsyncIterationException end) {
      throw Engine.<RuntimeException>sneaky(Engine.escaped(end, this));
    }
  }

  /**
   * Takes all elements into a list.
   *
   * <p><b>Cancellation:</b> what was taken is dropped; the source stays where it is.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  default Coroutine<List<T>> toList() {
    return async(
        () -> {
          List<T> elements = new ArrayList<>();
          each(this).forEach(elements::add);
          return elements;
        });
  }

  /**
   * Gives each element to an action.
   *
   * <p><b>Cancellation:</b> comes out of the action or of the wait for the next element; the source
   * stays where it is.
   *
   * @param action what to do; it may await
   * @return the coroutine to await
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> forEach(VoidBody1<? super T> action) {
    return async(
        () -> {
          for (T element : each(this)) {
            action.accept(element);
          }
        });
  }
}
