package dev.asyncio4j.stress;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.Descriptors;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls on sockets that are cancelled at any moment, many times over. */
class SockStressTest {
  private static final int ROUNDS = 2000;

  @Test
  @DisplayName("SOCK-01 no byte is lost or doubled when calls are cancelled at any moment")
  void cancelledReceives() throws Exception {
    var before = Descriptors.now();
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (var left = SocketChannel.open(server.getLocalAddress());
          var right = server.accept()) {
        left.configureBlocking(false);
        right.configureBlocking(false);
        run(async(() -> receiveInRounds(left, right)));
      }
    }
    before.assertNoneLeft();
  }

  /** In each round a byte is sent, and calls for it are cancelled until one is fast enough. */
  private static void receiveInRounds(SocketChannel left, SocketChannel right) throws Exception {
    var loop = getRunningLoop();
    var random = new Random(4);
    for (int round = 0; round < ROUNDS; round++) {
      var expected = (byte) round;
      var cancelled = createTask(loop.sockRecv(left, 1));
      for (int i = random.nextInt(3); i > 0; i--) await(sleep(Duration.ZERO));
      if (random.nextBoolean()) right.write(ByteBuffer.wrap(new byte[] {expected}));
      else createTask(sendLater(right, expected));
      for (int i = random.nextInt(4); i > 0; i--) await(sleep(Duration.ZERO));
      cancelled.cancel();
      if (random.nextBoolean()) await(sleep(Duration.ZERO));
      byte[] got;
      if (random.nextBoolean()) {
        var next = createTask(loop.sockRecv(left, 1));
        while (!cancelled.done()) await(sleep(Duration.ZERO));
        got = cancelled.cancelled() ? await(next) : cancelled.result();
        next.cancel();
      } else {
        while (!cancelled.done()) await(sleep(Duration.ZERO));
        got = cancelled.cancelled() ? await(loop.sockRecv(left, 1)) : cancelled.result();
      }
      assertThat(got).as("round %d", round).containsExactly(expected);
    }
  }

  private static Coroutine<Void> sendLater(SocketChannel socket, byte b) {
    return getRunningLoop().sockSendAll(socket, new byte[] {b});
  }

  @Test
  @DisplayName("SOCK-01 connects and accepts that are cancelled leave no descriptor")
  void cancelledConnects() throws Exception {
    var before = Descriptors.now();
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      run(async(() -> connectInRounds(server)));
    }
    before.assertNoneLeft();
  }

  private static void connectInRounds(ServerSocketChannel server) throws Exception {
    var loop = getRunningLoop();
    var random = new Random(5);
    for (int round = 0; round < 500; round++) {
      try (var client = SocketChannel.open()) {
        client.configureBlocking(false);
        var accept = createTask(loop.sockAccept(server));
        var connect = createTask(loop.sockConnect(client, server.getLocalAddress()));
        for (int i = random.nextInt(4); i > 0; i--) await(sleep(Duration.ZERO));
        connect.cancel();
        accept.cancel();
        while (!connect.done() || !accept.done()) await(sleep(Duration.ZERO));
        if (!client.isConnected()) await(loop.sockConnect(client, server.getLocalAddress()));
        var accepted = accept.cancelled() ? await(loop.sockAccept(server)) : accept.result();
        assertThat(accepted.getRemoteAddress()).isEqualTo(client.getLocalAddress());
        accepted.close();
      }
    }
  }

  @Test
  void tenThousandEndpointsLeaveNoDescriptor() throws Exception {
    var before = Descriptors.now();
    run(
        async(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                try (var socket = DatagramChannel.open()) {
                  socket.configureBlocking(false);
                  var task = createTask(getRunningLoop().sockRecvFrom(socket, 1));
                  await(sleep(Duration.ZERO));
                  task.cancel();
                  while (!task.done()) await(sleep(Duration.ZERO));
                }
              }
            }));
    before.assertNoneLeft();
  }
}
