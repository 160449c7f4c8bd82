package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The meters of loops, in registries of Micrometer. */
class AsyncioMetersRealClockTest {
  private static String metersOf(MeterRegistry registry) {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(id -> id.getType() + " " + id.getName() + " " + id.getTags() + "\n")
        .sorted()
        .collect(Collectors.joining());
  }

  private static double count(MeterRegistry registry, String name) {
    return registry.get("asyncio4j." + name).functionCounter().count();
  }

  private static double gauge(MeterRegistry registry, String name) {
    return registry.get("asyncio4j." + name).gauge().value();
  }

  private static void passes(int number) {
    for (int i = 0; i < number; i++) await(sleep(Duration.ZERO));
  }

  @Test
  @DisplayName("INS-28 the meters of a scripted load, in each of two registries; they go with it")
  void scriptedLoad() {
    var one = new SimpleMeterRegistry();
    var other = new SimpleMeterRegistry();
    try (var meters = new AsyncioMeters(Tags.of("service", "shop"))) {
      meters.bindTo(one);
      meters.bindTo(other);
      assertThat(one.getMeters()).isEmpty();
      for (int round = 0; round < 2; round++) {
        run(async(() -> List.of(one, other).forEach(AsyncioMetersRealClockTest::load)));
        assertThat(one.getMeters()).as("the loop has ended").isEmpty();
      }
    }
    run(async(() -> assertThat(other.getMeters()).as("the meters are closed").isEmpty()));
  }

  private static void load(MeterRegistry registry) {
    getRunningLoop().blockedAfter(Duration.ofHours(1)); // the first time loads classes
    assertThat(metersOf(registry))
        .isEqualTo(
            """
            COUNTER asyncio4j.blocked [tag(loop=1), tag(service=shop)]
            COUNTER asyncio4j.steps [tag(loop=1), tag(service=shop)]
            COUNTER asyncio4j.tasks.created [tag(loop=1), tag(service=shop)]
            COUNTER asyncio4j.tasks.ended [tag(loop=1), tag(service=shop)]
            GAUGE asyncio4j.channels [tag(loop=1), tag(service=shop)]
            GAUGE asyncio4j.loop.busy [tag(loop=1), tag(service=shop)]
            GAUGE asyncio4j.ready [tag(loop=1), tag(service=shop)]
            GAUGE asyncio4j.tasks [tag(loop=1), tag(service=shop)]
            GAUGE asyncio4j.timers [tag(loop=1), tag(service=shop)]
            TIMER asyncio4j.loop.lag [tag(loop=1), tag(service=shop)]
            """);
    var created = count(registry, "tasks.created");
    var ended = count(registry, "tasks.ended");
    for (int i = 0; i < 10; i++) createTask(async(() -> await(sleep(Duration.ZERO))));
    var waiting = createTask(async(() -> await(sleep(Duration.ofHours(1)))));
    assertThat(count(registry, "tasks.created") - created).isEqualTo(11);
    var steps = count(registry, "steps");
    passes(4);
    assertThat(count(registry, "tasks.ended") - ended).isEqualTo(10);
    // Ten tasks have run twice each, the eleventh once, this one four times; and measurements.
    assertThat(count(registry, "steps") - steps).isBetween(25.0, 30.0);
    assertThat(gauge(registry, "tasks")).isEqualTo(2);
    assertThat(gauge(registry, "timers")).isEqualTo(1);
    assertThat(count(registry, "blocked")).isZero();
    waiting.cancel();
    passes(2);
  }

  @Test
  @DisplayName("INS-28 the lag and the share of busy time are those of a loop that is held up")
  void heldUp() {
    var registry = new SimpleMeterRegistry();
    try (var meters = new AsyncioMeters()) {
      meters.bindTo(registry);
      run(
          async(
              () -> {
                getRunningLoop().blockedAfter(Duration.ofMillis(300));
                var lag = registry.get("asyncio4j.loop.lag").timer();
                do {
                  LockSupport.parkNanos(Duration.ofMillis(1200).toNanos()); // it is held up here
                  await(sleep(Duration.ofMillis(1)));
                } while (!isLate(registry)); // or the test never ends
                assertThat(lag.count()).isPositive();
                assertThat(gauge(registry, "loop.busy")).isLessThanOrEqualTo(1);
              }));
    }
  }

  private static boolean isLate(MeterRegistry registry) {
    return registry.get("asyncio4j.loop.lag").timer().max(TimeUnit.MILLISECONDS) > 300
        && gauge(registry, "loop.busy") > 0.8
        && count(registry, "blocked") > 0;
  }

  @Test
  @DisplayName("INS-28 two loops at once have a number each, and their meters go one by one")
  void twoLoops() throws InterruptedException {
    var registry = new SimpleMeterRegistry();
    try (var meters = new AsyncioMeters()) {
      meters.bindTo(registry);
      run(
          async(
              () -> {
                var thread =
                    new Thread(
                        () ->
                            run(
                                async(
                                    () -> assertThat(loops(registry)).containsExactly("1", "2"))));
                thread.start();
                thread.join();
                assertThat(loops(registry)).containsExactly("1");
              }));
    }
  }

  private static List<String> loops(MeterRegistry registry) {
    return registry.find("asyncio4j.tasks").gauges().stream()
        .map(gauge -> gauge.getId().getTag("loop"))
        .sorted()
        .toList();
  }
}
