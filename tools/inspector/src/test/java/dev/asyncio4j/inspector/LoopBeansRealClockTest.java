package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.RealTime;
import java.time.Duration;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The beans of loops, in servers of their own. */
class LoopBeansRealClockTest {
  private static Set<ObjectName> names(MBeanServer server) throws Exception {
    return server.queryNames(new ObjectName("dev.asyncio4j:type=Loop,*"), null);
  }

  private static long read(MBeanServer server, String attribute) throws Exception {
    return ((Number) server.getAttribute(names(server).iterator().next(), attribute)).longValue();
  }

  @Test
  @DisplayName("INS-28 the counts are those of a scripted load, in each of two servers")
  void counts() throws Exception {
    var one = MBeanServerFactory.newMBeanServer();
    var other = MBeanServerFactory.newMBeanServer();
    try (var first = LoopBeans.register(one);
        var second = LoopBeans.register(other)) {
      run(
          async(
              () -> {
                getRunningLoop().blockedAfter(Duration.ofHours(1)); // the first time loads classes
                for (var server : new MBeanServer[] {one, other}) {
                  assertThat(names(server)).hasSize(1);
                  var before = read(server, "TasksCreated");
                  var ended = read(server, "TasksEnded");
                  for (int i = 0; i < 10; i++) createTask(async(() -> await(sleep(Duration.ZERO))));
                  var waiting = createTask(async(() -> await(sleep(Duration.ofHours(1)))));
                  assertThat(read(server, "TasksCreated") - before).isEqualTo(11);
                  var entries = read(server, "Entries");
                  for (int i = 0; i < 4; i++) await(sleep(Duration.ZERO));
                  assertThat(read(server, "TasksEnded") - ended).isEqualTo(10);
                  // Ten tasks have run twice each, the eleventh once, and this one four times;
                  // and measurements.
                  assertThat(read(server, "Entries") - entries).isBetween(25L, 30L);
                  assertThat(read(server, "Tasks")).isEqualTo(2);
                  assertThat(read(server, "Timers")).isEqualTo(1);
                  assertThat(read(server, "Blocked")).isZero();
                  waiting.cancel();
                  await(sleep(Duration.ZERO));
                  await(sleep(Duration.ZERO));
                }
              }));
      assertThat(names(one)).isEmpty(); // the loop has ended
    }
    assertThat(names(other)).isEmpty();
  }

  private static double lagOf(MBeanServer server, ObjectName loop) {
    try {
      return (Double) server.getAttribute(loop, "LagMillis");
    } catch (JMException gone) {
      throw new AssertionError(gone);
    }
  }

  @Test
  @DisplayName("INS-28 the lag is that of a loop that is held up")
  void lag() throws Exception {
    var server = MBeanServerFactory.newMBeanServer();
    try (var beans = LoopBeans.register(server)) {
      run(
          async(
              () -> {
                await(sleep(Duration.ofMillis(10)));
                var name = names(server).iterator().next();
                RealTime.waitUntil(() -> lagOf(server, name) >= 300); // it is held up here
              }));
    }
  }

  @Test
  @DisplayName("a loop that runs already is known where its own code registers")
  void runningAlready() throws Exception {
    var server = MBeanServerFactory.newMBeanServer();
    run(
        async(
            () -> {
              try (var beans = LoopBeans.register(server)) {
                assertThat(names(server)).hasSize(1);
                assertThat(read(server, "Tasks")).isEqualTo(1);
              }
              assertThat(names(server)).isEmpty();
            }));
  }
}
