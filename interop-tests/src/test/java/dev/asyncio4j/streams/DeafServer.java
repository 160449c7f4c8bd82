package dev.asyncio4j.streams;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port of this machine that answers nobody: it never accepts, and its backlog is full. */
public final class DeafServer implements AutoCloseable {
  private static final int MORE_THAN_THE_BACKLOG = 4;
  private final ServerSocket server;
  private final List<SocketChannel> waiting = new ArrayList<>();

  public DeafServer() throws IOException {
    this(InetAddress.getLoopbackAddress(), 0);
  }

  public DeafServer(InetAddress address, int port) throws IOException {
    server = new ServerSocket(port, 1, address);
    for (int i = 0; i < MORE_THAN_THE_BACKLOG; i++) {
      var channel = SocketChannel.open();
      waiting.add(channel);
      channel.configureBlocking(false);
      channel.connect(new InetSocketAddress(server.getInetAddress(), port()));
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (var channel : waiting) channel.close();
    server.close();
  }
}
