package dev.asyncio4j.zeromq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A socket of JeroMQ.
 *
 * <p>JeroMQ answers a thread's interrupt by an error; the flag is taken off for each call and put
 * back after it, so that a body's flag neither loses a message nor is lost.
 */
final class JeroCore implements ZmqSocketCore {
  /** Counts the places at which events are received. */
  private static final AtomicLong MONITORS = new AtomicLong();

  private final JeroContext context;
  private final SocketType type;
  private final ZMQ.Socket socket;
  private final SelectableChannel channel;

  /** Says that a message to a peer that is not there is dropped: a router's, as a rule. */
  private final boolean drops;

  private @Nullable Consumer<ZmqException> failing;

  JeroCore(JeroContext context, SocketType type, ZmqOptions options) {
    this.context = context;
    this.type = type;
    socket = context.socket(type);
    try {
      socket.setMaxMsgSize(JeroContext.MOST_BYTES);
      socket.setMsgAllocator(JeroContext.ALLOCATOR);
      options.applyTo(socket);
      drops = type == SocketType.ROUTER && !options.isRouterMandatory();
      if (drops) socket.setRouterMandatory(true); // else it drops what it has no room for, too
      channel = socket.getFD();
      channel.configureBlocking(false);
    } catch (IOException e) {
      socket.close();
      throw new UncheckedIOException("the channel of a new socket does not work", e);
    } catch (RuntimeException e) {
      socket.close(); // a context with an open socket never ends
      throw e;
    }
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public boolean isReadable() {
    return (events() & ZMQ.Poller.POLLIN) != 0;
  }

  @Override
  public boolean isWritable() {
    return (events() & ZMQ.Poller.POLLOUT) != 0;
  }

  private int events() {
    return uninterrupted(socket::getEvents);
  }

  @Override
  public @Nullable List<byte[]> receive() {
    // JeroMQ gives a REP the next question before it has answered, and loses count then
    if (type == SocketType.REP && !isReadable()) return null;
    try {
      return uninterrupted(this::receiveParts);
    } catch (ZMQException e) {
      if (e.getErrorCode() == ZMQ.Error.EFSM.getCode()) return null; // it is our turn to write
      throw new ZmqException(
          "cannot receive: " + Errors.text(e.getErrorCode(), e), e.getErrorCode());
    }
  }

  private @Nullable List<byte[]> receiveParts() {
    var first = socket.recv(ZMQ.DONTWAIT);
    if (first == null) return null;
    var parts = new ArrayList<byte[]>(4);
    parts.add(first);
    while (socket.hasReceiveMore()) parts.add(socket.recv(ZMQ.DONTWAIT));
    return parts;
  }

  @Override
  public boolean send(List<byte[]> parts) {
    try {
      return uninterrupted(() -> sendParts(parts));
    } catch (ZMQException e) {
      if (drops && e.getErrorCode() == ZMQ.Error.EHOSTUNREACH.getCode()) return true;
      throw Errors.ofSend(type, e);
    } catch (UnsupportedOperationException e) {
      throw new UnsupportedOperationException("a " + type + " cannot send", e);
    }
  }

  private boolean sendParts(List<byte[]> parts) {
    int last = parts.size() - 1;
    for (int i = 0; i <= last; i++) {
      int flags = ZMQ.DONTWAIT | (i < last ? ZMQ.SNDMORE : 0);
      // once the first part has room, so have the others: room is counted in messages
      if (!socket.send(parts.get(i), flags) && i == 0) return false;
    }
    return true;
  }

  @Override
  public String bind(String endpoint) {
    return on(
        "bind",
        endpoint,
        () -> {
          if (!socket.bind(endpoint)) throw new ZMQException(socket.errno());
          return socket.getLastEndpoint();
        });
  }

  @Override
  public void unbind(String endpoint) {
    checked("unbind", endpoint, () -> socket.unbind(endpoint));
  }

  @Override
  public void connect(String endpoint) {
    checked("connect", endpoint, () -> socket.connect(endpoint));
  }

  @Override
  public void disconnect(String endpoint) {
    checked("disconnect", endpoint, () -> socket.disconnect(endpoint));
  }

  private void checked(String what, String endpoint, Supplier<Boolean> call) {
    on(
        what,
        endpoint,
        () -> {
          if (!call.get()) throw new ZMQException(socket.errno());
          return endpoint;
        });
  }

  private static String on(String what, String endpoint, Supplier<String> call) {
    try {
      return uninterrupted(call);
    } catch (ZMQException e) {
      throw refused(what, endpoint, e, e.getErrorCode());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw refused(what, endpoint, e, ZMQ.Error.EINVAL.getCode());
    }
  }

  private static EndpointException refused(String what, String endpoint, Exception e, int errno) {
    return new EndpointException(
        "cannot %s '%s': %s%s"
            .formatted(what, endpoint, Errors.text(errno, e), Errors.reach(endpoint)),
        errno,
        endpoint);
  }

  @Override
  public void subscribe(byte[] prefix) {
    uninterrupted(() -> socket.subscribe(prefix));
  }

  @Override
  public void unsubscribe(byte[] prefix) {
    uninterrupted(() -> socket.unsubscribe(prefix));
  }

  @Override
  public ZmqSocketCore monitor(Set<ZmqEvent.Kind> kinds) {
    var place = "inproc://asyncio4j.monitor." + MONITORS.incrementAndGet();
    checked("monitor", place, () -> socket.monitor(place, JeroEvents.mask(kinds)));
    JeroCore events = null;
    try {
      // the engine's thread blocks where there is no room, with a lock that a close needs
      var endless = ZmqOptions.defaults().receiveHighWater(0);
      events = new JeroCore(context, SocketType.PAIR, endless);
      events.connect(place);
      return events;
    } catch (RuntimeException e) {
      if (events != null) events.close();
      stopMonitor();
      throw e;
    }
  }

  @Override
  public void stopMonitor() {
    uninterrupted(() -> socket.monitor(null, 0));
  }

  @Override
  public void onFailure(Consumer<ZmqException> listener) {
    failing = listener;
    context.failing().add(listener);
  }

  @Override
  public void close() {
    if (failing != null) context.failing().remove(failing);
    uninterrupted(
        () -> {
          socket.close();
          return true;
        });
  }

  private static <T extends @Nullable Object> T uninterrupted(Supplier<T> call) {
    boolean interrupted = Thread.interrupted();
    try {
      return call.get();
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }
}
