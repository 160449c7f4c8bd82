package dev.asyncio4j.lowlevel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A library with I/O of its own, as small as can be: an echo server that lives on a loop, by {@link
 * LoopPort} alone.
 */
final class ForeignEcho implements AutoCloseable {
  private final LoopPort port;
  private final ServerSocketChannel listener;
  private final LoopPort.ChannelKey key;
  final int number;
  int accepted;
  int closed;

  ForeignEcho(LoopPort port) throws IOException {
    this.port = port;
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 600);
    listener.configureBlocking(false);
    number = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    key = port.watch(listener, ops -> accept());
    key.interestOps(SelectionKey.OP_ACCEPT);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
  }

  private void accept() {
    try {
      for (var each = listener.accept(); each != null; each = listener.accept()) {
        accepted++;
        new Client(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    key.cancel();
    listener.close();
  }

  /** Reads, and writes back; while it has something to write, it reads no more. */
  private final class Client {
    private final SocketChannel channel;
    private final LoopPort.ChannelKey key;
    private final ByteBuffer buffer = ByteBuffer.allocate(8192);

    Client(SocketChannel channel) throws IOException {
      this.channel = channel;
      channel.configureBlocking(false);
      key = port.watch(channel, this::ready);
      key.interestOps(SelectionKey.OP_READ);
      port.onClose(channel);
    }

    private void ready(int ops) {
      try {
        if ((ops & SelectionKey.OP_READ) != 0 && channel.read(buffer) < 0) {
          key.cancel();
          channel.close();
          closed++;
          return;
        }
        buffer.flip();
        channel.write(buffer);
        key.interestOps(buffer.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        buffer.compact();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
