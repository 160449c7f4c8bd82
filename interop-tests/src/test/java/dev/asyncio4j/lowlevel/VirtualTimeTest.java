package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The virtual clock in the hand of who tests. */
@ExtendWith(NothingLeftBehind.class)
class VirtualTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final VirtualTime time = VirtualTime.create();
  private final Trail trail = Trail.create();

  private void byHand(VoidBody body) {
    time.autoJump(false);
    run(async(body), RunOptions.defaults().virtualTime(time));
  }

  @Test
  void jumpsByItselfUnlessToldNotTo() {
    run(async(() -> await(sleep(Duration.ofHours(9)))), RunOptions.defaults().virtualTime(time));
    assertThat(time.now()).isEqualTo(Duration.ofHours(9));
  }

  @Test
  @DisplayName("F-04 an endless advance ends when nothing more can happen; then time is over")
  void endless() {
    var endless = ChronoUnit.FOREVER.getDuration();
    VoidBody body =
        () -> {
          createTask(sleep(endless));
          getRunningLoop().callLater(SECOND, () -> trail.add("at 1"));
          await(time.advance(endless));
          trail.add("over");
          time.autoJump(true);
          await(sleep(SECOND));
        };
    assertThatThrownBy(() -> byHand(body))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("no timer is set");
    trail.assertIs("at 1", "over");
  }

  @Test
  void advanceRunsWhatIsDueAndWhatFollowsFromIt() {
    byHand(
        () -> {
          var loop = getRunningLoop();
          loop.callLater(
              SECOND,
              () -> {
                trail.add("at 1");
                loop.callLater(SECOND, () -> trail.add("at 2"));
              });
          loop.callLater(Duration.ofSeconds(3), () -> trail.add("at 3"));
          assertThat(time.timers()).isEqualTo(2);
          await(time.advance(Duration.ofSeconds(2)));
          trail.assertIs("at 1", "at 2");
          assertThat(time.now()).isEqualTo(Duration.ofSeconds(2));
          assertThat(time.nextTimer()).contains(SECOND);
          await(time.advanceTo(Duration.ofSeconds(3)));
          trail.assertIs("at 1", "at 2", "at 3");
          assertThat(time.nextTimer()).isEmpty();
        });
  }

  @Test
  void anIdleLoopWhoseTimeNobodyMovesReportsAndSaysHow() {
    assertThatThrownBy(() -> byHand(() -> await(sleep(Duration.ofSeconds(5)))))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("next timer in PT5S: advance(...) or autoJump(true)");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> VirtualTime.startingAt(Instant.EPOCH.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> time.advance(SECOND.negated()))
        .isInstanceOf(IllegalArgumentException.class);
    byHand(
        () -> {
          var first = createTask(time.advance(SECOND));
          await(sleep(Duration.ZERO));
          assertThatThrownBy(() -> await(time.advance(SECOND)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("another task advances the time already");
          await(first);
          assertThatThrownBy(() -> await(time.advanceTo(Duration.ZERO)))
              .isInstanceOf(IllegalArgumentException.class);
        });
    byHand(
        () ->
            assertThatThrownBy(() -> await(VirtualTime.create().advance(SECOND)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not the clock of"));
  }

  @Test
  void cancellingAnAdvanceLeavesTheTimeWhereItIs() {
    byHand(
        () -> {
          var work = OutsideWork.begin(getRunningLoop());
          var advance = createTask(time.advance(SECOND));
          await(sleep(Duration.ZERO));
          advance.cancel();
          await(sleep(Duration.ZERO));
          assertThat(advance.cancelled()).isTrue();
          work.end();
          assertThat(time.now()).isZero();
          await(time.advance(SECOND));
          assertThat(time.now()).isEqualTo(SECOND);
        });
  }

  @Test
  void countsFromATimeOfDayToTheNanosecond() {
    var start = Instant.parse("2026-03-01T00:00:00Z");
    var dated = VirtualTime.startingAt(start);
    run(async(() -> await(sleep(Duration.ofNanos(1)))), RunOptions.defaults().virtualTime(dated));
    assertThat(dated.clock().instant()).isEqualTo(start.plusNanos(1));
  }
}
