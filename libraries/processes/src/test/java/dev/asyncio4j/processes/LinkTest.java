package dev.asyncio4j.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.processes.Frame.Kind;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The connection of a process to the hub of another one. */
class LinkTest {
  private static final int LARGE = 8 << 20;

  private static byte[] read(SocketChannel channel, int count) throws IOException {
    var bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) assertThat(channel.read(bytes)).isPositive();
    return bytes.array();
  }

  private static Frame.Header header(SocketChannel channel) throws IOException {
    return Frame.Header.read(read(channel, Frame.HEADER), Integer.MAX_VALUE);
  }

  @Test
  @DisplayName(
      "PROC-09 an interrupt of a thread that sends neither ends nor garbles the connection")
  void interruptedWhileItSends() throws Exception {
    var folder = Files.createTempDirectory("link");
    var place = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(place);
      var link = Link.open(new Address(place.toString(), "token", "test"), 1L << 30);
      var sent = new CompletableFuture<Boolean>();
      var thread = new Thread(() -> sendTwo(link, sent));
      thread.start();
      try (var peer = server.accept()) {
        read(peer, header(peer).length());
        assertThat(header(peer).kind()).isEqualTo(Kind.ASK); // it is being sent
        RealTime.waitUntil(() -> isBlocked(thread));
        thread.interrupt();
        read(peer, LARGE);
        assertThat(header(peer).kind()).isEqualTo(Kind.ACK);
      }
      assertThat(sent.get()).as("the flag is kept").isTrue();
      RealTime.join(thread);
      link.close();
    }
    Files.delete(place.getPath());
    Files.delete(folder);
  }

  /** {@return whether the thread waits for room, in the call that sends} */
  private static boolean isBlocked(Thread thread) {
    for (var frame : thread.getStackTrace())
      if (frame.getMethodName().matches("poll|epoll.*|wait|write0")) return true;
    return false;
  }

  private static void sendTwo(Link link, CompletableFuture<Boolean> sent) {
    try {
      link.send(new Frame(Kind.ASK, 1, new byte[LARGE]));
      link.send(new Frame(Kind.ACK, 2, new byte[0]));
      sent.complete(Thread.interrupted());
    } catch (IOException e) {
      sent.completeExceptionally(e);
    }
  }
}
