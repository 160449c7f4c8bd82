package dev.asyncio4j.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connections that are tried to all of some addresses at once, and closed again. */
final class Probes implements AutoCloseable {
  private final List<SocketChannel> channels = new ArrayList<>();

  /** The number of those that have no answer yet. */
  private int open;

  private boolean accepted;
  private IOException last = new IOException("no address");

  /**
   * Waits until one is accepted, or all are refused.
   *
   * @param servers {@code host:port} each
   * @param end of {@link System#nanoTime}: what has no answer by then counts as refused
   * @return null if one was accepted; else the last refusal
   */
  @Nullable IOException refusal(List<String> servers, long end) throws InterruptedException {
    try (var selector = Selector.open()) { // whose wait an interrupt ends
      for (var server : servers) begin(server, selector);
      while (!accepted && open > 0) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) return new SocketTimeoutException("Connect timed out");
        selector.select(this::look, left);
        if (Thread.interrupted()) throw new InterruptedException("given up while it connects");
      }
    } catch (IOException e) {
      last = e;
    }
    return accepted ? null : last;
  }

  private void begin(String server, Selector selector) {
    int colon = server.lastIndexOf(':');
    var host = server.substring(0, colon).replaceAll("[\\[\\]]", "");
    var address = new InetSocketAddress(host, Integer.parseInt(server.substring(colon + 1)));
    try {
      if (address.isUnresolved()) throw new UnknownHostException(host);
      var channel = SocketChannel.open();
      channels.add(channel);
      channel.configureBlocking(false);
      if (channel.connect(address)) accepted = true;
      else channel.register(selector, SelectionKey.OP_CONNECT);
      open++;
    } catch (IOException e) {
      last = e; // others may accept
    }
  }

  private void look(SelectionKey key) {
    try {
      if (((SocketChannel) key.channel()).finishConnect()) accepted = true;
    } catch (IOException e) {
      key.cancel();
      open--;
      last = e;
    }
  }

  @Override
  public void close() {
    for (var each : channels) {
      try {
        each.close();
      } catch (IOException e) {
        // it has served its purpose
      }
    }
  }
}
