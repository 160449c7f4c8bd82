package dev.asyncio4j.kotlin;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Future;
import dev.asyncio4j.impl.bridge.JavaSuspending;
import dev.asyncio4j.impl.bridge.JobFutureKt;
import dev.asyncio4j.impl.bridge.KotlinChannels;
import dev.asyncio4j.impl.bridge.KotlinFlows;
import dev.asyncio4j.loop.EventLoop;
import java.util.stream.Stream;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.channels.ReceiveChannel;
import kotlinx.coroutines.flow.Flow;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Suspending} that shows an object of one side as one of the other.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
@NullMarked
abstract class SuspendingViews {
  SuspendingViews() {}

  /**
   * Returns a {@code Deferred} as a future of the running loop, to be awaited.
   *
   * <p><b>Cancellation:</b> cancelling the future, or the code that awaits it, cancels the {@code
   * Deferred}; the future ends when that has ended, its clean-up included.
   *
   * @param <T> the type of the value
   * @param deferred started if it is lazy
   * @return the future
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs here
   */
  public static <T extends @Nullable Object> Future<T> future(Deferred<? extends T> deferred) {
    return JobFutureKt.futureOf(deferred);
  }

  /**
   * Returns a Kotlin Job as a future of the running loop, to be awaited.
   *
   * <p><b>Cancellation:</b> as {@link #future(Deferred)}.
   *
   * @param job started if it is lazy
   * @return the future; without a value
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs here
   */
  public static Future<@Nullable Void> future(Job job) {
    return JobFutureKt.futureOf(job);
  }

  /**
   * Returns a future or task as Kotlin's {@code Deferred}: the same work, not a copy.
   *
   * <p><b>Cancellation:</b> cancelling the {@code Deferred} cancels the future; joining it waits
   * until the task has ended.
   *
   * @param <T> the type of the value
   * @param future a future or task
   * @return the view; from any thread
   */
  public static <T extends @Nullable Object> Deferred<T> deferred(Future<T> future) {
    return JavaSuspending.INSTANCE.deferred(future);
  }

  /**
   * Returns a flow as an async iterable: {@code for (Row row : each(Suspending.iterable(rows)))}.
   *
   * <p>Each iterator collects the flow anew, in a task of its own, one element when it is asked.
   *
   * <p><b>Cancellation:</b> cancelling the code that waits for an element cancels the flow. One
   * that is left half-way stays suspended until the end of the run: see {@link #generator} and
   * {@link #stream}.
   *
   * @param <T> the type of the elements
   * @param flow the flow
   * @return the iterable
   */
  public static <T extends @Nullable Object> AsyncIterable<T> iterable(Flow<? extends T> flow) {
    return KotlinFlows.INSTANCE.asyncIterable(flow);
  }

  /**
   * Returns a channel as an async iterable that receives from it until it is closed.
   *
   * <p><b>Cancellation:</b> nothing is lost, and the channel stays open: what was not asked for
   * stays in it.
   *
   * @param <T> the type of the elements
   * @param channel the channel
   * @return the iterable
   */
  public static <T extends @Nullable Object> AsyncIterable<T> iterable(
      ReceiveChannel<? extends T> channel) {
    return KotlinChannels.INSTANCE.asyncIterable(channel);
  }

  /**
   * Returns one collection of a flow, which can be closed before its end.
   *
   * <p><b>Cancellation:</b> {@code close()} cancels the flow and waits for its clean-up.
   *
   * @param <T> the type of the elements
   * @param flow the flow
   * @return the collection; it takes no values, so {@code send} only takes null
   */
  public static <T extends @Nullable Object> AsyncGenerator<T> generator(Flow<? extends T> flow) {
    return JavaSuspending.INSTANCE.generator(flow);
  }

  /**
   * Returns one collection of a flow as a sequential stream: {@code try (var rows =
   * Suspending.stream(flow)) { … }}.
   *
   * <p><b>Cancellation:</b> {@code close()} cancels the flow and waits for its clean-up.
   *
   * <p><b>Thread and loop:</b> in a coroutine only: each element is awaited when it is needed.
   *
   * @param <T> the type of the elements
   * @param flow the flow
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> stream(Flow<? extends T> flow) {
    return KotlinFlows.INSTANCE.stream(flow);
  }

  /**
   * Returns an async iterable as a flow, for Kotlin code to collect.
   *
   * <p><b>Cancellation:</b> when the collection ends early, for whatever reason, the iterator is
   * closed if it is an {@code AsyncGenerator}.
   *
   * @param <T> the type of the elements
   * @param source asked for an iterator by each collection, on the loop
   * @return the flow
   */
  public static <T extends @Nullable Object> Flow<T> flow(AsyncIterable<T> source) {
    return KotlinFlows.INSTANCE.flow(source);
  }

  /**
   * Returns a loop as a dispatcher, for Kotlin code that takes one.
   *
   * @param loop the loop
   * @return the dispatcher; {@code delay} and {@code withTimeout} use the loop's clock
   */
  public static CoroutineDispatcher dispatcher(EventLoop loop) {
    return JavaSuspending.INSTANCE.dispatcher(loop);
  }
}
