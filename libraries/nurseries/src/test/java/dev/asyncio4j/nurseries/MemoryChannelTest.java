package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.nurseries.Levels.tries;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openMemoryChannel;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Memory channels. */
@ExtendWith(NothingLeftBehind.class)
class MemoryChannelTest {
  private final Trail trail = Trail.create();

  private Task<Void> sending(MemorySendChannel<String> channel, String item) {
    return createTask(
        async(
            () -> {
              try {
                await(channel.send(item));
                trail.add("sent " + item);
              } catch (IllegalStateException e) {
                trail.add(item + ": " + e.getClass().getSimpleName());
              }
            }));
  }

  private Task<Void> receiving(MemoryReceiveChannel<String> channel, String name) {
    return createTask(
        async(
            () -> {
              try {
                trail.add(name + " got " + await(channel.receive()));
              } catch (RuntimeException e) {
                trail.add(name + ": " + e.getClass().getSimpleName());
              }
            }));
  }

  @Test
  @DisplayName("NUR-M-01 waiting receivers are served first come first served")
  void receiversInOrder() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(0);
          for (String name : List.of("a", "b", "c")) receiving(channel.receive(), name);
          passes(1);
          for (String item : List.of("1", "2", "3")) channel.send().sendNowait(item);
          passes(3);
        });
    trail.assertIs("a got 1", "b got 2", "c got 3");
  }

  @Test
  @DisplayName(
      "NUR-M-01 waiting senders are served in order; a freed slot is filled in the same call")
  void sendersInOrder() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(1);
          for (String item : List.of("1", "2", "3")) sending(channel.send(), item);
          passes(2);
          assertThat(channel.send().statistics())
              .isEqualTo(new ChannelStatistics(1, 1, 1, 1, 2, 0));
          assertThat(channel.receive().receiveNowait()).isEqualTo("1");
          assertThat(channel.send().statistics())
              .isEqualTo(new ChannelStatistics(1, 1, 1, 1, 1, 0));
          assertThatThrownBy(() -> channel.send().sendNowait("slips in"))
              .isInstanceOf(WouldBlockException.class);
          assertThat(channel.receive().receiveNowait()).isEqualTo("2");
          assertThat(channel.receive().receiveNowait()).isEqualTo("3");
          passes(2);
        });
    trail.assertIs("sent 1", "sent 2", "sent 3");
  }

  @Test
  @DisplayName("NUR-M-01 a send to a rendezvous channel waits for its receive")
  void rendezvous() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(0);
          assertThatThrownBy(() -> channel.send().sendNowait("x"))
              .isInstanceOf(WouldBlockException.class)
              .hasMessageContaining("has no room");
          assertThatThrownBy(() -> channel.receive().receiveNowait())
              .isInstanceOf(WouldBlockException.class)
              .hasMessageContaining("has no item");
          sending(channel.send(), "x");
          passes(2);
          trail.add("waits");
          assertThat(await(channel.receive().receive())).isEqualTo("x");
          passes(1);
        });
    trail.assertIs("waits", "sent x");
  }

  @Test
  @DisplayName("NUR-M-02 all send clones closed: receivers drain, then the channel has ended")
  void allSendersClosed() {
    virtual(
        () -> {
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
        });
  }

  @Test
  @DisplayName("NUR-M-02 the last send clone closes under waiting receivers: they hear the end")
  void theEndReachesWhoWaits() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(0);
          receiving(channel.receive(), "a");
          receiving(channel.receive(), "b");
          passes(1);
          channel.send().close();
          passes(1);
        });
    trail.assertIs("a: EndOfChannelException", "b: EndOfChannelException");
  }

  @Test
  @DisplayName(
      "NUR-M-02 all receive clones closed: senders get BrokenResource, the buffer is dropped")
  void allReceiversClosed() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(1);
          channel.send().sendNowait("dropped");
          sending(channel.send(), "waits");
          passes(1);
          var clone = channel.receive().clone();
          channel.receive().close();
          assertThat(clone.statistics().currentBufferUsed()).isEqualTo(1);
          clone.close();
          assertThat(channel.send().statistics())
              .isEqualTo(new ChannelStatistics(0, 1, 1, 0, 0, 0));
          passes(1);
          assertThatThrownBy(() -> channel.send().sendNowait("x"))
              .isInstanceOf(BrokenResourceException.class);
          assertThatThrownBy(() -> await(channel.send().send("x")))
              .isInstanceOf(BrokenResourceException.class);
        });
    trail.assertIs("waits: BrokenResourceException");
  }

  @Test
  @DisplayName(
      "NUR-M-03 use after close: ClosedResource, also for who waits on that clone, at once")
  void useAfterClose() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(0);
          var sendClone = channel.send().clone();
          sending(sendClone, "on the clone");
          passes(1);
          sendClone.close();
          sendClone.close();
          passes(1);
          trail.assertIs("on the clone: ClosedResourceException");
          trail.clear();
          assertThatThrownBy(() -> sendClone.sendNowait("x"))
              .isInstanceOf(ClosedResourceException.class);
          assertThatThrownBy(sendClone::clone).isInstanceOf(ClosedResourceException.class);
          var receiveClone = channel.receive().clone();
          receiving(receiveClone, "on the clone");
          receiving(channel.receive(), "on the other");
          passes(1);
          receiveClone.close();
          passes(1);
          trail.assertIs("on the clone: ClosedResourceException");
          assertThatThrownBy(receiveClone::receiveNowait)
              .isInstanceOf(ClosedResourceException.class);
          assertThatThrownBy(receiveClone::clone).isInstanceOf(ClosedResourceException.class);
          assertThatThrownBy(() -> each(receiveClone).forEach(x -> {}))
              .isInstanceOf(ClosedResourceException.class);
          channel.send().sendNowait("x");
          passes(1);
        });
    trail.assertIs("on the clone: ClosedResourceException", "on the other got x");
  }

  @Test
  @DisplayName("NUR-M-03 a send that a scope cancels has not sent; a receive has not taken")
  void cancelledByAScope() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(0);
          moveOnAfter(seconds(1), () -> await(channel.send().send("never")));
          assertThat(channel.send().statistics().tasksWaitingSend()).isZero();
          assertThatThrownBy(() -> channel.receive().receiveNowait())
              .isInstanceOf(WouldBlockException.class);
          moveOnAfter(seconds(1), () -> await(channel.receive().receive()));
          assertThatThrownBy(() -> channel.send().sendNowait("nobody"))
              .isInstanceOf(WouldBlockException.class);
        });
  }

  @Test
  @DisplayName("NUR-M-03 cancelled first, it has gone for all others before it runs")
  void cancelledFirst() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(1);
          var scope = CancelScope.create();
          var gone =
              createTask(
                  async(
                      () -> {
                        scope.run(s -> await(channel.receive().receive()));
                      }));
          receiving(channel.receive(), "second");
          passes(1);
          scope.cancel();
          assertThat(channel.receive().statistics().tasksWaitingReceive()).isEqualTo(1);
          channel.send().sendNowait("x");
          await(gone);
          passes(1);
        });
    trail.assertIs("second got x");
  }

  @Test
  @DisplayName(
      "NUR-M-03 what was handed over stands, for edges, too: those come out of the next await")
  void edgesThatComeTooLate() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(0);
          Task<Void> receiver =
              createTask(
                  async(
                      () -> {
                        trail.add("got " + await(channel.receive().receive()));
                        tries(trail, "next await", sleep(seconds(1)));
                        trail.add("cancelling " + currentTask().cancelling());
                      }));
          passes(1);
          channel.send().sendNowait("x");
          receiver.cancel();
          await(receiver);
          Task<Void> sender =
              createTask(
                  async(
                      () -> {
                        await(channel.send().send("y"));
                        trail.add("sent");
                        await(sleep(seconds(1)));
                      }));
          passes(1);
          assertThat(channel.receive().receiveNowait()).isEqualTo("y");
          sender.cancel("late");
          assertThatThrownBy(() -> await(sender))
              .isInstanceOf(CancelledError.class)
              .hasMessage("late");
        });
    trail.assertIs("got x", "next await raised", "cancelling 1", "sent");
  }

  @Test
  @DisplayName("NUR-M-03 a timeout of the core that comes too late does not undo the receive")
  void timeoutsThatComeTooLate() {
    virtual(
        () -> {
          MemoryChannel<String> channel = openMemoryChannel(0);
          getRunningLoop().callLater(seconds(1), () -> channel.send().sendNowait("in time"));
          try {
            timeout(
                seconds(1),
                () -> {
                  trail.add(await(channel.receive().receive()));
                  await(sleep(seconds(1)));
                });
          } catch (AsyncTimeoutException e) {
            trail.add("timeout");
          }
          assertThat(currentTask().cancelling()).isZero();
        });
    trail.assertIs("in time", "timeout");
  }

  @Test
  @DisplayName("NUR-M-05 a negative size is refused; null items are allowed; any number is")
  void sizes() {
    virtual(
        () -> {
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
        });
  }

  @Test
  @DisplayName("NUR-M-01 stress: nothing is lost or doubled, whoever is cancelled, and how")
  void stress() {
    for (int seed = 0; seed < 40; seed++) ChannelStress.run(seed);
  }
}
