package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.startUnixServer;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.processes.ChildJvm.State;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The objects that one loop shares with other processes, and the children that it has started.
 *
 * <p>Everything happens on the turn of the loop. There is a socket while a child needs it.
 *
 * <p><b>Cancellation:</b> of {@link #shutdown}: the close of the loop kills the children that are
 * left.
 */
final class Hub implements AutoCloseable {
  private static final Map<EventLoop, Hub> ALL = new WeakHashMap<>();
  private static @Nullable LoopThread ownThread;

  final EventLoop loop;
  final LoopPort port;
  private final HubFolder folder = HubFolder.create();
  private final Address address;
  private final LocalPort ownPort = new LocalPort(this);
  private final Map<Long, Shared> objects = new HashMap<>();
  private final Map<Long, HubClient> clients = new HashMap<>();
  private final Map<String, ChildJvm> expected = new HashMap<>();
  private final Set<ChildJvm> children = new HashSet<>();

  /** The processes that nobody listens to since the run's end has cancelled who did. */
  private final List<HubClient> unserved = new ArrayList<>();

  private @Nullable Task<Server> server;

  /** True once others than this hub's children know its address: they may connect at any time. */
  private boolean isKnown;

  private long lastObject;
  private long lastProcess;
  private boolean closed;

  private Hub(EventLoop loop) {
    this.loop = loop;
    port = LoopPort.of(loop);
    address = new Address(folder.socket().toString(), HubFolder.token(), Processes.name());
    Port.ALL.put(address.socket(), ownPort);
    port.beforeClose(this::shutdown);
    port.onClose(this);
  }

  /** The hub of the loop that runs; outside of loops, that of a loop on a thread of its own. */
  static Hub current() {
    if (Call.onLoop()) return of(getRunningLoop());
    LoopThread thread;
    synchronized (ALL) {
      if (ownThread == null) ownThread = LoopThread.start("asyncio4j-processes-hub");
      thread = ownThread;
    }
    return thread.call(() -> of(getRunningLoop()));
  }

  private static Hub of(EventLoop loop) {
    synchronized (ALL) {
      Hub hub = ALL.get(loop);
      if (hub == null || hub.closed) ALL.put(loop, hub = new Hub(loop));
      return hub;
    }
  }

  Address address() {
    return address;
  }

  boolean isClosed() {
    return closed || loop.isClosed();
  }

  // -- objects -----------------------------------------------------------------------------------

  /** Adds an object; called on the turn, or through {@link #make}. */
  long add(Shared object) {
    objects.put(++lastObject, object);
    return lastObject;
  }

  /** Makes something on the turn, from any thread. */
  <T> T make(Supplier<T> maker) {
    if (port.inTurn()) return maker.get();
    var made = new CompletableFuture<T>();
    port.execute(
        () -> {
          try {
            made.complete(maker.get());
          } catch (RuntimeException e) {
            made.completeExceptionally(e);
          }
        });
    return made.join();
  }

  @Nullable Shared object(long number) {
    return objects.get(number);
  }

  /** Answers a request, come what may: who asked waits for it. */
  void ask(Request request) {
    try {
      answer(request);
    } catch (Throwable e) {
      request.fail(e);
    }
  }

  private void answer(Request request) {
    if (request.ask.object() == 0) {
      Creation.ask(this, request);
      return;
    }
    Shared object = objects.get(request.ask.object());
    if (object == null) {
      request.fail(new ChildDiedException("the object is gone with the hub that had it"));
      return;
    }
    object.ask(request);
  }

  void warn(String message) {
    loop.callExceptionHandler(ExceptionContext.of(message, null));
  }

  // -- children ----------------------------------------------------------------------------------

  /** Expects a child; returns the number by which the hub knows it. */
  long expect(ChildJvm child) {
    expected.put(child.token, child);
    children.add(child);
    return ++lastProcess;
  }

  List<ChildJvm> children() {
    return List.copyOf(children);
  }

  /** Frees what a process held. */
  void gone(long process, String how) {
    clients.remove(process);
    for (Shared object : List.copyOf(objects.values())) object.gone(process, how);
    boolean isAlone =
        clients.isEmpty() && children.stream().allMatch(it -> it.state() == State.NEW);
    if (isAlone && !isKnown) unlisten();
  }

  void ended(ChildJvm child) {
    expected.remove(child.token);
    children.remove(child);
  }

  // -- the socket --------------------------------------------------------------------------------

  /** Listens, until the last child has ended. */
  Coroutine<Server> listening() {
    return async(
        () -> {
          if (server == null) server = createTask(startUnixServer(this::serve, folder.socket()));
          return await(server);
        });
  }

  /** Listens from now on, and blocks this thread, which runs no loop, until others can connect. */
  Address listeningAddress() {
    port.execute(() -> isKnown = true);
    runCoroutineThreadsafe(listening(), loop).join();
    return address;
  }

  private void unlisten() {
    if (server == null) return;
    if (!server.done()) {
      if (!closed) server.cancel();
    } else if (!server.cancelled() && server.exception() == null) server.result().close();
    server = null;
  }

  private void serve(StreamReader reader, StreamWriter writer) {
    HubClient client = null;
    try {
      Frame hello = HubClient.read(reader, HubFolder.TOKEN_LENGTH);
      client = hello.kind() == Frame.Kind.HELLO ? welcome(hello, reader, writer) : null;
      if (client == null) warn("a stranger at the socket of " + address + " was turned away");
    } catch (GarbageException e) {
      warn("a stranger at the socket of " + address + ": " + e.getMessage());
    } catch (UncheckedIOException e) {
      // it said nothing
    }
    if (client == null) writer.close();
    else serveInTask(client);
  }

  /** Serves in a task of its own: if the handler were cancelled, the connection would be closed. */
  private void serveInTask(HubClient client) {
    createTask(async(() -> serve(client)), "asyncio4j " + client);
  }

  /** Serves a process until it disconnects, or the run ends: then {@link #shutdown} goes on. */
  private void serve(HubClient client) {
    try {
      client.serve();
    } catch (CancelledError e) {
      unserved.add(client);
      throw e;
    } catch (GarbageException e) {
      client.garbage(e);
      client.ended();
    } catch (UncheckedIOException e) {
      client.ended(); // the end of the connection
    } catch (RuntimeException | Error e) {
      client.ended();
      throw e;
    }
  }

  private @Nullable HubClient welcome(Frame hello, StreamReader reader, StreamWriter writer) {
    String token = new String(hello.body(), StandardCharsets.US_ASCII);
    ChildJvm child = expected.remove(token);
    if (child == null && !HubFolder.same(token, address.token())) return null;
    long number = child != null ? child.number : ++lastProcess;
    var client = new HubClient(this, number, child, reader, writer);
    clients.put(number, client);
    if (child != null) child.connected(client);
    return client;
  }

  // -- the end -----------------------------------------------------------------------------------

  /** Ends the children and the socket. */
  Coroutine<@Nullable Void> shutdown() {
    return async(
        () -> {
          List<ChildJvm> left = new ArrayList<>(children);
          unserved.forEach(this::serveInTask);
          for (ChildJvm child : left) await(child.end());
          close();
        });
  }

  /** Kills what is left, at the close of the loop. */
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    for (ChildJvm child : children()) child.killNow();
    unlisten();
    Port.ALL.remove(address.socket());
    ownPort.close();
    folder.remove();
  }
}
