package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.nurseries.ChannelTasks.receiving;
import static dev.asyncio4j.nurseries.Levels.tries;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openMemoryChannel;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cancellation of those who wait in a memory channel: nothing is lost or doubled. */
@ExtendWith(NothingLeftBehind.class)
class ChannelCancelTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("NUR-M-03 a send that a scope cancels has not sent; a receive has not taken")
  void cancelledByAScope() {
    MemoryChannel<String> channel = openMemoryChannel(0);
    moveOnAfter(seconds(1), () -> await(channel.send().send("never")));
    assertThat(channel.send().statistics().tasksWaitingSend()).isZero();
    assertThatThrownBy(() -> channel.receive().receiveNowait())
        .isInstanceOf(WouldBlockException.class);
    moveOnAfter(seconds(1), () -> await(channel.receive().receive()));
    assertThatThrownBy(() -> channel.send().sendNowait("nobody"))
        .isInstanceOf(WouldBlockException.class);
  }

  @AsyncTest
  @DisplayName("NUR-M-03 cancelled first, it has gone for all others before it runs")
  void cancelledFirst() {
    MemoryChannel<String> channel = openMemoryChannel(1);
    var scope = CancelScope.create();
    var gone =
        createTask(
            async(
                () -> {
                  scope.run(s -> await(channel.receive().receive()));
                }));
    receiving(trail, channel.receive(), "second");
    passes(1);
    scope.cancel();
    assertThat(channel.receive().statistics().tasksWaitingReceive()).isEqualTo(1);
    channel.send().sendNowait("x");
    await(gone);
    passes(1);
    trail.assertIs("second got x");
  }

  @AsyncTest
  @DisplayName(
      "NUR-M-03 what was handed over stands, for edges, too: those come out of the next await")
  void edgesThatComeTooLate() {
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
    assertThatThrownBy(() -> await(sender)).isInstanceOf(CancelledError.class).hasMessage("late");
    trail.assertIs("got x", "next await raised", "cancelling 1", "sent");
  }

  @AsyncTest
  @DisplayName("NUR-M-03 a timeout of the core that comes too late does not undo the receive")
  void timeoutsThatComeTooLate() {
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
    trail.assertIs("in time", "timeout");
  }

  @Test
  @DisplayName("NUR-M-01 stress: nothing is lost or doubled, whoever is cancelled, and how")
  void stress() {
    for (int seed = 0; seed < 40; seed++) ChannelStress.run(seed);
  }
}
