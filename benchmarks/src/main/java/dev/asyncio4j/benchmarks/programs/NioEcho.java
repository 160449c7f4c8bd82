package dev.asyncio4j.benchmarks.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** An echo server on the JDK's selector alone: {@code NioEcho PORT}, one thread, one buffer. */
public final class NioEcho {
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);

  private NioEcho(int port) throws IOException {
    var server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", port));
    server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
  }

  public static void main(String[] args) throws IOException {
    new NioEcho(Integer.parseInt(args[0])).serve();
  }

  private void serve() throws IOException {
    while (true) {
      selector.select(
          key -> {
            try {
              if (key.isAcceptable()) accept((ServerSocketChannel) key.channel());
              else echo((SocketChannel) key.channel());
            } catch (IOException reset) {
              close(key.channel());
            }
          });
    }
  }

  private static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocketChannel server) throws IOException {
    for (SocketChannel client; (client = server.accept()) != null; ) {
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      client.configureBlocking(false).register(selector, SelectionKey.OP_READ);
    }
  }

  /** Writes until the socket has all: the load has at most one request under way. */
  private void echo(SocketChannel client) throws IOException {
    buffer.clear();
    if (client.read(buffer) < 0) {
      client.close();
      return;
    }
    buffer.flip();
    while (buffer.hasRemaining()) {
      client.write(buffer);
    }
  }
}
