package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.ensureFuture;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.LoopPort;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import org.jspecify.annotations.Nullable;

/**
 * Futures of Netty's as awaitables, and the reverse.
 *
 * <p><i>Python:</i> {@code asyncio.wrap_future}, for another kind of future.
 *
 * <p><b>Cancellation:</b> a task that is cancelled while it awaits one cancels it: a pending
 * connect closes its channel; a write that has begun goes on.
 *
 * <p><b>Thread and loop:</b> the future may be of any executor. One that completes on the loop's
 * turn wakes the awaiting task without a hop.
 *
 * <pre>{@code
 * Channel channel = NettyFutures.await(new Bootstrap().connect(host, port));
 * NettyFutures.await(channel.writeAndFlush(NettyBytes.wrap(data)));
 * NettyFutures.await(channel.close());
 * }</pre>
 */
public final class NettyFutures {
  private NettyFutures() {}

  /**
   * Waits for a future, and returns its result.
   *
   * <p><b>Cancellation:</b> cancels {@code what}.
   *
   * @param <T> the type of the result
   * @param what may be done: then nothing is suspended
   * @return the result; null if it has none
   * @throws RuntimeException what it failed with: the same object, checked or not
   * @throws CancelledError if {@code what} was cancelled, or the task is
   * @throws IllegalStateException outside a coroutine
   */
  public static <T extends @Nullable Object> T await(Future<? extends T> what) {
    var future = NettyLink.<T>of(what);
    try {
      return Asyncio.await(future);
    } catch (CancelledError e) {
      what.cancel(false);
      throw e;
    }
  }

  /**
   * Waits for a future of a checked failure, and returns its result.
   *
   * <p><b>Cancellation:</b> cancels {@code what}.
   *
   * @param <T> the type of the result
   * @param <X> the type of the failure
   * @param what may be done
   * @param declared what {@code what} may fail with; lets the compiler know, and changes nothing
   * @return the result; null if it has none
   * @throws X what it failed with: the same object
   * @throws CancelledError if {@code what} was cancelled, or the task is
   * @throws IllegalStateException outside a coroutine
   */
  public static <T extends @Nullable Object, X extends Exception> T await(
      Future<? extends T> what, Class<X> declared) throws X {
    return await(what);
  }

  /**
   * Waits for what is done to a channel, such as a connect or a write, and returns the channel.
   *
   * <p><b>Cancellation:</b> cancels {@code what}.
   *
   * @param what may be done
   * @return its channel
   * @throws RuntimeException what it failed with: the same object, checked or not
   * @throws CancelledError if {@code what} was cancelled, or the task is
   * @throws IllegalStateException outside a coroutine
   */
  public static Channel await(ChannelFuture what) {
    await((Future<Void>) what);
    return what.channel();
  }

  /**
   * Returns a future of the running loop that ends as {@code what} does.
   *
   * <p><b>Cancellation:</b> of the one cancels the other, both ways.
   *
   * @param <T> the type of the result
   * @param what may be done: then the result is, too
   * @return the future
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static <T extends @Nullable Object> dev.asyncio4j.Future<T> wrap(
      Future<? extends T> what) {
    var future = NettyLink.<T>of(what);
    future.addDoneCallback(
        done -> {
          if (done.cancelled()) what.cancel(false);
        });
    return future;
  }

  /**
   * Returns a promise of Netty's that ends as {@code what} does.
   *
   * <p><b>Cancellation:</b> of the one cancels the other, both ways.
   *
   * @param <T> the type of the result
   * @param what a coroutine is made a task
   * @param executor calls the listeners of the promise
   * @return the promise
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static <T extends @Nullable Object> Promise<T> promise(
      Awaitable<? extends T> what, EventExecutor executor) {
    Promise<T> promise = executor.newPromise();
    @SuppressWarnings("unchecked") // a future of a T gives a T
    var future = (dev.asyncio4j.Future<T>) ensureFuture(what);
    future.addDoneCallback(
        done -> {
          if (done.cancelled()) promise.cancel(false);
          else if (done.exception() == null) promise.trySuccess(done.result());
          else promise.tryFailure(done.exception());
        });
    var port = LoopPort.of(getRunningLoop());
    promise.addListener(
        done -> {
          if (!done.isCancelled() || port.isClosed()) return;
          if (port.inTurn()) future.cancel();
          else port.execute(future::cancel);
        });
    return promise;
  }
}
