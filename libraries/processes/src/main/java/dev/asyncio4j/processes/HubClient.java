package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.processes.Frame.Kind;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process that is connected to a hub, and what it has asked for. */
final class HubClient {
  private final Hub hub;
  private final long number;
  private final @Nullable ChildJvm child;
  private final StreamReader reader;
  private final StreamWriter writer;
  private final Map<Long, Request> waiting = new HashMap<>();

  /** The answers that were sent and not acknowledged, in order. */
  private final Map<Long, Request> unacknowledged = new LinkedHashMap<>();

  HubClient(
      Hub hub, long number, @Nullable ChildJvm child, StreamReader reader, StreamWriter writer) {
    this.hub = hub;
    this.number = number;
    this.child = child;
    this.reader = reader;
    this.writer = writer;
  }

  static Frame read(StreamReader reader, long most) {
    try {
      Frame.Header header = Frame.Header.read(await(reader.readExactly(Frame.HEADER)), most);
      return header.with(
          header.length() == 0 ? new byte[0] : await(reader.readExactly(header.length())));
    } catch (IncompleteReadException e) {
      throw new UncheckedIOException(new EOFException("end of the connection"));
    }
  }

  void send(Frame frame) {
    if (!writer.isClosing()) writer.write(frame.bytes());
  }

  /** Serves until the connection ends. */
  void serve() {
    long most = child == null ? ChildOptions.defaults().maxFrame() : child.options.maxFrame();
    while (true) take(read(reader, most));
  }

  private void take(Frame frame) {
    switch (frame.kind()) {
      case ASK -> {
        var request = new Remote(Ask.read(frame.body()), frame.id());
        waiting.put(frame.id(), request);
        hub.ask(request);
      }
      case ACK -> {
        Request request = unacknowledged.remove(frame.id());
        if (request != null) request.received();
      }
      case CANCEL -> {
        Request request = waiting.remove(frame.id());
        if (request == null) request = unacknowledged.remove(frame.id());
        if (request != null) request.cancel();
      }
      case RESULT, ERROR -> {
        if (child != null) child.result(frame);
      }
      default -> throw new GarbageException(frame.kind().name().getBytes());
    }
  }

  void garbage(GarbageException error) {
    hub.warn(this + " is cut off: " + error.getMessage());
    if (child != null) child.kill();
  }

  /** Ends: what it waited for is dropped, what it did not receive goes back, the last one first. */
  void ended() {
    List<Request> left = new ArrayList<>(unacknowledged.values());
    Collections.reverse(left);
    for (Request request : List.copyOf(waiting.values())) request.cancel();
    for (Request request : left) request.cancel();
    waiting.clear();
    unacknowledged.clear();
    writer.close();
    String how = child == null ? this + " has disconnected" : child.toString();
    hub.gone(number, how);
    if (child != null) child.disconnected();
  }

  @Override
  public String toString() {
    return child == null ? "process " + number : child.name;
  }

  /** A request over the connection. */
  private final class Remote extends Request {
    private final long id;

    Remote(Ask ask, long id) {
      super(ask, number);
      this.id = id;
    }

    @Override
    void ended(@Nullable Object value, @Nullable Throwable error, boolean wantsAck) {
      waiting.remove(id);
      if (error != null) {
        send(new Frame(Kind.FAIL, id, Wire.fault(error)));
        return;
      }
      if (wantsAck) unacknowledged.put(id, this);
      byte[] bytes = Wire.value(value);
      byte[] body = new byte[bytes.length + 1];
      body[0] = (byte) (wantsAck ? 1 : 0);
      System.arraycopy(bytes, 0, body, 1, bytes.length);
      send(new Frame(Kind.ANSWER, id, body));
    }
  }
}
