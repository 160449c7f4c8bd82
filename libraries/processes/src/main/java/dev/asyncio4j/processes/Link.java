package dev.asyncio4j.processes;

import dev.asyncio4j.processes.Frame.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A connection to the hub of another process: a thread reads the answers, any thread asks. */
final class Link implements Port {
  private static final long LONGEST = Integer.MAX_VALUE - 64L;

  private final Address address;

  /** The connection: it does not block, as an interrupt of one who is blocked in it closes it. */
  private final SocketChannel channel;

  private final Selector readable;
  private final Selector writable;

  /** The most bytes that the hub takes in one message. */
  private final long most;

  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, LinkCall> calls = new ConcurrentHashMap<>();
  private volatile boolean ended;

  private Link(Address address, SocketChannel channel, long most) throws IOException {
    this.address = address;
    this.channel = channel;
    this.most = most;
    readable = Selector.open();
    writable = Selector.open();
    channel.configureBlocking(false);
    channel.register(readable, SelectionKey.OP_READ);
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  /** Connects, and reads on a daemon thread. */
  static Link connect(Address address) {
    Link link = open(address, ChildOptions.defaults().maxFrame());
    var reader = new Thread(() -> link.read(frame -> {}), "asyncio4j-processes-link");
    reader.setDaemon(true);
    reader.start();
    return link;
  }

  /** Connects; the caller reads. */
  static Link open(Address address, long most) {
    try {
      var channel = SocketChannel.open(UnixDomainSocketAddress.of(address.socket()));
      var link = new Link(address, channel, most);
      link.send(new Frame(Kind.HELLO, 0, address.token().getBytes(StandardCharsets.US_ASCII)));
      return link;
    } catch (IOException e) {
      throw new ChildDiedException("the " + address + " is gone: " + e.getMessage());
    }
  }

  @Override
  public boolean remote() {
    return true;
  }

  @Override
  public Call start(Ask ask) {
    byte[] bytes = checked(ask.bytes());
    var call = new LinkCall(ids.incrementAndGet());
    calls.put(call.id, call);
    try {
      if (ended) throw new EOFException("end of the connection");
      send(new Frame(Kind.ASK, call.id, bytes));
    } catch (IOException e) {
      calls.remove(call.id);
      call.done.completeExceptionally(gone());
    }
    return call;
  }

  /** Refuses what is too long for the hub, which would take it for garbage. */
  byte[] checked(byte[] body) {
    Frame.check(body.length, most);
    return body;
  }

  private ChildDiedException gone() {
    return new ChildDiedException("the " + address + " is gone");
  }

  /** Sends whole, whoever interrupts the thread meanwhile: half a message would be garbage. */
  synchronized void send(Frame frame) throws IOException {
    var bytes = ByteBuffer.wrap(frame.bytes());
    boolean isInterrupted = false;
    try {
      while (bytes.hasRemaining()) {
        isInterrupted |= Thread.interrupted();
        if (channel.write(bytes) == 0) await(writable);
      }
    } finally {
      if (isInterrupted) Thread.currentThread().interrupt();
    }
  }

  /** Waits for room, or for bytes; an interrupt ends it. */
  private static void await(Selector selector) throws IOException {
    try {
      selector.select();
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException e) {
      throw new EOFException("the connection was closed here");
    }
  }

  /** Reads until the connection ends; {@code other} gets what is no answer. */
  void read(Consumer<Frame> other) {
    try {
      while (true) take(receive(), other);
    } catch (IOException | GarbageException e) {
      // the end of the connection
    } finally {
      close();
    }
  }

  private void take(Frame frame, Consumer<Frame> other) {
    switch (frame.kind()) {
      case ANSWER -> {
        LinkCall call = calls.remove(frame.id());
        boolean wantsAck = frame.body()[0] == 1;
        if (call == null) {
          if (wantsAck) sendQuietly(new Frame(Kind.CANCEL, frame.id(), new byte[0]));
          return;
        }
        call.wantsAck = wantsAck;
        call.done.complete(Wire.value(frame.body(), 1));
      }
      case FAIL -> {
        LinkCall call = calls.remove(frame.id());
        if (call != null) call.done.completeExceptionally(Wire.fault(frame.body()));
      }
      default -> other.accept(frame);
    }
  }

  private Frame receive() throws IOException {
    Frame.Header header = Frame.Header.read(bytes(Frame.HEADER), LONGEST);
    return header.with(bytes(header.length()));
  }

  private byte[] bytes(int count) throws IOException {
    var bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      int got = channel.read(bytes);
      if (got < 0) throw new EOFException("end of the connection");
      if (got > 0) continue;
      Thread.interrupted(); // nobody ends a reader that way
      await(readable);
    }
    return bytes.array();
  }

  private void sendQuietly(Frame frame) {
    try {
      send(frame);
    } catch (IOException e) {
      // the reader finds out
    }
  }

  void close() {
    ended = true;
    ALL.remove(address.socket(), this);
    try {
      channel.close();
      readable.close();
      writable.close();
    } catch (IOException e) {
      // it is gone
    }
    for (LinkCall call : calls.values()) call.done.completeExceptionally(gone());
    calls.clear();
  }

  /** A call over the connection. */
  private final class LinkCall extends Call {
    final long id;
    volatile boolean wantsAck;

    LinkCall(long id) {
      this.id = id;
    }

    @Override
    void received() {
      if (wantsAck) sendQuietly(new Frame(Kind.ACK, id, new byte[0]));
    }

    @Override
    void cancel() {
      calls.remove(id);
      sendQuietly(new Frame(Kind.CANCEL, id, new byte[0]));
    }
  }
}
