package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Levels.nap;
import static dev.asyncio4j.nurseries.Levels.tries;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cancel scopes: a level, which scope catches, and what is lost or kept. */
@ExtendWith(NothingLeftBehind.class)
class CancelScopeTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("NUR-C-01 every suspension in a cancelled scope raises again, sleep(0) too")
  void level() {
    var start = now();
    Future<String> done = getRunningLoop().createFuture();
    done.setResult("x");
    var outcome =
        CancelScope.create()
            .run(
                scope -> {
                  scope.cancel();
                  tries(trail, "sleep", sleep(seconds(1)));
                  tries(trail, "sleep", sleep(seconds(1)));
                  tries(trail, "yield", sleep(Duration.ZERO));
                  tries(trail, "future", getRunningLoop().createFuture());
                  tries(trail, "queue", Queue.create().get());
                  trail.add(await(done));
                  pause(1);
                  trail.add("never");
                });
    assertThat(outcome.cancelledCaught()).isTrue();
    assertThat(secondsSince(start)).isZero();
    pause(1); // and behind the scope everything is as before
    trail.assertIs(
        "sleep raised", "sleep raised", "yield raised", "future raised", "queue raised", "x");
  }

  @AsyncTest
  @DisplayName("NUR-C-01 the module's own operations ask even where they would not suspend")
  void ownOperationsAsk() {
    MemoryChannel<Integer> channel = Nurseries.openMemoryChannel(5);
    channel.send().sendNowait(1);
    var limiter = CapacityLimiter.create(5);
    CancelScope.create()
        .run(
            scope -> {
              scope.cancel();
              tries(trail, "send", channel.send().send(2));
              tries(trail, "receive", channel.receive().receive());
              tries(trail, "acquire", limiter.acquire());
              tries(trail, "checkpoint", Nurseries.checkpoint());
              tries(trail, "if cancelled", Nurseries.checkpointIfCancelled());
              tries(trail, "thread", Nurseries.runSync(() -> trail.toString()));
              tries(trail, "shielded", Nurseries.shieldedCheckpoint());
            });
    assertThat(channel.receive().statistics().currentBufferUsed()).isEqualTo(1);
    assertThat(limiter.borrowedTokens()).isZero();
    trail.assertIs(
        "send raised",
        "receive raised",
        "acquire raised",
        "checkpoint raised",
        "if cancelled raised",
        "thread raised",
        "shielded went on");
  }

  @AsyncTest
  @DisplayName("NUR-C-03 a cancelled scope in which nothing is awaited any more ends normally")
  void nothingAwaited() {
    var scope = CancelScope.create();
    assertThat(
            scope
                .run(
                    s -> {
                      s.cancel();
                      return "value";
                    })
                .value())
        .isEqualTo("value");
    assertThat(scope.cancelCalled()).isTrue();
    assertThat(scope.cancelledCaught()).isFalse();
  }

  @AsyncTest
  @DisplayName("NUR-C-03 of several cancelled scopes the outermost visible one catches")
  void theOutermostCatches() {
    var scopes = List.of(CancelScope.create(), CancelScope.create(), CancelScope.create());
    scopes.get(1).shield(true);
    scopes
        .get(0)
        .run(
            a ->
                scopes
                    .get(1)
                    .run(
                        b ->
                            scopes
                                .get(2)
                                .run(
                                    c -> {
                                      a.cancel();
                                      b.cancel();
                                      c.cancel();
                                      pause(1);
                                    })));
    assertThat(scopes).extracting(CancelScope::cancelledCaught).containsExactly(false, true, false);
  }

  @AsyncTest
  @DisplayName("NUR-C-07 a wait that is over is not undone; cancelled first, the item stays")
  void nothingIsLost() {
    var queue = Queue.<String>create();
    var got = new ArrayList<String>();
    var late = CancelScope.create();
    var task = createTask(async(() -> late.run(s -> got.add(await(queue.get())))));
    passes(1);
    queue.putNowait("kept");
    late.cancel();
    await(task);
    assertThat(got).containsExactly("kept");
    assertThat(late.cancelledCaught()).isFalse();
    var early = CancelScope.create();
    var other = createTask(async(() -> early.run(s -> got.add(await(queue.get())))));
    passes(1);
    early.cancel();
    queue.putNowait("left");
    await(other);
    assertThat(queue.size()).isEqualTo(1);
    assertThat(early.cancelledCaught()).isTrue();
  }

  @AsyncTest
  @DisplayName("NUR-C-08 cancel twice, after the exit, before the entry: no error")
  void cancelAtAnyTime() {
    var early = CancelScope.create();
    early.cancel("first");
    early.cancel("second");
    early.run(
        s -> {
          trail.add("runs up to its first await");
          pause(1);
          trail.add("never");
        });
    assertThat(early.cancelledCaught()).isTrue();
    assertThat(early.cancelReason()).contains("first");
    early.cancel();
    var late = CancelScope.create();
    late.run(s -> nap(1));
    late.cancel();
    assertThat(late.cancelCalled()).isTrue();
    assertThat(late.cancelledCaught()).isFalse();
    trail.assertIs("runs up to its first await");
  }

  @AsyncTest
  @DisplayName("NUR-C-15 after a scope has caught, cancelling() is what it was at entry")
  void countsStay() {
    moveOnAfter(seconds(1), () -> pause(9));
    assertThat(currentTask().cancelling()).isZero();
    pause(1);
  }

  @AsyncTest
  void textsSayTheState() {
    var scope =
        CancelScope.create(ScopeOptions.defaults().relativeDeadline(seconds(2)).shield(true));
    assertThat(scope).hasToString("<CancelScope new deadline=+2 s shield>");
    scope.run(
        s -> {
          assertThat(s.toString()).startsWith("<CancelScope entered deadline=");
          s.cancel();
          assertThat(s).hasToString("<CancelScope cancelled shield>");
        });
  }
}
