package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Future;
import dev.asyncio4j.lowlevel.ParkingLot;
import dev.asyncio4j.zeromq.ZmqProtocol;
import dev.asyncio4j.zeromq.ZmqTransport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The calls of a client that have no answer yet. */
final class Connection implements ZmqProtocol {
  /** The answer of a server; the error is null if it succeeded. */
  private record Answer(@Nullable Object value, @Nullable Throwable error) {}

  private final RpcOptions options;
  private final Header header = new Header();
  private final Log log = new Log();
  private final ParkingLot closed = ParkingLot.create();

  /**
   * The calls by id. A future gets an answer, and never fails: one that comes late is nobody's
   * failure.
   */
  private final Map<Integer, Future<Answer>> calls = new HashMap<>();

  private @Nullable ZmqTransport transport;
  private int lastId;
  private boolean lost;

  Connection(RpcOptions options) {
    this.options = options;
  }

  RpcOptions options() {
    return options;
  }

  ZmqTransport transport() {
    return Objects.requireNonNull(transport, "transport");
  }

  @Nullable Object call(byte[] name, byte[] args, byte[] named, @Nullable Duration timeout)
      throws Throwable {
    if (transport().isClosing()) throw closedClient();
    int id = ++lastId;
    Future<Answer> future = getRunningLoop().createFuture();
    calls.put(id, future);
    try {
      transport().write(header.request(id), name, args, named);
      var answer = await(waitFor(future, timeout));
      if (answer.error() != null) throw answer.error();
      return answer.value();
    } finally {
      calls.remove(id);
    }
  }

  @Override
  public void connectionMade(ZmqTransport made) {
    transport = made;
  }

  @Override
  public void messageReceived(List<byte[]> parts) {
    int id;
    try {
      if (parts.size() != 2) throw new IllegalArgumentException(parts.size() + " parts, not 2");
      id = Header.idOfAnswer(parts.get(0));
    } catch (RuntimeException e) {
      log.malformed(new byte[0], "a client", e);
      return;
    }
    Answer answer;
    try {
      answer = answer(Header.isError(parts.get(0)), parts.get(1));
    } catch (Throwable e) { // malformed, or a function of the user's failed: the caller must know
      log.malformed(new byte[0], "a client", e);
      answer = new Answer(null, unreadable(e));
    }
    var call = calls.remove(id);
    if (call != null && !call.done()) call.setResult(answer);
    else Log.LOGGER.log(System.Logger.Level.DEBUG, "dropped an answer that nobody waits for");
  }

  private Answer answer(boolean isError, byte[] data) {
    var value = Unpacker.unpack(data, options.translators());
    if (!isError) return new Answer(value, null);
    var error = ErrorTable.unpack(Objects.requireNonNull(value), options);
    return new Answer(null, Objects.requireNonNull(error, "the function for this error gave null"));
  }

  private static RpcException unreadable(Throwable cause) {
    var error = new RpcException("the answer to this call cannot be read: " + cause);
    error.initCause(cause);
    return error;
  }

  void close() {
    transport().abort(); // nobody waits any more for the answers to what was not sent
    giveUp();
  }

  @Override
  public void connectionLost(@Nullable Throwable error) {
    lost = true;
    giveUp();
    closed.unparkAll();
  }

  private void giveUp() {
    for (var call : calls.values()) {
      if (!call.done()) call.setResult(new Answer(null, closedClient()));
    }
    calls.clear();
  }

  private ServiceClosedException closedClient() {
    return new ServiceClosedException("the client of " + transport + " is closed");
  }

  void awaitClosed() {
    while (!lost) await(closed.park());
  }
}
