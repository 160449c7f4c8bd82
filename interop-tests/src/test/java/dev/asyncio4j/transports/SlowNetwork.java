package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.transports.Mailbox.LOOPBACK;
import static dev.asyncio4j.transports.Mailbox.bound;
import static dev.asyncio4j.transports.Mailbox.closeAll;
import static dev.asyncio4j.transports.Mailbox.onLoop;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;

/** The program of {@link DatagramBufferTest}: runs where the network is slower than the sender. */
final class SlowNetwork {
  private SlowNetwork() {}

  public static void main(String[] args) {
    onLoop(
        () -> {
          marksAndFlush();
          abort();
          raw();
        });
  }

  private static DatagramChannel socket() throws Exception {
    var channel = DatagramChannel.open(StandardProtocolFamily.INET);
    channel.bind(new InetSocketAddress(LOOPBACK, 0));
    channel.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
    channel.configureBlocking(false);
    return channel;
  }

  /** With room for all that is on its way, so that none is lost when this machine is busy. */
  private static Mailbox server() throws Exception {
    var server = bound();
    var channel = (DatagramChannel) server.transport.extraInfo(TransportInfo.CHANNEL).get();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
    return server;
  }

  private static void marksAndFlush() throws Exception {
    var server = server();
    var loop = getRunningLoop();
    var client = await(loop.createDatagramEndpoint(Mailbox::new, socket())).protocol();
    client.transport.setWriteBufferLimits(10_080, 2_016);
    var data = new byte[1000];
    for (int i = 0; i < 120; i++) {
      Arrays.fill(data, (byte) ('0' + i % 10)); // the same array: what waits is a copy
      client.transport.sendTo(data, server.address());
    }
    int size = client.transport.writeBufferSize();
    System.out.println("waiting " + (size > 50_000 && size % 1008 == 0) + " " + client.marks);
    while (client.marks.size() < 2) await(sleep(Duration.ofMillis(5)));
    size = client.transport.writeBufferSize();
    System.out.println("resumed at 2 datagrams " + (size <= 2016) + " " + client.marks);
    client.transport.sendTo(new byte[0], server.address()); // waits behind the others
    client.transport.close();
    client.transport.close();
    System.out.println("closing " + client.transport.isClosing() + " " + client.lost.done());
    for (int i = 0; i < 120; i++) {
      var expected = String.valueOf(i % 10).repeat(1000);
      if (!server.next().text().equals(expected)) System.out.println("wrong datagram " + i);
    }
    System.out.println("last " + server.next().text().length() + " lost " + client.close());
    closeAll(server);
  }

  private static void abort() throws Exception {
    var server = server();
    var loop = getRunningLoop();
    var client = await(loop.createDatagramEndpoint(Mailbox::new, socket())).protocol();
    for (int i = 0; i < 120; i++) client.transport.sendTo(new byte[1000], server.address());
    System.out.println("full " + (client.transport.writeBufferSize() > 50_000) + client.marks);
    client.transport.abort();
    System.out.println("empty " + client.transport.writeBufferSize() + " lost " + client.close());
    await(sleep(Duration.ofMillis(300)));
    System.out.println("few " + (server.letters.size() < 50));
    closeAll(server);
  }

  private static void raw() throws Exception {
    var server = server();
    var loop = getRunningLoop();
    try (var socket = socket()) {
      for (int i = 0; i < 120; i++) {
        var data = String.valueOf(i).repeat(500).getBytes(ISO_8859_1);
        await(loop.sockSendTo(socket, data, server.address()));
      }
    }
    for (int i = 0; i < 120; i++) {
      if (!server.next().text().equals(String.valueOf(i).repeat(500)))
        System.out.println("wrong datagram " + i);
    }
    System.out.println("awaited sends");
    closeAll(server);
  }
}
