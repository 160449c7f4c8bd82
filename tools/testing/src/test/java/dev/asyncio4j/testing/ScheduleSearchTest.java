package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.Faults.pass;
import static dev.asyncio4j.testing.Faults.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.testing.SearchOptions.Level;
import dev.asyncio4j.testing.SearchOptions.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleSearchTest {
  private static final SearchOptions USUAL =
      SearchOptions.defaults()
          .budget(Duration.ofMinutes(10))
          .test(TestOptions.defaults().timeout(Duration.ofMinutes(2)));

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("lost update", (VoidBody) Faults::bank),
        Arguments.of("closed early", (VoidBody) Faults::closedBeforeTheLastMessage),
        Arguments.of("made twice", (VoidBody) Faults::madeTwice),
        Arguments.of("lock order", (VoidBody) Faults::lockOrder),
        Arguments.of("missed signal", (VoidBody) Faults::missedSignal),
        Arguments.of("stale cache", (VoidBody) Faults::staleCache));
  }

  @ParameterizedTest(name = "TST-23 a planted fault is found within 200 schedules: {0}")
  @MethodSource("faults")
  void findsAPlantedFault(String name, VoidBody test) {
    var result = ScheduleSearch.explore(USUAL, test);
    assertThat(result.failure()).as(name).isPresent();
    assertThat(result.schedules()).as("not the usual order").isGreaterThan(1);
  }

  @ParameterizedTest(name = "TST-22 each strategy alone finds the lost update: {0}")
  @MethodSource("strategies")
  void eachStrategyFindsTheLostUpdate(Strategy strategy) {
    var options = USUAL.strategies(strategy).schedules(1000);
    assertThat(ScheduleSearch.explore(options, Faults::bank).failure()).isPresent();
  }

  static Stream<Strategy> strategies() {
    return Stream.of(Strategy.RANDOM, Strategy.PRIORITIES, Strategy.DEVIATIONS);
  }

  @Test
  @DisplayName("TST-22 a lost update among three tasks: found in 100 schedules, replays 100 of 100")
  void replaysEachTime() {
    var result = ScheduleSearch.explore(USUAL.schedules(100), Faults::bank);
    var failure = result.failure().orElseThrow();
    for (var schedule : List.of(failure.schedule(), failure.shortest())) {
      for (int i = 0; i < 100; i++) {
        assertThatThrownBy(() -> ScheduleSearch.replay(schedule, Faults::bank))
            .hasMessage("an update is lost: 1");
      }
    }
  }

  @Test
  @DisplayName("TST-22 a failure is shortened and told as a story")
  void tellsAStory() {
    var failure =
        ScheduleSearch.explore(USUAL, Faults::closedBeforeTheLastMessage).failure().orElseThrow();
    assertThat(failure.shortest()).startsWith("choices:");
    assertThat(failure.trail().lines()).first().isEqualTo("1. main begins");
    assertThat(failure.trail().lines()).anyMatch(it -> it.contains(", before task "));
    assertThat(failure.story())
        .contains("message after close")
        .contains("-Dasyncio4j.schedule=" + failure.shortest());
  }

  @Test
  @DisplayName("TST-22 the usual order is the first schedule, also where it fails")
  void triesTheUsualOrderFirst() {
    var result =
        ScheduleSearch.explore(
            USUAL,
            () -> {
              throw new AssertionError("always");
            });
    assertThat(result.schedules()).isEqualTo(1);
    assertThat(result.failure().orElseThrow().schedule()).isEqualTo("fifo");
  }

  @Test
  @DisplayName("TST-22 a small test is searched exhaustively, and each order is another one")
  void endsWhenThereIsNoOtherOrder() {
    var orders = new java.util.HashSet<List<Integer>>();
    var options = USUAL.strategies(Strategy.DEVIATIONS).depth(10).schedules(1000);
    var result =
        ScheduleSearch.explore(
            options,
            () -> {
              var order = new ArrayList<Integer>();
              await(gather(Stream.of(1, 2, 3).map(n -> task(() -> order.add(n))).toList()));
              orders.add(order);
            });
    assertThat(result.isExhausted()).isTrue();
    assertThat(result.different()).isEqualTo(result.schedules());
    assertThat(orders).hasSize(6);
    assertThat(result.failure()).isEmpty();
  }

  @Test
  @DisplayName("TST-24 callSoon keeps its order and gather that of its results")
  void keepsWhatAsyncioPromises() {
    var result =
        ScheduleSearch.explore(
            USUAL,
            () -> {
              var trail = Trail.create();
              for (int i = 0; i < 4; i++) getRunningLoop().callSoon(trail.adding(i));
              var each =
                  Stream.of(1, 2, 3)
                      .map(
                          n ->
                              async(
                                  () -> {
                                    pass();
                                    return n;
                                  }))
                      .toList();
              assertThat(await(gather(each))).isEqualTo(List.of(1, 2, 3));
              await(AsyncTests.idle());
              trail.assertIs(0, 1, 2, 3);
            });
    result.assertNone();
  }

  @Test
  @DisplayName("TST-24 the level ALL moves callbacks as well")
  void movesCallbacksIfAsked() {
    var options = USUAL.level(Level.ALL);
    var result =
        ScheduleSearch.explore(
            options,
            () -> {
              var trail = Trail.create();
              for (int i = 0; i < 4; i++) getRunningLoop().callSoon(trail.adding(i));
              await(AsyncTests.idle());
              trail.assertIs(0, 1, 2, 3);
            });
    assertThat(result.failure()).isPresent();
  }

  @Test
  @DisplayName("TST-25 a task that spins does not keep another from its turn for ever")
  void isFair() {
    var options = USUAL.strategies(Strategy.PRIORITIES).fairAfter(8);
    ScheduleSearch.explore(
            options,
            () -> {
              var done = new boolean[1];
              var spins =
                  createTask(
                      task(
                          () -> {
                            while (!done[0]) pass();
                          }));
              await(gather(task(() -> done[0] = true), spins));
            })
        .assertNone();
  }

  @Test
  @DisplayName("TST-26 a deadlock in one schedule is a failure that lists the tasks")
  void reportsADeadlock() {
    var failure = ScheduleSearch.explore(USUAL, Faults::lockOrder).failure().orElseThrow();
    assertThat(failure.error())
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("coro=<lockOrder at ");
  }

  @Test
  @DisplayName("TST-26 an endless schedule ends after 100,000 steps")
  void endsAnEndlessTest() {
    var options = USUAL.schedules(1).mostSteps(1000);
    assertThat(SearchOptions.defaults().mostSteps()).isEqualTo(100_000);
    var failure =
        ScheduleSearch.explore(
                options,
                () -> {
                  while (true) pass();
                })
            .failure()
            .orElseThrow();
    assertThat(failure.error()).hasMessageContaining("has run 1000 steps");
  }

  @Test
  @DisplayName("TST-27 inside a loop it is refused")
  void isRefusedInsideALoop() {
    AsyncTests.run(
        () ->
            assertThatThrownBy(() -> ScheduleSearch.explore(USUAL, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call it from a plain thread"));
  }

  @Test
  @DisplayName("TST-27 in real time it is refused")
  void isRefusedInRealTime() {
    assertThatThrownBy(() -> USUAL.test(TestOptions.defaults().realTime()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("virtual time");
  }

  @Test
  @DisplayName("TST-22 a name that is none is refused")
  void refusesAWrongName() {
    assertThatThrownBy(() -> ScheduleSearch.replay("1;2", () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names no schedule");
  }
}
