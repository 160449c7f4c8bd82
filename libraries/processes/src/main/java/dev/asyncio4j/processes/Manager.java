package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.processes.Ask.Op;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A child with a hub of its own.
 *
 * <p><b>Cancellation:</b> of the start: the child is killed.
 */
final class Manager implements AioManager {
  private final ChildJvm child;
  private final Address address;

  private Manager(ChildJvm child, Address address) {
    this.child = child;
    this.address = address;
  }

  /** Starts one, and waits until its hub listens. */
  static Coroutine<AioManager> start(ChildOptions options) {
    return async(
        () -> {
          Hub hub = Hub.current();
          var address = new CompletableFuture<Address>();
          SerializableBody<Address> serve = Manager::serve;
          var task = new Frame(Frame.Kind.TASK, 1, Pickle.bytes(serve));
          String name = Processes.nameOf(options.name(), "AioManager");
          var child =
              new ChildJvm(
                  hub,
                  name,
                  options.daemon(true),
                  client -> client.send(task),
                  frame -> answered(frame, address));
          child.exit.whenComplete(
              (code, error) ->
                  address.completeExceptionally(
                      new ChildDiedException(
                          child + " ended with " + code + " at its start: " + child.lastLine())));
          child.start();
          try {
            return new Manager(child, Call.awaitedOutside(address));
          } catch (Throwable e) {
            child.kill();
            throw e;
          }
        });
  }

  private static void answered(Frame frame, CompletableFuture<Address> address) {
    if (frame.kind() == Frame.Kind.RESULT)
      address.complete((Address) Pickle.value(frame.body(), null));
    else address.completeExceptionally(Failure.read(frame.body()));
  }

  /** Runs in the child: its hub is that of a thread, and listens. */
  private static Address serve() {
    Hub hub = Hub.current();
    return hub.listeningAddress();
  }

  private long make(String words) {
    return make(words.getBytes(StandardCharsets.UTF_8));
  }

  private long make(byte[] words) {
    var ask = new Ask(0, Op.CREATE, Processes.owner(), words);
    return Port.to(address).start(ask).blocked(answer -> (long) Objects.requireNonNull(answer));
  }

  @Override
  public <T> AioQueue<T> queue() {
    return queue(0);
  }

  @Override
  public <T> AioQueue<T> queue(int maxsize) {
    return joinableQueue(maxsize);
  }

  @Override
  public <T> AioJoinableQueue<T> joinableQueue(int maxsize) {
    return new QueueHandle<>(address, make("queue " + maxsize));
  }

  @Override
  public AioLock lock() {
    return new LockHandle(address, make("lock"));
  }

  @Override
  public AioLock rLock() {
    return new LockHandle(address, make("rLock"));
  }

  @Override
  public AioSemaphore semaphore(int n) {
    return new LockHandle(address, make("semaphore " + SharedObjects.permits(n)));
  }

  @Override
  public AioSemaphore boundedSemaphore(int n) {
    return new LockHandle(address, make("boundedSemaphore " + SharedObjects.permits(n)));
  }

  @Override
  public AioEvent event() {
    return new EventHandle(address, make("event"));
  }

  @Override
  public AioCondition condition() {
    return new LockHandle(address, make("condition"));
  }

  @Override
  public AioBarrier barrier(int parties) {
    return new BarrierHandle(address, make("barrier " + SharedObjects.parties(parties)));
  }

  @Override
  @SuppressWarnings("unchecked") // empty, of any type
  public <K, V> Map<K, V> dict() {
    return new ProxyHandle(address, make(SharedProxy.words(() -> new LinkedHashMap<K, V>())))
        .as(Map.class);
  }

  @Override
  @SuppressWarnings("unchecked") // it has these elements
  public <T> List<T> list(Collection<? extends T> elements) {
    ArrayList<T> first = new ArrayList<>(elements);
    return new ProxyHandle(address, make(SharedProxy.words(() -> first))).as(List.class);
  }

  @Override
  public <I> I proxy(Class<I> api, SerializableBody<? extends I> make) {
    if (!api.isInterface()) throw new IllegalArgumentException(api + " is no interface");
    return new ProxyHandle(address, make(SharedProxy.words(make))).as(api);
  }

  @Override
  public <I, R extends @Nullable Object> Coroutine<R> coroCall(
      I proxy, SerializableFunction<I, R> function) {
    return ProxyHandle.of(proxy).call(function);
  }

  @Override
  public long pid() {
    return Objects.requireNonNull(child.process()).pid();
  }

  @Override
  public void shutdown() {
    if (Port.ALL.get(address.socket()) instanceof Link link) link.close();
    Call.onTurn(child.hub.port, child::kill);
  }

  @Override
  public void close() {
    shutdown();
    if (Call.task() != null) Call.awaited(child.exit);
  }

  @Override
  public String toString() {
    return "<AioManager " + child + ">";
  }
}
