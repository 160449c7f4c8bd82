package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.DatagramOptions;
import dev.asyncio4j.transports.DatagramProtocol;
import dev.asyncio4j.transports.DatagramTransport;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@AsyncTesting
class FakeDatagramsTest {
  private static final class Collected implements DatagramProtocol {
    final List<String> got = new ArrayList<>();

    @Override
    public void datagramReceived(ByteBuffer data, SocketAddress from) {
      got.add(new String(BaseProtocol.bytes(data)));
    }

    @Override
    public void errorReceived(IOException error) {
      got.add("error: " + error.getMessage());
    }
  }

  /** Sends ten datagrams over a link, and returns what arrives. */
  private static List<String> arrived(FakeNetwork net) {
    var host = net.host("server");
    var server =
        net.on(
            host,
            () ->
                await(
                    getRunningLoop()
                        .createDatagramEndpoint(
                            Collected::new, DatagramOptions.defaults().localAddress("server", 9))));
    var client = client(9);
    for (int i = 0; i < 10; i++) {
      client.sendTo(new byte[] {(byte) ('0' + i)});
      await(sleep(Duration.ofMillis(1)));
    }
    await(sleep(Duration.ofSeconds(1)));
    client.close();
    server.transport().close();
    return server.protocol().got;
  }

  private static DatagramTransport client(int port) {
    var options = DatagramOptions.defaults().remoteAddress("server", port);
    return await(getRunningLoop().createDatagramEndpoint(Collected::new, options)).transport();
  }

  @Test
  @DisplayName("TST-20 datagrams arrive as they are, one by one")
  void arrive(FakeNetwork net) {
    assertThat(arrived(net)).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  @DisplayName("TST-20 loss: some do not arrive, and the trace says so")
  void areLost(FakeNetwork net) {
    net.link(net.local(), net.host("server")).loss(0.5);
    var got = arrived(net);
    assertThat(got).hasSizeBetween(1, 9).isSorted();
    long lost = net.trace().lines().stream().filter(it -> it.endsWith("datagram lost")).count();
    assertThat(lost).isEqualTo(10 - got.size());
  }

  @Test
  @DisplayName("TST-20 duplicates: some arrive twice")
  void comeTwice(FakeNetwork net) {
    net.link(net.local(), net.host("server")).duplicate(1);
    assertThat(arrived(net)).hasSize(20);
  }

  @Test
  @DisplayName("TST-20 reorder: some are overtaken")
  void areOvertaken(FakeNetwork net) {
    net.link(net.local(), net.host("server")).reorder(0.4).latency(Duration.ofMillis(3));
    var got = arrived(net);
    assertThat(got).hasSize(10);
    assertThat(got).isNotEqualTo(got.stream().sorted().toList());
  }

  @Test
  @DisplayName("TST-20 a partition loses them; a port that nobody has is told to who is connected")
  void areLostInAPartition(FakeNetwork net) {
    net.partition(List.of(net.local()), List.of(net.host("server")));
    assertThat(arrived(net)).isEmpty();
    net.heal();
    var options = DatagramOptions.defaults().remoteAddress("server", 1);
    var endpoint = await(getRunningLoop().createDatagramEndpoint(Collected::new, options));
    endpoint.transport().sendTo(new byte[1]);
    await(sleep(Duration.ofSeconds(1)));
    assertThat(endpoint.protocol().got).containsExactly("error: Connection refused");
    endpoint.transport().close();
  }

  @Test
  @DisplayName("TST-20 shares and latencies out of range are refused")
  void refusesWrongNumbers(FakeNetwork net) {
    var link = net.link(net.local(), net.local());
    assertThatThrownBy(() -> link.loss(1.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> link.duplicate(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> link.latency(Duration.ofNanos(2), Duration.ofNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
