package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Body;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The functions of trio that asyncio lacks: nurseries, cancel scopes, channels, threads in scopes.
 *
 * <p><i>Python:</i> the module {@code trio}. Meant for {@code import static} beside {@code
 * dev.asyncio4j.Asyncio}. Blocks run inline, in the task that calls.
 *
 * <pre>{@code
 * Nurseries.openNursery(nursery -> {
 *   for (String item : items) nursery.startSoon(async(() -> System.out.println(await(fetch(item)))));
 *   await(sleep(Duration.ofSeconds(5)));
 *   nursery.cancelScope().cancel("that was long enough");
 * });
 * }</pre>
 */
@SuppressWarnings("overloads") // a body with a value and its twin without, with a scope or not
public final class Nurseries extends Waits {
  private Nurseries() {}

  /**
   * Runs {@code body} with a nursery, and returns when all its children have ended.
   *
   * <p><i>Python:</i> {@code async with trio.open_nursery() as nursery}, strict: failures always
   * come as a group.
   *
   * <p><b>Cancellation:</b> a failure cancels the nursery's scope, and so the block and all
   * children. The end waits for children however long they take to clean up. It is no await itself:
   * only what children await raises.
   *
   * <p><b>Thread and loop:</b> in a coroutine only; the body runs inline.
   *
   * <pre>{@code
   * String first = Nurseries.openNursery(nursery -> {
   *   Task<String> near = nursery.startSoon(fetch("http://near"));
   *   Task<String> far = nursery.startSoon(fetch("http://far"));
   *   return await(near) + await(far);
   * });
   * }</pre>
   *
   * @param <T> the type of the value
   * @param body the block; it gets the nursery
   * @return its value; null if the nursery's own scope was cancelled and that ended the block
   * @throws dev.asyncio4j.exceptions.TaskGroupException if children or the block failed: all their
   *     errors, in order, the block's last; a {@link VirtualMachineError} comes out bare
   * @throws dev.asyncio4j.exceptions.CancelledError if it was cancelled from outside
   * @throws IllegalStateException if called outside a task
   */
  public static <T extends @Nullable Object> T openNursery(Nursery.Body<T> body) {
    return new NurseryImpl().inside(Objects.requireNonNull(body, "body"));
  }

  /**
   * Runs a block without a value with a nursery, and returns when all its children have ended.
   *
   * @param body the block; it gets the nursery
   * @throws dev.asyncio4j.exceptions.TaskGroupException if children or the block failed
   * @throws dev.asyncio4j.exceptions.CancelledError if it was cancelled from outside
   * @throws IllegalStateException if called outside a task
   * @see #openNursery(Nursery.Body)
   */
  public static void openNursery(Nursery.VoidBody body) {
    new NurseryImpl().inside(Bodies.giving(Objects.requireNonNull(body, "body")));
  }

  /**
   * Opens a channel within the process.
   *
   * <p><i>Python:</i> {@code trio.open_memory_channel}.
   *
   * <p><b>Thread and loop:</b> for the tasks of one loop.
   *
   * @param <T> the type of the items
   * @param maxBufferSize how many items can wait for a receiver; 0: each send meets a receive;
   *     {@code Integer.MAX_VALUE}: any number
   * @return its two ends
   * @throws IllegalArgumentException if the size is negative
   */
  public static <T extends @Nullable Object> MemoryChannel<T> openMemoryChannel(int maxBufferSize) {
    ChannelState<T> channel = new ChannelState<>(maxBufferSize);
    return new MemoryChannel<>(new SendEnd<>(channel), new ReceiveEnd<>(channel));
  }

  /**
   * Returns the elements of a producer that may open scopes and nurseries around its {@code emit}.
   *
   * <p><i>Python:</i> {@code @trio.as_safe_channel}. A generator may not do so, for its scopes
   * would cancel who iterates; this producer has a task of its own, which begins with the first
   * element asked for and never runs ahead.
   *
   * <p><b>Cancellation:</b> the scopes around this call are the producer's.
   *
   * <p><b>Thread and loop:</b> in a coroutine only.
   *
   * <pre>{@code
   * try (SafeChannel<String> pages = Nurseries.asSafeChannel(out -> Nurseries.openNursery(nursery -> {
   *       Task<String> a = nursery.startSoon(fetch(url));
   *       out.emit(await(fetch("http://first")));
   *       out.emit(await(a));
   *     }))) {
   *   for (String page : each(pages)) System.out.println(page);
   * }
   * }</pre>
   *
   * @param <T> the type of the elements
   * @param body what emits the elements
   * @return the elements; close them if they are not all taken
   * @throws IllegalStateException if called outside a task
   */
  public static <T extends @Nullable Object> SafeChannel<T> asSafeChannel(
      AsyncGenerator.Body<T> body) {
    return new SafeChannelImpl<>(Objects.requireNonNull(body, "body"));
  }

