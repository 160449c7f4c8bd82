package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.transports.Mailbox.LOOPBACK;
import static dev.asyncio4j.transports.Mailbox.bound;
import static dev.asyncio4j.transports.Mailbox.closeAll;
import static dev.asyncio4j.transports.Mailbox.connectedTo;
import static dev.asyncio4j.transports.Mailbox.onLoop;
import static dev.asyncio4j.transports.Mailbox.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.testing.Loops;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The life of an endpoint and its protocol. */
class DatagramTransportTest {

  /** Of a socket that is closed: nobody listens there. */
  private static InetSocketAddress deadAddress() throws IOException {
    try (var socket = DatagramChannel.open()) {
      socket.bind(new InetSocketAddress(LOOPBACK, 0));
      return (InetSocketAddress) socket.getLocalAddress();
    }
  }

  @Test
  void theArrayMayBeReusedAfterSendTo() {
    onLoop(
        () -> {
          var server = bound();
          var client = connectedTo(server.address());
          var data = new byte[] {'a'};
          for (; data[0] <= 'e'; data[0]++) client.transport.sendTo(data);
          for (var expected : "abcde".split(""))
            assertThat(server.next().text()).isEqualTo(expected);
          closeAll(client, server);
        });
  }

  @Test
  void anExceptionOfTheProtocolIsReportedAndTheEndpointStaysOpen() {
    onLoop(
        () -> {
          var reports = Loops.reportsOf(getRunningLoop());
          class Fragile extends Mailbox {
            @Override
            public void datagramReceived(ByteBuffer data, SocketAddress from) {
              super.datagramReceived(data, from);
              if (from instanceof InetSocketAddress && letters.size() == 1)
                throw new IllegalStateException("cannot parse");
            }
          }
          var options = DatagramOptions.defaults().localAddress(LOOPBACK, 0);
          var server =
              await(getRunningLoop().createDatagramEndpoint(Fragile::new, options)).protocol();
          var client = connectedTo(server.address());
          client.send("bad");
          client.send("good");
          while (server.letters.size() < 2) await(sleep(Duration.ofMillis(1)));
          assertThat(reports).hasSize(1);
          assertThat(reports.get(0).exception()).hasMessage("cannot parse");
          closeAll(client, server);
        });
  }

  @Test
  void whatErrorReceivedThrowsIsReported() {
    onLoop(
        () -> {
          var reports = Loops.reportsOf(getRunningLoop());
          class Fragile extends Mailbox {
            @Override
            public void errorReceived(IOException error) {
              throw new AssertionError("unprepared", error);
            }
          }
          var options = DatagramOptions.defaults().remoteAddress(deadAddress());
          var client =
              await(getRunningLoop().createDatagramEndpoint(Fragile::new, options)).protocol();
          client.send("x");
          while (reports.isEmpty()) await(sleep(Duration.ofMillis(1)));
          assertThat(reports.get(0).message()).isEqualTo("protocol.errorReceived() call failed.");
          assertThat(reports.get(0).source()).isSameAs(client.transport);
          assertThat(client.transport.isClosing()).isFalse();
          closeAll(client);
        });
  }

  @Test
  void aGivenChannelBecomesTheTransports() throws IOException {
    var channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(LOOPBACK, 0));
    onLoop(
        () -> {
          var loop = getRunningLoop();
          var box = await(loop.createDatagramEndpoint(Mailbox::new, channel)).protocol();
          assertThat(channel.isBlocking()).isFalse();
          assertThat(box.transport.extraInfo(TransportInfo.CHANNEL)).contains(channel);
          assertThat(box.address()).isEqualTo(channel.getLocalAddress());
          assertThatThrownBy(() -> await(loop.createDatagramEndpoint(Mailbox::new, channel)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("is in use on this loop");
          var address = box.address();
          closeAll(box);
          assertThat(channel.isOpen()).isFalse();
          assertThat(box.address()).as("is known after the close").isEqualTo(address);
          assertThatThrownBy(() -> await(loop.createDatagramEndpoint(Mailbox::new, channel)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("is closed");
        });
  }

  @Test
  void aFactoryThatFailsLeavesNoSocket() {
    onLoop(
        () -> {
          var options = DatagramOptions.defaults().localAddress(LOOPBACK, deadAddress().getPort());
          for (int i = 0; i < 2; i++) // the second time, the port is free again
          assertThatThrownBy(
                    () ->
                        await(
                            getRunningLoop()
                                .createDatagramEndpoint(
                                    () -> {
                                      throw new IllegalStateException("no protocol");
                                    },
                                    options)))
                .hasMessage("no protocol");
        });
  }

  @Test
  void cancelWhileTheEndpointIsMadeClosesTheSocket() {
    onLoop(
        () -> {
          var port = deadAddress().getPort();
          var options = DatagramOptions.defaults().localAddress(LOOPBACK, port);
          var making =
              Asyncio.createTask(getRunningLoop().createDatagramEndpoint(Mailbox::new, options));
          await(sleep(Duration.ZERO));
          making.cancel();
          while (!making.done()) await(sleep(Duration.ZERO));
          assertThat(making.cancelled()).isTrue();
          await(sleep(Duration.ofMillis(10)));
          closeAll(open(options)); // the port is free
        });
  }

  @Test
  void sendsAfterTheCloseGoNowhereWithAWarning() {
    onLoop(
        () -> {
          var box = bound();
          closeAll(box);
          try (var log = new LogCapture()) {
            for (int i = 0; i < 5; i++) box.send("x", box.address());
            assertThat(log.messages()).hasSize(1);
            assertThat(log.messages().get(0)).startsWith("socket.send() raised exception");
          }
        });
  }

  @Test
  void callbacksSeeTheContextOfTheMaker() {
    onLoop(
        () -> {
          var name = ContextVar.create("name", "none");
          class Reader extends Mailbox {
            final ContextVar<String> variable = name;

            @Override
            public void datagramReceived(ByteBuffer data, SocketAddress from) {
              letters.putNowait(new Letter(variable.get(), from));
            }
          }
          name.set("maker");
          var options = DatagramOptions.defaults().localAddress(LOOPBACK, 0);
          var server =
              await(getRunningLoop().createDatagramEndpoint(Reader::new, options)).protocol();
          name.set("later");
          server.send("x", server.address());
          assertThat(server.next().text()).isEqualTo("maker");
          closeAll(server);
        });
  }

  @Test
  void setProtocolTakesDatagramProtocolsOnly() {
    onLoop(
        () -> {
          var box = bound();
          assertThatThrownBy(() -> box.transport.setProtocol(new Protocol() {}))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("protocol must be a DatagramProtocol");
          var next = new Mailbox();
          next.transport = box.transport;
          box.transport.setProtocol(next);
          assertThat(box.transport.protocol()).isSameAs(next);
          next.send("x", next.address());
          assertThat(next.next().text()).isEqualTo("x");
          assertThat(next.close()).isEqualTo("null");
        });
  }

  @Test
  void abortTellsTheProtocolOnce() {
    onLoop(
        () -> {
          var box = bound();
          box.transport.abort();
          box.transport.abort();
          assertThat(box.transport.isClosing()).isTrue();
          assertThat(box.close()).isEqualTo("null");
          assertThat(box.transport.toString()).startsWith("<DatagramTransport closed local=");
        });
  }

  private static Mailbox echo() {
    var options = DatagramOptions.defaults().localAddress(LOOPBACK, 0);
    return await(getRunningLoop().createDatagramEndpoint(Mailbox.Echo::new, options)).protocol();
  }
}
