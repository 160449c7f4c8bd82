package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.lowlevel.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VirtualTimeByHandTest {
  private boolean spins = true;

  private static Duration s(long n) {
    return Duration.ofSeconds(n);
  }

  @AsyncTest(autoJump = false)
  @DisplayName("TST-13 advance runs what is due up to then, also at exactly that time, in order")
  void advances(VirtualTime time, Trail trail) {
    var late =
        createTask(
            async(
                () -> {
                  await(sleep(s(2)));
                  trail.at("two");
                  await(sleep(s(3)));
                  trail.at("five");
                  await(sleep(s(1)));
                  trail.at("six");
                }));
    await(time.advance(s(5)));
    trail.assertIs("2s: two", "5s: five");
    assertThat(time.now()).isEqualTo(s(5));
    assertThat(time.nextTimer()).contains(s(1));
    await(time.advanceTo(s(10)));
    assertThat(time.now()).isEqualTo(s(10));
    assertThat(late.done()).isTrue();
    assertThat(time.timers()).isZero();
  }

  @AsyncTest(autoJump = false)
  @DisplayName("TST-13 advance by zero runs what is due; less is refused; two at a time, too")
  void refuses(VirtualTime time, Trail trail) {
    getRunningLoop().callLater(Duration.ZERO, trail.adding("due"));
    await(time.advance(Duration.ZERO));
    trail.assertIs("due");
    assertThatThrownBy(() -> time.advance(s(-1))).isInstanceOf(IllegalArgumentException.class);
    var first = createTask(time.advance(s(1)));
    await(sleep(Duration.ZERO));
    assertThatThrownBy(() -> await(time.advance(s(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another task advances");
    await(first);
    assertThatThrownBy(() -> await(time.advanceTo(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("past");
  }

  @Test
  @DisplayName("TST-12 without jumps a sleep of the test reports, and does not hang")
  void reportsASleepThatNobodyEnds() {
    assertThatThrownBy(
            () -> AsyncTests.run(TestOptions.defaults().autoJump(false), () -> await(sleep(s(5)))))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("next timer in PT5S: advance(...) or autoJump(true)");
  }

  @AsyncTest(autoJump = false)
  @DisplayName("TST-14 who spins is named; timers that are set for ever do not hang advance")
  void namesWhoSpins(VirtualTime time, Trail trail) {
    var again = new Runnable[1];
    again[0] = () -> getRunningLoop().callLater(s(1), again[0]);
    again[0].run();
    await(time.advance(s(100)));
    again[0] = trail.adding("last");
    await(time.advance(s(2)));
    trail.assertIs("last");

    spin();
    assertThatThrownBy(() -> await(AsyncTests.idle()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("spinner");
    assertThatThrownBy(() -> await(time.advance(s(1)))).hasMessageContaining("spinner");
    spins = false;
    await(AsyncTests.idle());
  }

  /** Has a task follow the other, none with a body: for ten thousand turns of a thread are slow. */
  private void spin() {
    createTask(sleep(Duration.ZERO), "spinner")
        .addDoneCallback(
            done -> {
              if (spins) spin();
            });
  }

  @Test
  @DisplayName("TST-15 far from zero, time keeps its nanoseconds, and the clock its time of day")
  void beginsAtATimeOfDay() {
    var start = Instant.parse("2026-03-01T00:00:00Z");
    var time = VirtualTime.startingAt(start);
    dev.asyncio4j.Asyncio.run(
        async(
            () -> {
              await(sleep(Duration.ofNanos(1)));
              assertThat(time.clock().instant()).isEqualTo(start.plusNanos(1));
              assertThat(getRunningLoop().time()).isEqualTo(time.now());
            }),
        dev.asyncio4j.RunOptions.defaults().virtualTime(time));
  }

  @AsyncTest
  @DisplayName("TST-12 idle comes when every task waits, before the clock moves")
  void isIdle(VirtualTime time, Trail trail) {
    var task =
        createTask(
            async(
                () -> {
                  for (int i = 0; i < 5; i++) await(sleep(Duration.ZERO));
                  trail.add("waits");
                  await(sleep(s(1)));
                }));
    await(AsyncTests.idle());
    trail.assertIs("waits");
    assertThat(time.now()).isZero();
    await(task);
  }
}
