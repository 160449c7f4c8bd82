package dev.asyncio4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What runs leave in memory for later ones. */
class MemoryUseTest {
  @Test
  @DisplayName("TST-26 what can follow an endless run takes memory for one of its length only")
  void deviationsShareTheirRun() {
    int most = SearchOptions.defaults().mostSteps();
    var steps = new Steps(Picker.fifo(), SearchOptions.defaults(), null);
    steps.choices.addAll(Collections.nCopies(most, 0));
    steps.alternatives.addAll(Collections.nCopies(most, 2));
    var deviations = new Deviations(3, most);
    deviations.ran(steps, 0);
    assertThat(deviations.next()).isEqualTo(List.of(1));
    assertThat(deviations.next()).isEqualTo(List.of(0, 1));
    assertThat(deviations.isExhausted()).isFalse();
  }

  @Test
  @DisplayName("TST-22 no more orders are kept than will be tried")
  void keepsNoMoreThanAreTried() {
    var steps = new Steps(Picker.fifo(), SearchOptions.defaults(), null);
    steps.choices.addAll(List.of(0, 0, 0));
    steps.alternatives.addAll(List.of(2, 2, 2));
    var deviations = new Deviations(3, 2);
    deviations.ran(steps, 0);
    assertThat(deviations.next()).isEqualTo(List.of(1));
    assertThat(deviations.next()).isEqualTo(List.of(0, 1));
    assertThat(deviations.next()).isNull();
    assertThat(deviations.isExhausted()).as("one was left out").isFalse();
  }

  @Test
  @DisplayName("TST-07 a test that is over leaves no alarm, which would hold its loop")
  void leavesNoAlarm() {
    int before = Watchdog.alarms();
    for (int i = 0; i < 10; i++) AsyncTests.run(() -> "in time");
    assertThat(Watchdog.alarms()).isLessThanOrEqualTo(before);
  }
}
