package dev.asyncio4j.lowlevel;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.spi.Engine;
import java.nio.channels.SelectableChannel;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A loop as the place where a library runs its own channels, timers and callbacks.
 *
 * <p><i>Python:</i> none; what a library does there by subclassing the loop. Everything that runs
 * here runs as a callback, in a context of its own: it may neither await nor block.
 *
 * <p><b>Thread and loop:</b> {@link #inTurn}, {@link #isClosed}, {@link #execute} and {@link
 * #nanoTime} from any thread; everything else on the loop's turn, or while the loop does not run.
 *
 * <pre>{@code
 * LoopPort port = LoopPort.of(getRunningLoop());
 * var key = port.watch(channel, ops -> counter[0]++);
 * key.interestOps(SelectionKey.OP_READ);
 * port.onClose(key::cancel);
 * }</pre>
 */
public interface LoopPort {
  /**
   * Returns the port of a loop.
   *
   * @param loop a loop of this library
   * @return its port
   * @throws IllegalArgumentException if the loop is of another library
   */
  static LoopPort of(EventLoop loop) {
    return Engine.provider().port(loop);
  }

  /** {@return the loop} */
  EventLoop loop();

  /**
   * Tells whether the code that calls has the loop's turn: it runs on the loop's thread, or in a
   * body of one of its tasks. Never throws, allocates nothing.
   *
   * @return whether it has; false everywhere else
   */
  boolean inTurn();

  /** {@return whether the loop is closed} */
  boolean isClosed();

  /**
   * Queues {@code task}, in the order in which {@code execute} and {@code callSoon} are called.
   *
   * <p>It runs in an empty context, in a later pass. What it throws goes to the loop's exception
   * handler.
   *
   * @param task to be called once, on the loop's turn
   * @throws java.util.concurrent.RejectedExecutionException if the loop is closed
   */
  void execute(Runnable task);

  /**
   * Calls {@code task} after some time of the loop's clock, never too early.
   *
   * @param nanos from now; zero or less: in the next pass
   * @param task to be called once, in an empty context
   * @return cancels it
   * @throws IllegalStateException if the loop is closed, or this is not its turn
   */
  Handle schedule(long nanos, Runnable task);

  /**
   * Returns the time of the loop's clock, virtual or not.
   *
   * @return nanoseconds since an arbitrary start, as {@link EventLoop#time} counts
   */
  long nanoTime();

  /**
   * Makes a future that its owner alone ends, and who is told of a cancellation.
   *
   * <p>It stands for work elsewhere that ends in its own way, at once, later or not at all.
   *
   * <p><i>Python:</i> a subclass of {@code asyncio.Future} with a {@code cancel} of its own, as
   * that of {@code gather}.
   *
   * <p><b>Cancellation:</b> of the future, or of a task that awaits it, calls {@code cancel} at
   * once and does nothing else. If it returns false, the task is cancelled when it goes on.
   *
   * @param <T> the type of the result
   * @param cancel gets the message of the cancellation, or null; returns whether it will have an
   *     effect; called on the loop's turn, and not once the future is done
   * @return a pending future of this loop; {@code setException} with a {@code CancelledError} is
   *     how it tells that the work was cancelled
   * @throws IllegalStateException if the loop is closed, or this is not its turn
   */
  <T extends @Nullable Object> Future<T> createFuture(Predicate<@Nullable String> cancel);

  /**
   * Waits until nothing is ready on the loop and no outside work is pending: every task waits.
   *
   * <p>The clock has not moved by then, and channels are not waited for. All who wait go on
   * together. A loop that does not run, and holds nothing that could run, is idle at the call.
   *
   * <p><b>Cancellation:</b> ends the wait.
   *
   * @return done then
   * @throws IllegalStateException if the loop is closed, or this is not its turn; when awaited, if
   *     the loop has run ten thousand passes without a rest, with who keeps it busy
   */
  Future<@Nullable Void> idle();

  /**
   * Gives the loop a network in place of the machine's, until the registration is closed.
   *
   * <p>Calls for real sockets ({@code sock…}, channels, unix sockets, {@link #watch}) are refused
   * meanwhile. What is open goes on.
   *
   * @param network makes connections, servers, datagram endpoints and addresses
   * @return gives the machine's back
   * @throws IllegalStateException if the loop is closed or has another network already, or if this
   *     is not its turn
   */
  Registration network(NetworkProvider network);

  /**
   * Watches a channel that its owner closes. It has no interest yet.
   *
   * <p>In each pass in which the channel is ready, one entry is queued, which calls {@code
   * readyOps} with the operations that are ready and wanted at that moment; it is not called for
   * none. While a watched channel is of interest, virtual time stands still.
   *
   * @param channel non-blocking, open, and not watched by this loop in another way
   * @param readyOps gets a set of operations, as {@link java.nio.channels.SelectionKey#readyOps}
   *     has it
   * @return sets the interest, and ends the watch
   * @throws IllegalArgumentException if the channel is blocking or closed
   * @throws IllegalStateException if the loop is closed or watches the channel already, or if this
   *     is not its turn
   */
  ChannelKey watch(SelectableChannel channel, IntConsumer readyOps);

  /**
   * Closes {@code resource} in turn while the loop closes: the one that came last first.
   *
   * <p>What its close throws goes to the loop's exception handler; the others are closed all the
   * same. Nothing awaits there, and no timer fires: see {@link #beforeClose}.
   *
   * @param resource what must not outlive the loop
   * @return takes it off the list, without closing it
   * @throws IllegalStateException if the loop is closed, or this is not its turn
   */
  Registration onClose(AutoCloseable resource);

  /**
   * Has {@code step} awaited by {@code run} or the {@code Runner} before they close the loop, where
   * async generators are shut down.
   *
   * <p>All steps start together. One that takes longer than five seconds of the loop's clock is
   * cancelled and left; that, and what a step fails with, goes to the loop's exception handler. A
   * loop that nobody but its user closes awaits none.
   *
   * @param step makes what is awaited; called once, in a task of its own
   * @return takes it off the list
   * @throws IllegalStateException if the loop is closed, or this is not its turn
   */
  Registration beforeClose(Supplier<? extends Awaitable<?>> step);

  /**
   * A channel that a loop watches for its owner, and what the owner wants to be told of.
   *
   * <p><b>Thread and loop:</b> {@link #interestOps()} and {@link #isValid} from anywhere, the rest
   * on the loop's turn.
   */
  interface ChannelKey {
    /** {@return the operations that are of interest; none once the key is not valid} */
    int interestOps();

    /**
     * Sets what is of interest from now on; what is ready and not wanted any more is not told.
     *
     * @param ops of {@code SelectionKey}: {@code OP_READ}, {@code OP_WRITE}, {@code OP_CONNECT},
     *     {@code OP_ACCEPT}; 0 for none
     * @throws IllegalArgumentException if the channel has no such operation
     * @throws IllegalStateException if the key is not valid, or this is not the loop's turn
     */
    void interestOps(int ops);

    /** {@return whether the watch goes on: it is not cancelled, and the channel is open} */
    boolean isValid();

    /**
     * Ends the watch: nothing is told any more. The channel stays open, and may be closed or
     * watched again at once; the JDK gives the descriptor of a closed one back in the next pass.
     * Cancelling twice does nothing.
     */
    void cancel();
  }
}
