package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.testing.Loops.runOnePass;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Callbacks that wait for their time. */
class TimerTest {
  private final Trail trail = Trail.create();
  private final EventLoop loop = virtualLoop();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  @DisplayName(
      "LOOP-02 timers with negative delays run soonest first, by deadline; no delay is refused")
  void negativeDelaysAreDue() {
    loop.callLater(seconds(-1), trail.adding("-1"));
    loop.callLater(seconds(-3), trail.adding("-3"));
    loop.callLater(seconds(-2), trail.adding("-2"));
    loop.callLater(seconds(-3), trail.adding("-3 again"));
    runOnePass(loop);
    trail.assertIs("-3", "-3 again", "-2", "-1");
    assertThatThrownBy(() -> loop.callLater(null, trail.adding("never")))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  @DisplayName("LOOP-03 callAt fires not before its time")
  void firesInTime() {
    var when = loop.time().plus(seconds(5));
    var timer =
        loop.callAt(
            when,
            () -> {
              trail.add(loop.time());
              loop.stop();
            });
    assertThat(timer.when()).isEqualTo(when);
    loop.runForever();
    trail.assertIs(when);
  }

  @Test
  @DisplayName("LOOP-04 cancelled handles never run; many cancelled timers cost no pass")
  void cancelledHandlesNeverRun() {
    var soon = loop.callSoon(trail.adding("never"));
    var timers = new ArrayList<TimerHandle>();
    for (int i = 0; i < 1000; i++) timers.add(loop.callLater(seconds(i), trail.adding("never")));
    soon.cancel();
    timers.forEach(TimerHandle::cancel);
    assertThat(soon.cancelled()).isTrue();
    assertThat(timers).allMatch(TimerHandle::cancelled);
    loop.callLater(seconds(2000), loop::stop);
    loop.runForever();
    trail.assertIs();
    assertThat(loop.time()).isEqualTo(seconds(2000));
  }

  @Test
  @DisplayName(
      "many timers set in no order run by deadline, those of one deadline as they were set,"
          + " however many others are cancelled")
  void manyInNoOrder() {
    var random = new Random(1);
    var expected = new TreeMap<Integer, List<Integer>>();
    var ran = new ArrayList<Integer>();
    for (int i = 0; i < 1000; i++) {
      int number = i;
      int second = random.nextInt(50);
      var timer = loop.callLater(seconds(second), () -> ran.add(number));
      if (i % 3 > 0) timer.cancel();
      else expected.computeIfAbsent(second, key -> new ArrayList<>()).add(number);
    }
    loop.callLater(seconds(50), loop::stop);
    loop.runForever();
    assertThat(ran).isEqualTo(expected.values().stream().flatMap(List::stream).toList());
  }

  @Test
  @DisplayName("many timers, all of them cancelled, are swept out")
  void allCancelled() {
    for (int i = 0; i < 1000; i++) loop.callLater(seconds(i), trail.adding("never")).cancel();
    runOnePass(loop);
    trail.assertIs();
    assertThat(loop.statistics().timers()).isZero();
  }

  @Test
  @DisplayName(
      "LOOP-17 a timer is due when the wait for it ends: fractions of a unit never make the loop"
          + " spin")
  void roundsUp() {
    for (long nanos : new long[] {1, 999, 1_000_001, 1_500_000_001}) {
      var when = loop.time().plus(Duration.ofNanos(nanos));
      loop.callAt(
          when,
          () -> {
            trail.add(loop.time().equals(when));
            loop.stop();
          });
      loop.runForever();
    }
    trail.assertIs(true, true, true, true);
    try (var real = newEventLoop()) {
      var when = real.time().plus(Duration.ofNanos(1_500_001));
      real.callAt(
          when,
          () -> {
            assertThat(real.time()).isGreaterThanOrEqualTo(when);
            real.stop();
          });
      real.runForever();
    }
  }
}
