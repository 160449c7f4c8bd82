package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.transports.Mailbox.LOOPBACK;
import static dev.asyncio4j.transports.Mailbox.bound;
import static dev.asyncio4j.transports.Mailbox.closeAll;
import static dev.asyncio4j.transports.Mailbox.onLoop;
import static dev.asyncio4j.transports.Mailbox.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many datagrams, and such as nobody has asked for. */
class DatagramLoadTest {
  private static final DatagramOptions ANY_PORT =
      DatagramOptions.defaults().localAddress(LOOPBACK, 0);

  @Test
  void tenThousandEchoes() {
    onLoop(
        () -> {
          var loop = getRunningLoop();
          var server = await(loop.createDatagramEndpoint(Mailbox.Echo::new, ANY_PORT)).protocol();
          var client = open(DatagramOptions.defaults().remoteAddress(server.address()));
          var ticks = new int[1];
          var ticker =
              createTask(
                  async(
                      () -> {
                        while (true) {
                          await(sleep(Duration.ofMillis(1)));
                          ticks[0]++;
                        }
                      }));
          // A window of what no buffer of the kernel drops.
          for (int sent = 0, got = 0; got < 10_000; ) {
            while (sent < 10_000 && sent - got < 50) client.send("datagram " + sent++);
            assertThat(client.next().text()).isEqualTo("datagram " + got++);
          }
          assertThat(ticks[0]).as("turns of a timer meanwhile").isPositive();
          ticker.cancel();
          closeAll(client, server);
        });
  }

  @Test
  void aFloodFromOutsideLeavesTheLoopItsTurns() throws Exception {
    try (var flooder = new DatagramSocket()) {
      onLoop(
          () -> {
            var server = bound();
            var target = server.address();
            var flood =
                new Thread(
                    () -> {
                      try {
                        var data = new byte[100];
                        while (true) flooder.send(new DatagramPacket(data, data.length, target));
                      } catch (java.io.IOException closed) {
                        return; // the end of the test
                      }
                    },
                    "flood");
            flood.start();
            int received = 0;
            for (int turn = 0; turn < 50 || received == 0; turn++) { // never, if the flood has them
              await(sleep(Duration.ZERO));
              for (; !server.letters.empty(); received++) server.letters.getNowait();
            }
            flooder.close();
            assertThat(received).isPositive();
            closeAll(server);
          });
    }
  }

  @Test
  void garbageFromManySenders() throws Exception {
    onLoop(
        () -> {
          var server =
              await(getRunningLoop().createDatagramEndpoint(Mailbox.Echo::new, ANY_PORT))
                  .protocol();
          var client = bound(); // before: a port of these senders would get answers to them
          var random = new Random(6);
          for (int i = 0; i < 200; i++) {
            try (var socket = new DatagramSocket()) {
              var data = new byte[random.nextInt(2000)];
              random.nextBytes(data);
              socket.send(new DatagramPacket(data, data.length, server.address()));
            } // the answers go to ports that are closed
            if (i % 20 == 0) await(sleep(Duration.ZERO));
          }
          client.send("still there", server.address());
          assertThat(client.next().text()).isEqualTo("still there");
          assertThat(server.transport.isClosing()).isFalse();
          closeAll(client, server);
        });
  }

  @Test
  void everyEndpointGivesItsSocketBack() {
    onLoop(
        () -> {
          InetSocketAddress address = null;
          for (int i = 0; i < 2000; i++) {
            var box =
                open(address == null ? ANY_PORT : DatagramOptions.defaults().localAddress(address));
            address = box.address();
            box.close();
            await(sleep(Duration.ZERO)); // connectionLost comes first, then the close
          }
        });
  }
}
