package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.openUnixConnection;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.startUnixServer;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.TransportInfo;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A server whose clients prove the key before they are accepted. */
final class Listener implements AioListener {
  private final byte[] key;
  private final Queue<Object> arrived = Queue.create();
  private @Nullable Server server;
  private @Nullable SocketAddress last;
  private boolean closed;

  private Listener(byte[] key) {
    this.key = key.clone();
  }

  static Coroutine<AioListener> listen(SocketAddress address, byte[] key) {
    return async(
        () -> {
          var listener = new Listener(key);
          ConnectionHandler handler = listener::arrive;
          listener.server =
              address instanceof UnixDomainSocketAddress unix
                  ? await(startUnixServer(handler, unix.getPath()))
                  : await(startServer(handler, host(address), port(address)));
          return listener;
        });
  }

  static Coroutine<AioConnection> connect(SocketAddress address, byte[] key) {
    return async(
        () -> {
          Connection connection =
              address instanceof UnixDomainSocketAddress unix
                  ? await(openUnixConnection(unix.getPath()))
                  : await(openConnection(host(address), port(address)));
          try {
            Handshake.run(connection, key, false);
          } catch (Throwable e) {
            connection.writer().close();
            throw e;
          }
          return new SocketConnection(connection, getRunningLoop());
        });
  }

  private static String host(SocketAddress address) {
    return ((InetSocketAddress) address).getHostString();
  }

  private static int port(SocketAddress address) {
    return ((InetSocketAddress) address).getPort();
  }

  /** A client, from its challenge to its end; the connection stays open as long as this runs. */
  private void arrive(StreamReader reader, StreamWriter writer) {
    var connection = new Connection(reader, writer);
    try {
      Handshake.run(connection, key, true);
    } catch (AuthenticationException e) {
      writer.close();
      if (!closed) arrived.putNowait(e);
      return;
    }
    if (closed) {
      writer.close();
      return;
    }
    last = writer.extraInfo(TransportInfo.PEER_ADDRESS).orElse(null);
    var made = new SocketConnection(connection, getRunningLoop());
    arrived.putNowait(made);
    CompletableFuture<Void> end = made.ended;
    Call.awaited(end);
  }

  @Override
  public Coroutine<AioConnection> coroAccept() {
    return async(
        () -> {
          if (closed) throw new EndOfPipeException("the listener is closed");
          Object next = await(arrived.get());
          if (next instanceof AioConnection connection) return connection;
          if (next instanceof EndOfPipeException) arrived.putNowait(next); // for all that wait
          throw (RuntimeException) next;
        });
  }

  @Override
  public SocketAddress address() {
    return Objects.requireNonNull(server).sockets().get(0);
  }

  @Override
  public Optional<SocketAddress> lastAccepted() {
    return Optional.ofNullable(last);
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    if (server != null) server.close();
    while (!arrived.empty()) {
      if (arrived.getNowait() instanceof AioConnection left) left.close();
    }
    arrived.putNowait(new EndOfPipeException("the listener is closed"));
  }
}
