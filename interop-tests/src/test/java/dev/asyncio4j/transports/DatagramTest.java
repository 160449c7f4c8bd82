package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.transports.Mailbox.LOOPBACK;
import static dev.asyncio4j.transports.Mailbox.bound;
import static dev.asyncio4j.transports.Mailbox.closeAll;
import static dev.asyncio4j.transports.Mailbox.connectedTo;
import static dev.asyncio4j.transports.Mailbox.onLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatagramTest {

  /** Of a socket that is closed: nobody listens there. */
  private static InetSocketAddress deadAddress() throws IOException {
    try (var socket = DatagramChannel.open()) {
      socket.bind(new InetSocketAddress(LOOPBACK, 0));
      return (InetSocketAddress) socket.getLocalAddress();
    }
  }

  @Test
  @DisplayName("CONN-07 echo with a connected remote")
  void echoConnected() {
    onLoop(
        () -> {
          var server = echo();
          var client = connectedTo(server.address());
          client.send("ping");
          assertThat(client.next()).isEqualTo(new Mailbox.Letter("ping", server.address()));
          client.send("pong", server.address());
          assertThat(client.next().text()).isEqualTo("pong");
          assertThat(client.transport.extraInfo(TransportInfo.PEER_ADDRESS))
              .contains(server.address());
          closeAll(client, server);
        });
  }

  @Test
  @DisplayName("CONN-07 echo without a connected remote")
  void echoUnconnected() {
    onLoop(
        () -> {
          var server = echo();
          var client = bound();
          client.send("ping", server.address());
          assertThat(client.next()).isEqualTo(new Mailbox.Letter("ping", server.address()));
          assertThat(client.transport.extraInfo(TransportInfo.PEER_ADDRESS)).isEmpty();
          closeAll(client, server);
        });
  }

  @Test
  @DisplayName("CONN-07 an error from a dead address does not stop later receives")
  void aDeadAddressStopsNoReceive() {
    onLoop(
        () -> {
          var box = bound();
          var other = bound();
          box.send("to nobody", deadAddress());
          other.send("alive", box.address());
          assertThat(box.next().text()).isEqualTo("alive");
          closeAll(box, other);
        });
  }

  @Test
  @DisplayName("CONN-08 sendTo elsewhere on a connected endpoint is an IllegalArgumentException")
  void sendElsewhere() {
    onLoop(
        () -> {
          var server = echo();
          var client = connectedTo(server.address());
          var elsewhere = new InetSocketAddress(LOOPBACK, 9);
          assertThatThrownBy(() -> client.send("x", elsewhere))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("Invalid address: must be null or " + server.address())
              .hasMessageContaining("got " + elsewhere);
          assertThat(client.transport.isClosing()).isFalse();
          closeAll(client, server);
        });
  }

  @Test
  @DisplayName("CONN-09 send errors go to errorReceived and the endpoint stays open")
  void sendErrors() {
    onLoop(
        () -> {
          var client = connectedTo(deadAddress());
          client.send("first");
          assertThat(client.nextError()).isInstanceOf(PortUnreachableException.class);
          client.send("second"); // the refusal comes back at once on this interface
          client.send("third");
          assertThat(client.nextError()).isInstanceOf(PortUnreachableException.class);
          assertThat(client.transport.isClosing()).isFalse();
          assertThat(client.close()).isEqualTo("null");
        });
  }

  @Test
  @DisplayName("CONN-09 a datagram that is too long is an error, and the next one goes")
  void tooLong() {
    onLoop(
        () -> {
          var server = echo();
          var client = bound();
          client.transport.sendTo(new byte[65_508], server.address());
          client.transport.sendTo(new byte[100_000], server.address());
          assertThat(client.nextError()).hasMessageContaining("too long");
          assertThat(client.nextError()).hasMessageContaining("too long");
          client.transport.sendTo(new byte[65_507], server.address());
          assertThat(client.next().text()).hasSize(65_507);
          closeAll(client, server);
        });
  }

  @Test
  void anAddressOfAnotherFamilyIsAnError() {
    onLoop(
        () -> {
          var box = bound();
          box.send("x", new InetSocketAddress("::1", 9));
          assertThat(box.nextError()).hasMessageStartingWith("Address family not supported");
          closeAll(box);
        });
  }

  @Test
  void sendToWithoutAnyAddress() {
    onLoop(
        () -> {
          var box = bound();
          assertThatThrownBy(() -> box.send("x"))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("sendTo() needs an address: <DatagramTransport open");
          assertThatThrownBy(
                  () -> box.send("x", InetSocketAddress.createUnresolved("localhost", 9)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("is a name; look it up");
          closeAll(box);
        });
  }

  @Test
  void connectedEndpointReceivesFromItsPeerOnly() {
    onLoop(
        () -> {
          var server = bound();
          var client = connectedTo(server.address());
          var stranger = bound();
          stranger.send("not for you", client.address());
          server.send("for you", client.address());
          assertThat(client.next().text()).isEqualTo("for you");
          closeAll(client, server, stranger);
        });
  }

  @Test
  void emptyDatagramsAreSent() {
    onLoop(
        () -> {
          var server = echo();
          var client = bound();
          client.send("", server.address());
          assertThat(client.next().text()).isEmpty();
          closeAll(client, server);
        });
  }

  @Test
  void emptyDatagramsOnAConnectedEndpointAreAnErrorAsTheJdkDropsThem() {
    onLoop(
        () -> {
          var server = echo();
          var client = connectedTo(server.address());
          client.send("");
          assertThat(client.nextError()).hasMessageStartingWith("the JDK sends no empty datagram");
          server.send("", client.address());
          assertThat(client.next().text()).isEmpty();
          closeAll(client, server);
        });
  }

  private static Mailbox echo() {
    var options = DatagramOptions.defaults().localAddress(LOOPBACK, 0);
    return await(getRunningLoop().createDatagramEndpoint(Mailbox.Echo::new, options)).protocol();
  }
}
