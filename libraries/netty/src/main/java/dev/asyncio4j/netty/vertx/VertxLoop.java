package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.Registration;
import dev.asyncio4j.netty.NettyLoopOptions;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import io.vertx.core.transport.Transport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x on a loop of this library: its event loop is ours, and its futures and streams are
 * awaited.
 *
 * <p><i>Python:</i> none.
 *
 * <p><b>Thread and loop:</b> handlers run as callbacks of the loop: they may neither await nor
 * block. {@code executeBlocking} has threads of Vert.x's own. A {@code Vertx} belongs to one loop.
 *
 * <pre>{@code
 * var server = VertxLoop.vertx().createHttpServer();
 * server.requestHandler(request -> request.response().end("hello"));
 * VertxLoop.await(server.listen(port, host));
 * }</pre>
 */
@SuppressWarnings("exports") // Vert.x is optional: who uses it requires it
public final class VertxLoop {
  private VertxLoop() {}

  /**
   * Returns the one Vertx of the running loop: made when it is first asked for, and again after it
   * was closed by hand.
   *
   * <p>All modules share it. It is closed before the loop closes, after the steps of {@link
   * #beforeClose}.
   *
   * @return the Vertx
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static Vertx vertx() {
    return VertxHome.of(getRunningLoop()).vertx();
  }

  /**
   * Returns a new Vertx on the running loop.
   *
   * <p>The caller closes it, or it is closed before the loop closes.
   *
   * @param options copied; one event loop, no context class loader and no check for blocked threads
   *     are what they are here: the loop looks for stalls itself
   * @return the Vertx
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static Vertx create(VertxOptions options) {
    return VertxMaker.makeOwned(getRunningLoop(), options);
  }

  /**
   * Returns a new Vertx on the running loop, which tells of each channel of its clients.
   *
   * <p>For libraries that look at what a client of Vert.x's sends and receives. The Vertx is closed
   * before the loop closes, after the steps of {@link #beforeClose}.
   *
   * @param options as of {@link #create(VertxOptions)}
   * @param opened called in turn with each channel, when it is made and before it is connected;
   *     what it adds to the pipeline comes before the handlers of Vert.x's, TLS apart
   * @return the Vertx
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static Vertx create(VertxOptions options, Consumer<? super Channel> opened) {
    return VertxHome.of(getRunningLoop()).make(options, opened);
  }

  /**
   * Has {@code step} awaited before the loop's {@link #vertx} is closed, at the end of the run:
   * where clients say good-bye.
   *
   * <p>All steps start together. They and the close of the Vertx have five seconds.
   *
   * @param step makes what is awaited; called once
   * @return takes it off the list
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static Registration beforeClose(Supplier<? extends Awaitable<?>> step) {
    return VertxHome.of(getRunningLoop()).beforeClose(step);
  }

  /**
   * Returns the transport of a Vertx that you build yourself, and close yourself.
   *
   * <p>Give the {@code VertxOptions} of {@link #create}: {@code setDisableTCCL(true)}.
   *
   * @param loop where its event loop is to run
   * @return for {@code VertxBuilder.withTransport}; for one Vertx only
   */
  public static Transport transport(EventLoop loop) {
    return new LoopTransportChoice(loop, NettyLoopOptions.defaults().name("vertx"));
  }

  /**
   * Waits for a future of Vert.x's, and returns its result.
   *
   * <p><b>Cancellation:</b> ends the wait; the operation goes on, as Vert.x cannot cancel one.
   *
   * @param <T> the type of the result
   * @param what may be done: then nothing is suspended
   * @return the result; null if it has none
   * @throws RuntimeException what it failed with: the same object, checked or not
   * @throws IllegalStateException outside a coroutine, or if the future is of another loop's Vertx
   */
  public static <T extends @Nullable Object> T await(Future<? extends T> what) {
    return Asyncio.await(VertxLink.<T>wrap(what));
  }

  /**
   * Returns a future of the running loop that ends as {@code what} does.
   *
   * <p><b>Cancellation:</b> does nothing to {@code what}, as Vert.x cannot cancel one.
   *
   * @param <T> the type of the result
   * @param what may be done: then the result is, too
   * @return the future
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @throws IllegalStateException if {@code what} is of another loop's Vertx
   */
  public static <T extends @Nullable Object> dev.asyncio4j.Future<T> wrap(
      Future<? extends T> what) {
    return VertxLink.wrap(what);
  }

  /**
   * Returns a future of Vert.x's that ends as {@code what} does, on the loop's turn.
   *
   * <p><b>Cancellation:</b> of {@code what} fails the result with the {@code CancelledError}.
   *
   * @param <T> the type of the result
   * @param what a coroutine is made a task
   * @return the future
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static <T extends @Nullable Object> Future<T> future(Awaitable<? extends T> what) {
    return VertxLink.future(what);
  }

  /**
   * Reads a stream piece by piece, as they are asked for.
   *
   * <p>The stream is paused by this call: make it in the very callback that delivers a request, a
   * response or a socket, before bytes are lost.
   *
   * <p><b>Cancellation:</b> of a task that waits for a piece ends the reading, as {@link
   * BufferPieces#close} does.
   *
   * @param source not read in another way
   * @return its pieces, once
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static BufferPieces read(ReadStream<Buffer> source) {
    return new StreamReading(getRunningLoop(), source);
  }

  /**
   * Writes a piece to a stream; waits only while the queue of the stream is full.
   *
   * <p><b>Cancellation:</b> ends the wait; the piece is written all the same.
   *
   * @param sink any number of tasks may write to it; its {@code drainHandler} stays free
   * @param piece not to be changed any more
   * @return to be awaited: it writes then
   * @throws RuntimeException when awaited, if the stream is broken: what it failed with
   */
  @CheckReturnValue
  public static Coroutine<Void> write(WriteStream<Buffer> sink, Buffer piece) {
    return StreamWriting.write(sink, piece);
  }
}
