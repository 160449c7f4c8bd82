package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.support.NothingLeftBehind;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The wait for a loop that has nothing to run, asked for while it does not run. */
@ExtendWith(NothingLeftBehind.class)
class LoopPortIdleTest {
  private final EventLoop loop = newEventLoop();
  private final LoopPort port = LoopPort.of(loop);

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void isOverAtOnceIfTheLoopHoldsNothing() {
    assertThat(port.idle().done()).isTrue();
    loop.runUntilComplete(async(() -> await(sleep(Duration.ofMillis(1)))));
    assertThat(port.idle().done()).isTrue();
  }

  @Test
  void waitsForWhatIsReady() {
    var ran = new ArrayList<String>();
    loop.callSoon(() -> loop.callSoon(() -> ran.add("callback")));
    var idle = port.idle();
    assertThat(idle.done()).isFalse();
    loop.runUntilComplete(idle);
    assertThat(ran).containsExactly("callback");
    assertThat(port.idle().done()).isTrue();
  }

  @Test
  void waitsForWhatAThreadBringsAndForItsWork() {
    var brought = new ArrayList<String>();
    port.execute(() -> brought.add("from outside"));
    loop.runUntilComplete(port.idle());
    assertThat(brought).containsExactly("from outside");
    var work = new CountDownLatch(1);
    var job = loop.runInExecutor(null, () -> waitFor(work));
    var idle = port.idle();
    assertThat(idle.done()).isFalse();
    work.countDown();
    loop.runUntilComplete(idle);
    assertThat(job.done()).isTrue();
  }

  @Test
  void asksTheLoopWhereATimerOrAChannelIsLeft() throws IOException {
    var timer = loop.callLater(Duration.ofHours(1), () -> {});
    isDoneAfterARun(it -> timer.cancel());
    try (var channel = DatagramChannel.open()) {
      channel.configureBlocking(false);
      var key = port.watch(channel, ops -> {});
      isDoneAfterARun(it -> key.cancel());
    }
  }

  private void isDoneAfterARun(Consumer<EventLoop> end) {
    var idle = port.idle();
    assertThat(idle.done()).isFalse();
    loop.runUntilComplete(idle);
    end.accept(loop);
    loop.runUntilComplete(async(() -> assertThat(getRunningLoop()).isSameAs(loop)));
    assertThat(port.idle().done()).isTrue();
  }

  private static String waitFor(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return "done";
  }
}
