package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.transports.Transport;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendFileFailureTest extends FileSending {
  @Test
  @DisplayName("SENDFILE-04 a transport that closes is refused")
  void closing() throws Exception {
    connected(
        (transport, peer, file) -> {
          transport.close();
          assertThatIllegalStateException()
              .isThrownBy(() -> await(getRunningLoop().sendFile(transport, file)))
              .withMessageStartingWith("Transport is closing");
        });
  }

  @Test
  @DisplayName("SENDFILE-04 a transport that the loop has not made is refused")
  void unsupported() throws Exception {
    var foreign =
        (Transport)
            Proxy.newProxyInstance(
                Transport.class.getClassLoader(),
                new Class<?>[] {Transport.class},
                (proxy, method, arguments) ->
                    method.getName().equals("isClosing") ? false : "<ForeignTransport>");
    connected(
        (transport, peer, file) ->
            assertThatIllegalStateException()
                .isThrownBy(() -> await(getRunningLoop().sendFile(foreign, file)))
                .withMessageStartingWith(
                    "sendfile is not supported for transport <ForeignTransport>"));
  }

  @Test
  @DisplayName("SENDFILE-04 writing while a file is sent is refused, and so is a second file")
  void writeMeanwhile() throws Exception {
    connected(
        (transport, peer, file) -> {
          var loop = getRunningLoop();
          var sending = createTask(loop.sendFile(transport, file));
          await(sleep(Duration.ZERO));
          assertThatIllegalStateException()
              .isThrownBy(() -> transport.write(new byte[1]))
              .withMessageStartingWith("unable to write; sendfile is in progress");
          assertThatIllegalStateException()
              .isThrownBy(() -> await(loop.sendFile(transport, file)))
              .withMessageStartingWith("unable to write; sendfile is in progress");
          var received = receivedBy(peer);
          await(sending);
          transport.write(new byte[] {9});
          transport.close();
          assertThat(await(received)).hasSize(content.length + 1).endsWith(9);
        });
  }

  @Test
  @DisplayName("SENDFILE-04 a negative offset and a count of zero cannot be set")
  void badNumbers() {
    assertThatIllegalArgumentException().isThrownBy(() -> WHOLE.offset(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> WHOLE.count(0));
    assertThatIllegalArgumentException().isThrownBy(() -> WHOLE.count(-5));
  }

  @Test
  @DisplayName("SENDFILE-05 a peer that goes away is an error; the position tells how much went")
  void peerGone() throws Exception {
    connected(
        (transport, peer, file) -> {
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(receivedBy(peer, 1000));
          peer.setSoLinger(true, 0);
          peer.close();
          assertThatThrownBy(() -> await(sending))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageStartingWith("Connection lost: sendfile failed on");
          assertThat(file.position()).isBetween(1000L, content.length - 1L);
        });
  }

  @Test
  void aTransportThatIsAbortedMeanwhileEndsIt() throws Exception {
    connected(
        (transport, peer, file) -> {
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(sleep(Duration.ofMillis(50)));
          assertThat(sending.done()).isFalse();
          transport.abort();
          assertThatThrownBy(() -> await(sending))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("was closed while a file was sent");
          assertThat(file.position()).isPositive();
        });
  }

  @Test
  void cancellationEndsTheTransferAndLeavesTheTransport() throws Exception {
    connected(
        (transport, peer, file) -> {
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(sleep(Duration.ofMillis(50)));
          sending.cancel();
          assertThatThrownBy(() -> await(sending)).isInstanceOf(CancelledError.class);
          long sent = file.position();
          assertThat(sent).isBetween(1L, content.length - 1L);
          var received = receivedBy(peer);
          transport.write(new byte[] {7});
          transport.close();
          assertThat(await(received)).hasSize((int) sent + 1).endsWith(7);
        });
  }

  @Test
  void aFileThatIsClosedIsAnError() throws Exception {
    connected(
        (transport, peer, file) -> {
          file.close();
          assertThatThrownBy(() -> await(getRunningLoop().sendFile(transport, file)))
              .isInstanceOf(UncheckedIOException.class);
          transport.write(new byte[] {1}); // not refused any more
          assertThat(new InetSocketAddress(peer.getLocalPort()).getPort()).isPositive();
        });
  }

  @Test
  @DisplayName("N-09 a file that is closed or cannot be read is no lost connection")
  void files() throws Exception {
    connected(
        (transport, peer, file) -> {
          var loop = getRunningLoop();
          var writeOnly = FileChannel.open(path, java.nio.file.StandardOpenOption.WRITE);
          assertThatThrownBy(() -> await(loop.sendFile(transport, writeOnly)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("cannot read the file to send: it is not open for reading");
          writeOnly.close();
          file.close();
          assertThatThrownBy(() -> await(loop.sendFile(transport, file)))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageStartingWith("cannot read the file to send: it is closed");
        });
  }
}
