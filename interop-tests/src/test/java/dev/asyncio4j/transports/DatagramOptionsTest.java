package dev.asyncio4j.transports;

import static dev.asyncio4j.transports.Mailbox.LOOPBACK;
import static dev.asyncio4j.transports.Mailbox.bound;
import static dev.asyncio4j.transports.Mailbox.closeAll;
import static dev.asyncio4j.transports.Mailbox.onLoop;
import static dev.asyncio4j.transports.Mailbox.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which socket the options make. */
class DatagramOptionsTest {
  private static final DatagramOptions NONE = DatagramOptions.defaults();

  private static DatagramChannel channel(Mailbox box) {
    return (DatagramChannel) box.transport.extraInfo(TransportInfo.CHANNEL).orElseThrow();
  }

  @Test
  void namesAreLookedUp() {
    onLoop(
        () -> {
          var server = open(NONE.localAddress("localhost", 0).family(StandardProtocolFamily.INET));
          var client = open(NONE.remoteAddress("localhost", server.address().getPort()));
          client.send("by name");
          var peer =
              (InetSocketAddress) client.transport.extraInfo(TransportInfo.PEER_ADDRESS).get();
          if (!(peer.getAddress() instanceof Inet6Address))
            assertThat(server.next().text()).isEqualTo("by name");
          closeAll(client, server);
        });
  }

  @Test
  void anUnknownNameIsNamed() {
    onLoop(
        () ->
            assertThatThrownBy(() -> open(NONE.remoteAddress("no-such-host.invalid", 9)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("getaddrinfo() failed for 'no-such-host.invalid'"));
  }

  @Test
  void familiesMustMatch() {
    onLoop(
        () -> {
          assertThatThrownBy(() -> open(NONE.localAddress("::1", 0).remoteAddress(LOOPBACK, 9)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("can not get address information: local ");
          assertThatThrownBy(
                  () -> open(NONE.localAddress("::1", 0).family(StandardProtocolFamily.INET)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("of one family, INET");
        });
  }

  @Test
  void neitherAddressNorFamily() {
    onLoop(
        () ->
            assertThatThrownBy(() -> open(NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unexpected address family: give"));
  }

  @Test
  void aUnixAddressIsRefused() {
    onLoop(
        () ->
            assertThatThrownBy(
                    () -> open(NONE.localAddress(UnixDomainSocketAddress.of(Path.of("socket")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got socket: the JDK has no datagrams on other sockets"));
  }

  @Test
  void aFamilyAloneGivesAFreePort() {
    onLoop(
        () -> {
          var server = bound();
          var client = open(NONE.family(StandardProtocolFamily.INET));
          assertThat(client.address().getPort()).isPositive();
          client.send("x", server.address());
          assertThat(server.next().text()).isEqualTo("x");
          closeAll(client, server);
        });
  }

  @Test
  void noHostIsAllInterfaces() {
    onLoop(
        () -> {
          var server = open(NONE.localAddress("", 0));
          var client = bound();
          client.send("x", new InetSocketAddress(LOOPBACK, server.address().getPort()));
          assertThat(server.next().text()).isEqualTo("x");
          assertThat(server.address().getAddress().isAnyLocalAddress()).isTrue();
          closeAll(client, server);
        });
  }

  @Test
  void aPortInUseNamesTheAddress() {
    onLoop(
        () -> {
          var first = bound();
          var taken = NONE.localAddress(first.address());
          assertThatThrownBy(() -> open(taken))
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(BindException.class)
              .hasMessageStartingWith(
                  "error while attempting to bind on address " + first.address() + ": Address");
          closeAll(first);
          closeAll(open(taken));
        });
  }

  @Test
  void reusePortLetsTwoReceive() {
    onLoop(
        () -> {
          var first = open(NONE.localAddress(LOOPBACK, 0).reusePort(true));
          var second = open(NONE.localAddress(first.address()).reusePort(true));
          assertThat(second.address()).isEqualTo(first.address());
          assertThat(channel(second).getOption(StandardSocketOptions.SO_REUSEPORT)).isTrue();
          closeAll(first, second);
        });
  }

  @Test
  void broadcastOnTheLoopbackInterface() {
    onLoop(
        () -> {
          var server = open(NONE.localAddress("", 0).family(StandardProtocolFamily.INET));
          var port = server.address().getPort();
          var client = open(NONE.remoteAddress("127.255.255.255", port).allowBroadcast(true));
          client.send("to all");
          assertThat(server.next().text()).isEqualTo("to all");
          assertThat(client.transport.extraInfo(TransportInfo.PEER_ADDRESS)).isEmpty();
          // Not connected: an answer of anybody is received. But it sends to one address only.
          server.send("answer", new InetSocketAddress(LOOPBACK, client.address().getPort()));
          assertThat(client.next().text()).isEqualTo("answer");
          assertThatThrownBy(() -> client.send("x", server.address()))
              .isInstanceOf(IllegalArgumentException.class);
          closeAll(client, server);
        });
  }

  @Test
  void broadcastsAreRefusedUnlessAllowed() {
    onLoop(
        () -> {
          var box = bound();
          box.send("x", new InetSocketAddress("127.255.255.255", 9));
          assertThat(box.nextError()).hasMessageContaining("Permission denied");
          closeAll(box);
        });
  }

  @Test
  void multicastOnTheLoopbackInterface() throws Exception {
    var loopback = NetworkInterface.getByInetAddress(InetAddress.getByName(LOOPBACK));
    var group = InetAddress.getByName("239.255.17.42");
    onLoop(
        () -> {
          var server = joined(NONE.localAddress("", 0).multicastGroup(group, loopback));
          var port = server.address().getPort();
          var client = joined(NONE.localAddress(LOOPBACK, 0).multicastGroup(group, loopback));
          client.send("to the group", new InetSocketAddress(group, port));
          assertThat(server.next().text()).isEqualTo("to the group");
          assertThat(channel(client).getOption(StandardSocketOptions.IP_MULTICAST_IF))
              .isEqualTo(loopback);
          closeAll(client, server);
        });
  }

  private static Mailbox joined(DatagramOptions options) {
    try {
      return open(options);
    } catch (UncheckedIOException e) {
      return abort("the loopback interface has no multicast here: " + e.getMessage());
    }
  }

  @Test
  void anInterfaceAndGroupOfDifferentFamilies() throws Exception {
    var loopback = NetworkInterface.getByInetAddress(InetAddress.getByName(LOOPBACK));
    var group = InetAddress.getByName("ff02::17");
    onLoop(
        () ->
            assertThatThrownBy(
                    () -> open(NONE.localAddress(LOOPBACK, 0).multicastGroup(group, loopback)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of one family, INET6"));
  }
}
