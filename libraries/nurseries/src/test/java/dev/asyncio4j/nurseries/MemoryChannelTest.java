package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.nurseries.ChannelTasks.receiving;
import static dev.asyncio4j.nurseries.ChannelTasks.sending;
import static dev.asyncio4j.nurseries.Nurseries.openMemoryChannel;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Memory channels. */
@ExtendWith(NothingLeftBehind.class)
class MemoryChannelTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("NUR-M-01 waiting receivers are served first come first served")
  void receiversInOrder() {
    MemoryChannel<String> channel = openMemoryChannel(0);
    for (String name : List.of("a", "b", "c")) receiving(trail, channel.receive(), name);
    passes(1);
    for (String item : List.of("1", "2", "3")) channel.send().sendNowait(item);
    passes(3);
    trail.assertIs("a got 1", "b got 2", "c got 3");
  }

  @AsyncTest
  @DisplayName(
      "NUR-M-01 waiting senders are served in order; a freed slot is filled in the same call")
  void sendersInOrder() {
    MemoryChannel<String> channel = openMemoryChannel(1);
    for (String item : List.of("1", "2", "3")) sending(trail, channel.send(), item);
    passes(2);
    assertThat(channel.send().statistics()).isEqualTo(new ChannelStatistics(1, 1, 1, 1, 2, 0));
    assertThat(channel.receive().receiveNowait()).isEqualTo("1");
    assertThat(channel.send().statistics()).isEqualTo(new ChannelStatistics(1, 1, 1, 1, 1, 0));
    assertThatThrownBy(() -> channel.send().sendNowait("slips in"))
        .isInstanceOf(WouldBlockException.class);
    assertThat(channel.receive().receiveNowait()).isEqualTo("2");
    assertThat(channel.receive().receiveNowait()).isEqualTo("3");
    passes(2);
    trail.assertIs("sent 1", "sent 2", "sent 3");
  }

  @AsyncTest
  @DisplayName("NUR-M-01 a send to a rendezvous channel waits for its receive")
  void rendezvous() {
    MemoryChannel<String> channel = openMemoryChannel(0);
    assertThatThrownBy(() -> channel.send().sendNowait("x"))
        .isInstanceOf(WouldBlockException.class)
        .hasMessageContaining("has no room");
    assertThatThrownBy(() -> channel.receive().receiveNowait())
        .isInstanceOf(WouldBlockException.class)
        .hasMessageContaining("has no item");
    sending(trail, channel.send(), "x");
    passes(2);
    trail.add("waits");
    assertThat(await(channel.receive().receive())).isEqualTo("x");
    passes(1);
    trail.assertIs("waits", "sent x");
  }

  @AsyncTest
  @DisplayName("NUR-M-02 all send clones closed: receivers drain, then the channel has ended")
  void allSendersClosed() {
    MemoryChannel<String> channel = openMemoryChannel(2);
    var clone = channel.send().clone();
    channel.send().sendNowait("a");
    channel.send().close();
    clone.sendNowait("b");
    clone.close();
    var got = new ArrayList<String>();
    for (String item : each(channel.receive())) got.add(item);
    assertThat(got).containsExactly("a", "b");
    assertThatThrownBy(() -> await(channel.receive().receive()))
        .isInstanceOf(EndOfChannelException.class);
    assertThatThrownBy(() -> channel.receive().receiveNowait())
        .isInstanceOf(EndOfChannelException.class);
    assertThat(channel.receive().clone().statistics().openReceiveChannels())
        .as("each does not close it")
        .isEqualTo(2);
  }

  @AsyncTest
  @DisplayName("NUR-M-02 the last send clone closes under waiting receivers: they hear the end")
  void theEndReachesWhoWaits() {
    MemoryChannel<String> channel = openMemoryChannel(0);
    receiving(trail, channel.receive(), "a");
    receiving(trail, channel.receive(), "b");
    passes(1);
    channel.send().close();
    passes(1);
    trail.assertIs("a: EndOfChannelException", "b: EndOfChannelException");
  }

  @AsyncTest
  @DisplayName(
      "NUR-M-02 all receive clones closed: senders get BrokenResource, the buffer is dropped")
  void allReceiversClosed() {
    MemoryChannel<String> channel = openMemoryChannel(1);
    channel.send().sendNowait("dropped");
    sending(trail, channel.send(), "waits");
    passes(1);
    var clone = channel.receive().clone();
    channel.receive().close();
    assertThat(clone.statistics().currentBufferUsed()).isEqualTo(1);
    clone.close();
    assertThat(channel.send().statistics()).isEqualTo(new ChannelStatistics(0, 1, 1, 0, 0, 0));
    passes(1);
    assertThatThrownBy(() -> channel.send().sendNowait("x"))
        .isInstanceOf(BrokenResourceException.class);
    assertThatThrownBy(() -> await(channel.send().send("x")))
        .isInstanceOf(BrokenResourceException.class);
    trail.assertIs("waits: BrokenResourceException");
  }

  @AsyncTest
  @DisplayName(
      "NUR-M-03 use after close: ClosedResource, also for who waits on that clone, at once")
  void useAfterClose() {
    MemoryChannel<String> channel = openMemoryChannel(0);
    var sendClone = channel.send().clone();
    sending(trail, sendClone, "on the clone");
    passes(1);
    sendClone.close();
    sendClone.close();
    passes(1);
    trail.assertIs("on the clone: ClosedResourceException");
    trail.clear();
    assertThatThrownBy(() -> sendClone.sendNowait("x")).isInstanceOf(ClosedResourceException.class);
    assertThatThrownBy(sendClone::clone).isInstanceOf(ClosedResourceException.class);
    var receiveClone = channel.receive().clone();
    receiving(trail, receiveClone, "on the clone");
    receiving(trail, channel.receive(), "on the other");
    passes(1);
    receiveClone.close();
    passes(1);
    trail.assertIs("on the clone: ClosedResourceException");
    assertThatThrownBy(receiveClone::receiveNowait).isInstanceOf(ClosedResourceException.class);
    assertThatThrownBy(receiveClone::clone).isInstanceOf(ClosedResourceException.class);
    assertThatThrownBy(() -> each(receiveClone).forEach(x -> {}))
        .isInstanceOf(ClosedResourceException.class);
    channel.send().sendNowait("x");
    passes(1);
    trail.assertIs("on the clone: ClosedResourceException", "on the other got x");
  }

  @AsyncTest
  @DisplayName("NUR-M-05 a negative size is refused; null items are allowed; any number is")
  void sizes() {
    assertThatThrownBy(() -> openMemoryChannel(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBufferSize must be >= 0, got -1");
    try (MemoryChannel<String> channel = openMemoryChannel(Integer.MAX_VALUE)) {
      for (int i = 0; i < 1000; i++) channel.send().sendNowait(null);
      assertThat(channel.receive().receiveNowait()).isNull();
      assertThat(await(channel.receive().receive())).isNull();
      assertThat(channel.send().toString())
          .isEqualTo("<MemorySendChannel buffered=998 senders=1 receivers=1>");
    }
  }
}