  /**
   * Returns a coroutine that runs blocking code in a thread, and waits for it whatever is
   * cancelled.
   *
   * <p><i>Python:</i> {@code trio.to_thread.run_sync}.
   *
   * <p><b>Cancellation:</b> does not end the wait; the code sees it by {@link #checkCancelled}, and
   * the next await raises.
   *
   * @param <T> the type of the result
   * @param blocking the code; it must not await
   * @return gives what the code gives
   * @see #runSync(Body, RunSyncOptions)
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> runSync(Body<T> blocking) {
    return runSync(blocking, RunSyncOptions.defaults());
  }

  /**
   * Returns a coroutine that runs blocking code in a thread, with options.
   *
   * <p><i>Python:</i> {@code trio.to_thread.run_sync(f, abandon_on_cancel=…, limiter=…)}. The
   * context variables go along, as a copy.
   *
   * <p><b>Cancellation:</b> with {@link RunSyncOptions#abandonOnCancel} it ends the wait at once,
   * and the thread runs on; else as {@link #runSync(Body)}.
   *
   * <p><b>Thread and loop:</b> the code runs outside the loop; {@link #fromThread} calls back.
   *
   * <pre>{@code
   * String text = await(Nurseries.runSync(() -> {
   *   Nurseries.checkCancelled();
   *   return Files.readString(Path.of("big.txt"));
   * }, RunSyncOptions.defaults().threadName("reader")));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param blocking the code; it must not await
   * @param options abandoning, limiter, name
   * @return gives what the code gives
   * @throws RuntimeException when awaited, what the code throws: the same object, checked or not
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> runSync(
      Body<T> blocking, RunSyncOptions options) {
    Objects.requireNonNull(blocking, "blocking");
    Objects.requireNonNull(options, "options");
    return async(() -> new ThreadCall<>(blocking, options).run());
  }

  /**
   * Runs a coroutine on the loop for a thread of {@link #runSync(Body)}, and waits for it.
   *
   * <p><i>Python:</i> {@code trio.from_thread.run}.
   *
   * <p><b>Cancellation:</b> the coroutine is in the scopes of the task that waits for the thread.
   *
   * <p><b>Thread and loop:</b> in a thread of {@code runSync} only; it blocks that.
   *
   * @param <T> the type of the result
   * @param coroutine makes the coroutine, on the loop
   * @return its result
   * @throws IllegalStateException if this is no such thread, or if the loop is closed
   * @throws dev.asyncio4j.exceptions.CancelledError if it was cancelled, or nobody waits any more
   * @throws RuntimeException whatever the coroutine fails with: the same object, checked or not
   */
  public static <T extends @Nullable Object> T fromThread(Supplier<Coroutine<T>> coroutine) {
    return ThreadCall.current("fromThread").onLoop(coroutine);
  }

  /**
   * Throws, in a thread of {@link #runSync(Body)}, if the task that waits for it was cancelled.
   *
   * <p><i>Python:</i> {@code trio.from_thread.check_cancelled}.
   *
   * <p><b>Cancellation:</b> of a scope as of the task.
   *
   * @throws IllegalStateException if this is no such thread
   * @throws dev.asyncio4j.exceptions.CancelledError if it was cancelled
   */
  public static void checkCancelled() {
    ThreadCall.current("checkCancelled").checkCancelled();
  }

  /**
   * Returns a coroutine that serves TCP clients, each in a child of a nursery of its own.
   *
   * <p><i>Python:</i> {@code trio.serve_tcp}. It listens on {@code host} only; a handler that fails
   * ends the service with that, and so all clients. A client's connection is closed behind its
   * handler.
   *
   * <p><b>Cancellation:</b> ends the service: the handlers are in the same scopes.
   *
   * <pre>{@code
   * Nurseries.openNursery(nursery -> {
   *   Server server = await(nursery.<Server>start(s -> Nurseries.serveTcp(handler, host, port, s)));
   *   System.out.println("listens on " + server.sockets());
   * });
   * }</pre>
   *
   * @param handler serves one client
   * @param host a name or address to listen on
   * @param port 0: any free one
   * @param status is told when it listens; {@link TaskStatus#ignored} if nobody waits for that
   * @return the coroutine to await: it ends only by failure or cancellation
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> serveTcp(
      ConnectionHandler handler, String host, int port, TaskStatus<Server> status) {
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(status, "status");
    return async(() -> new TcpService(handler).serve(host, port, status));
  }
}
