package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.ParkingLot;
import dev.asyncio4j.zeromq.ZmqProtocol;
import dev.asyncio4j.zeromq.ZmqTransport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A server: a task for each request that a peer sends. */
abstract class ServerImpl implements ZmqProtocol, PubSubServer {
  private static final TaskOptions UNATTENDED = TaskOptions.defaults().unattended();

  final RpcOptions options;
  private final Object handler;
  private final Log log = new Log();
  private final ParkingLot ended = ParkingLot.create();
  private final Set<Task<?>> running = new LinkedHashSet<>();
  private @Nullable ZmqTransport transport;

  /** True while reading stands still. */
  private boolean paused;

  /** True while more answers wait than may, as a peer does not take them. */
  private boolean stalled;

  private boolean cancelled;
  private boolean lost;

  ServerImpl(Object handler, RpcOptions options) {
    Members.check(handler);
    this.handler = handler;
    this.options = options;
  }

  /**
   * Reads a message.
   *
   * @throws RuntimeException of any kind if it is malformed
   */
  abstract Request read(List<byte[]> parts);

  /** {@return who has sent a message, whatever else is in it; empty if that cannot be known} */
  abstract byte[] peer(List<byte[]> parts);

  /** Takes what a handler returned. */
  abstract void returned(Request request, @Nullable Object value);

  /** Takes what a handler failed with. */
  abstract void failed(Request request, Throwable error);

  @Override
  public void connectionMade(ZmqTransport made) {
    transport = made;
  }

  @Override
  public void messageReceived(List<byte[]> parts) {
    Request request;
    try {
      request = read(parts);
    } catch (RuntimeException e) {
      log.malformed(peer(parts), toString(), e);
      return;
    }
    var task = createTask(async(() -> run(request)), UNATTENDED);
    running.add(task);
    task.addDoneCallback(this::ended);
    regulate();
  }

  /** Reads while fewer calls run than may, and answers are taken: neither piles up here. */
  private void regulate() {
    boolean stands = stalled || running.size() >= options.maxConcurrentCalls();
    if (stands == paused || transport().isClosing()) return;
    paused = stands;
    if (paused) transport().pauseReading();
    else transport().resumeReading();
  }

  @Override
  public void pauseWriting() {
    stalled = true;
    regulate();
  }

  @Override
  public void resumeWriting() {
    stalled = false;
    regulate();
  }

  private void run(Request request) {
    @Nullable Object result;
    try {
      result = timeout(options.timeout(), () -> result(request));
    } catch (CancelledError e) {
      throw e;
    } catch (Throwable e) { // the caller gets it, or the log
      failed(request, e);
      return;
    }
    returned(request, result);
  }

  private @Nullable Object result(Request request) throws Exception {
    var function = Members.find(handler, request.name());
    var value = function.call(request.args(), request.named());
    return value instanceof Awaitable<?> awaitable ? await(awaitable) : value;
  }

  private void ended(Future<?> task) {
    running.remove(task);
    regulate();
    if (running.isEmpty()) ended.unparkAll();
  }

  void log(Request request, Throwable error) {
    if (!options.logging().includes(error)) return;
    var message = "a call of '%s' failed at %s".formatted(request.name(), this);
    Log.LOGGER.log(System.Logger.Level.ERROR, message, error);
  }

  @Override
  public ZmqTransport transport() {
    return Objects.requireNonNull(transport, "transport");
  }

  @Override
  public void subscribe(String topic) {
    transport().subscribe(topic);
  }

  @Override
  public void unsubscribe(String topic) {
    transport().unsubscribe(topic);
  }

  @Override
  public void close() {
    transport().abort(); // a peer that takes no answers would keep it open
    cancelAll();
  }

  @Override
  public void connectionLost(@Nullable Throwable error) {
    lost = true;
    cancelAll();
    ended.unparkAll();
  }

  /** Cancels the handlers, once: what they await in their clean-up is theirs. */
  private void cancelAll() {
    if (cancelled) return;
    cancelled = true;
    for (var task : List.copyOf(running)) task.cancel();
  }

  @Override
  public Coroutine<@Nullable Void> waitClosed() {
    return async(
        () -> {
          while (!lost || !running.isEmpty()) await(ended.park());
        });
  }

  @Override
  public String toString() {
    return "<rpc server of %s running=%d>".formatted(transport, running.size());
  }
}
