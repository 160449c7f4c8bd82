package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Asyncio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Two connected sockets, non-blocking, that no transport uses. */
record SocketPair(SocketChannel left, SocketChannel right) implements AutoCloseable {

  interface Body {
    void run(EventLoop loop, SocketPair pair) throws Exception;
  }

  /** Runs {@code body} in a coroutine of a loop of its own, in real time. */
  static void onLoop(Body body) {
    Asyncio.run(
        async(
            () -> {
              try (var pair = open()) {
                body.run(getRunningLoop(), pair);
              }
            }));
  }

  static SocketPair open() throws IOException {
    try (var server = listening()) {
      server.configureBlocking(true);
      var left = SocketChannel.open(server.getLocalAddress());
      var right = server.accept();
      left.configureBlocking(false);
      right.configureBlocking(false);
      return new SocketPair(left, right);
    }
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static ServerSocketChannel listening() throws IOException {
    var server = ServerSocketChannel.open().bind(loopback(0));
    server.configureBlocking(false);
    return server;
  }

  static DatagramChannel datagram() throws IOException {
    var channel = DatagramChannel.open().bind(loopback(0));
    channel.configureBlocking(false);
    return channel;
  }

  @Override
  public void close() throws IOException {
    left.close();
    right.close();
  }
}
