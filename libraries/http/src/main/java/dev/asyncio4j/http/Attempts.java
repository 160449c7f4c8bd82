package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.staggeredRace;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.loop.EventLoop;
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

  /** Returns the channel to the first address that answers; every other one is closed. */
  SocketChannel connect(
      String host,
      int port,
      boolean secure,
      boolean isProxy,
      List<InetSocketAddress> addresses,
      @Nullable Duration limit)
      throws IOException {
    List<SocketChannel> channels = new ArrayList<>();
    SocketChannel won = null;
    try {
      List<Throwable> errors = new ArrayList<>();
      if (addresses.size() == 1) {
        try {
          won = attempt(addresses.get(0), limit, channels);
        } catch (IOException | RuntimeException failed) {
          errors.add(failed);
        }
      } else {
        List<Supplier<Coroutine<SocketChannel>>> starts = new ArrayList<>();
        for (var address : interleaved(addresses)) {
          starts.add(() -> async(() -> attempt(address, limit, channels)));
        }
        var race = await(staggeredRace(starts, options.happyEyeballsDelay));
        won = race.winner();
        for (Throwable each : race.errors()) if (each != null) errors.add(each);
      }
      if (won == null) throw failure(host, port, secure, isProxy, errors);
      return won;
    } finally {
      for (SocketChannel channel : channels) if (channel != won) channel.close();
    }
  }

  private SocketChannel attempt(
      InetSocketAddress address, @Nullable Duration limit, List<SocketChannel> channels)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    channels.add(channel);
    channel.configureBlocking(false);
    InetAddress local = options.localAddress;
    if (local != null) channel.bind(new InetSocketAddress(local, 0));
    timeout(limit, () -> await(loop.sockConnect(channel, address)));
    return channel;
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
