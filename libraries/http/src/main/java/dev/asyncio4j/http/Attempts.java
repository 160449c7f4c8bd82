package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.staggeredRace;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.streams.ConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Attempts at the addresses of a host, one after another and beside each other (RFC 8305). */
final class Attempts {
  private final EventLoop loop;
  private final TcpOptions options;

  Attempts(EventLoop loop, TcpOptions options) {
    this.loop = loop;
    this.options = options;
  }

  /**
   * The things that attempts connect.
   *
   * @param <C> their type
   */
  interface Kind<C> {
    C make() throws IOException;

    void connect(C made, InetSocketAddress address);

    void close(C made) throws IOException;
  }

  /** Wires without TLS, by the loop's network, which may be one in memory. */
  final class Wires implements Kind<Wire> {
    private final PoolKey key;
    private final WireOwner owner;

    Wires(PoolKey key, WireOwner owner) {
      this.key = key;
      this.owner = owner;
    }

    @Override
    public Wire make() {
      return new Wire(loop, key, owner);
    }

    @Override
    public void connect(Wire wire, InetSocketAddress address) {
      ConnectOptions connect = ConnectOptions.defaults();
      InetAddress local = options.localAddress;
      if (local != null) connect = connect.localAddress(new InetSocketAddress(local, 0));
      String host = address.getAddress().getHostAddress();
      await(loop.createConnection(() -> wire, host, address.getPort(), connect));
    }

    @Override
    public void close(Wire wire) {
      wire.abort();
    }
  }

  /** Sockets that are spoken to below HTTP: by TLS, or with a proxy. */
  final class Channels implements Kind<SocketChannel> {
    @Override
    public SocketChannel make() throws IOException {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.configureBlocking(false);
        InetAddress local = options.localAddress;
        if (local != null) channel.bind(new InetSocketAddress(local, 0));
        return channel;
      } catch (Throwable failed) {
        channel.close();
        throw failed;
      }
    }

    @Override
    public void connect(SocketChannel channel, InetSocketAddress address) {
      await(loop.sockConnect(channel, address));
    }

    @Override
    public void close(SocketChannel channel) throws IOException {
      channel.close();
    }
  }

  /** Connects to the first address that answers; what is made for the others is closed. */
  <C> C connect(
      String host,
      int port,
      boolean secure,
      boolean isProxy,
      List<InetSocketAddress> addresses,
      @Nullable Duration limit,
      Kind<C> kind)
      throws IOException {
    List<C> all = new ArrayList<>();
    C won = null;
    try {
      List<Throwable> errors = new ArrayList<>();
      if (addresses.size() == 1) {
        try {
          won = attempt(addresses.get(0), limit, kind, all);
        } catch (IOException | RuntimeException failed) {
          errors.add(failed);
        }
      } else {
        List<Supplier<Coroutine<C>>> starts = new ArrayList<>();
        for (var address : interleaved(addresses)) {
          starts.add(() -> async(() -> attempt(address, limit, kind, all)));
        }
        var race = await(staggeredRace(starts, options.happyEyeballsDelay));
        won = race.winner();
        for (Throwable each : race.errors()) if (each != null) errors.add(each);
      }
      if (won == null) throw failure(host, port, secure, isProxy, errors);
      return won;
    } finally {
      for (C each : all) if (each != won) kind.close(each);
    }
  }

  private static <C> C attempt(
      InetSocketAddress address, @Nullable Duration limit, Kind<C> kind, List<C> all)
      throws IOException {
    C made = kind.make();
    all.add(made);
    timeout(limit, () -> kind.connect(made, address));
    return made;
  }

  private static RuntimeException failure(
      String host, int port, boolean secure, boolean isProxy, List<Throwable> errors) {
    Throwable last = errors.get(errors.size() - 1);
    String where =
        "Cannot connect to "
            + (isProxy ? "proxy " : "host ")
            + host
            + ":"
            + port
            + " ssl:"
            + secure;
    if (errors.stream().allMatch(AsyncTimeoutException.class::isInstance)) {
      return new ConnectionTimeoutException(
          "Connection timeout to host " + host + ":" + port, last);
    }
    for (Throwable each : errors) if (!(each instanceof AsyncTimeoutException)) last = each;
    String message = where + " [" + Reception.text(last) + "]";
    RuntimeException failure =
        isProxy
            ? new ClientProxyConnectionException(host, port, secure, message, last)
            : new ClientConnectorException(host, port, secure, message, last);
    for (Throwable each : errors) if (each != last) failure.addSuppressed(each);
    return failure;
  }

  /** Puts so many of the first family first, then one of each family in turn. */
  private List<InetSocketAddress> interleaved(List<InetSocketAddress> addresses) {
    int first = options.interleave;
    if (first == 0) return addresses;
    Class<?> family = addresses.get(0).getAddress().getClass();
    Deque<InetSocketAddress> same = new ArrayDeque<>();
    Deque<InetSocketAddress> other = new ArrayDeque<>();
    for (var each : addresses) {
      (each.getAddress().getClass() == family ? same : other).add(each);
    }
    List<InetSocketAddress> out = new ArrayList<>();
    for (int i = 0; i < first && !same.isEmpty(); i++) out.add(same.removeFirst());
    while (!same.isEmpty() || !other.isEmpty()) {
      if (!other.isEmpty()) out.add(other.removeFirst());
      if (!same.isEmpty()) out.add(same.removeFirst());
    }
    return out;
  }
}
