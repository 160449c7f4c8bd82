package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.lowlevel.ParkingLot;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A socket over a transport, whose protocol it is.
 *
 * <p>The transport reads only while a task waits for a message, and then one: what it took is kept
 * here until a task has it, also if the one that waited is cancelled.
 */
final class SocketImpl implements ZmqSocket, ZmqProtocol {
  /** Messages taken from ZeroMQ that are no task's yet: rarely more than one. */
  private final ArrayDeque<List<byte[]>> received = new ArrayDeque<>();

  private final ParkingLot readable = ParkingLot.create();

  /** The turn to receive: the first that waits gets the next message. */
  private final Lock receiving = Lock.create();

  private @Nullable TransportImpl transport;
  private boolean reading;

  @Override
  public void connectionMade(ZmqTransport made) {
    transport = (TransportImpl) made;
    made.pauseReading();
  }

  @Override
  public void messageReceived(List<byte[]> parts) {
    received.add(parts);
    if (reading) transport().pauseReading();
    reading = false;
    readable.unparkAll();
  }

  @Override
  public void connectionLost(@Nullable Throwable error) {
    readable.unparkAll();
  }

  /** Has a message lie here, if there is one; {@return whether there is} */
  private boolean fetch() {
    if (!received.isEmpty()) return true;
    checkOpen();
    var parts = transport().receiveNow();
    return parts != null && received.add(parts);
  }

  private void awaitMessage() {
    while (!fetch()) {
      if (!reading) transport().resumeReading();
      reading = true;
      await(readable.park());
    }
  }

  @Override
  public Coroutine<List<byte[]>> receiveMultipart() {
    return async(
        () -> {
          checkReceives();
          return receiving.with(
              () -> {
                awaitMessage();
                return received.remove();
              });
        });
  }

  @Override
  public Coroutine<byte[]> receive() {
    return async(
        () -> {
          var parts = await(receiveMultipart());
          if (parts.size() > 1) giveBack(parts.subList(1, parts.size()));
          return parts.get(0);
        });
  }

  @Override
  public Coroutine<String> receiveText() {
    return async(() -> new String(await(receive()), UTF_8));
  }

  /** Makes a message the next one that is received. */
  void giveBack(List<byte[]> parts) {
    received.addFirst(parts);
    readable.unparkAll();
  }

  @Override
  public Coroutine<Boolean> poll(@Nullable Duration limit) {
    if (limit != null && limit.isNegative()) {
      throw new IllegalArgumentException("timeout must not be negative, got " + limit);
    }
    return async(
        () -> {
          checkReceives();
          if (fetch()) return true;
          if (Duration.ZERO.equals(limit)) return false;
          try {
            timeout(limit, this::awaitMessage);
          } catch (AsyncTimeoutException e) {
            return false;
          }
          return true;
        });
  }

  @Override
  public List<byte[]> receiveNowait() {
    checkReceives();
    if (fetch()) return received.remove();
    throw new WouldBlockException("Resource temporarily unavailable: no message at " + this);
  }

  @Override
  public Coroutine<@Nullable Void> sendMultipart(List<byte[]> parts) {
    var copy = Outgoing.copied(parts);
    return async(
        () -> {
          checkOpen();
          if (!transport().offer(copy)) waitForRoom(Outgoing.awaited(copy));
        });
  }

  /**
   * Sends a message in its turn; one that is cancelled first is not sent.
   *
   * <p>A router keeps some for a peer that does not read, so that the others need not wait.
   */
  void deliver(Outgoing message) {
    checkOpen();
    if (transport().offer(message.parts())) {
      message.succeeds();
    } else if (transport().buffer.mayKeep()) {
      transport().queue(new Outgoing(message.parts(), null));
      message.succeeds();
    } else {
      waitForRoom(message);
    }
  }

  private void waitForRoom(Outgoing message) {
    transport().queue(message);
    try {
      await(Objects.requireNonNull(message.sent()));
    } finally {
      transport().withdraw(message);
    }
  }

  @Override
  public void sendNowait(List<byte[]> parts) {
    checkOpen();
    if (transport().offer(Outgoing.copied(parts))) return;
    throw new WouldBlockException("Resource temporarily unavailable: no room at " + this);
  }

  @Override
  public AsyncIterator<List<byte[]>> iterator() {
    return UntilClosed.each(this, this::receiveMultipart);
  }

  @Override
  public TransportImpl transport() {
    return Objects.requireNonNull(transport, "transport");
  }

  @Override
  public void close() {
    transport().abort();
    readable.unparkAll();
  }

  private void checkOpen() {
    if (transport().isClosing()) throw new ZmqStreamClosedException(this + " is closed");
  }

  private void checkReceives() {
    if (transport().type().receives()) return;
    throw new UnsupportedOperationException("a " + transport().type() + " cannot receive");
  }

  @Override
  public String toString() {
    return "<ZmqSocket %s received=%d>".formatted(transport, received.size());
  }
}
