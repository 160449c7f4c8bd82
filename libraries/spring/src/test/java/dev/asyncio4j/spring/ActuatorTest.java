package dev.asyncio4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.inspector.Inspector;
import dev.asyncio4j.inspector.Snapshot;
import dev.asyncio4j.inspector.TreeOptions;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.testing.RealTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Health, meters and the endpoint. */
class ActuatorTest {
  private static Application app;

  private static Application start() {
    return Application.start(
        Shop.class,
        "management.endpoints.web.exposure.include=asyncio,health",
        "management.endpoint.health.show-details=always");
  }

  @BeforeAll
  static void startOnce() {
    app = start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  @DisplayName("FRM-16 the endpoint is the inspector's: JSON, table, tree; nothing else is there")
  void endpoint() throws Exception {
    try (var asked = start()) { // a new one, which the checks of tests have not looked at yet
      var shop = asked.bean(Shop.class);
      var answer = asked.send("/gated");
      shop.arrived.acquire();
      var report = asked.get("/actuator/asyncio");
      assertThat(report.statusCode()).isEqualTo(200);
      assertThat(Snapshot.parse(report.body()).tasks())
          .anySatisfy(
              task -> {
                assertThat(task.name()).isEqualTo("gated request");
                assertThat(task.stack().toString()).contains("Shop.gated", "Shop.java:");
              });
      assertThat(asked.get("/actuator/asyncio/pstree").body())
          .isEqualTo(Inspector.snapshot().pstree(TreeOptions.defaults()))
          .contains("gated request");
      assertThat(asked.get("/actuator/asyncio/ps").body()).contains("gated request");
      assertThat(asked.get("/actuator/asyncio/waits").body()).contains("1");
      assertThat(asked.get("/actuator/asyncio/kill").statusCode()).isEqualTo(404);
      assertThat(new AsyncioEndpoint(false).snapshot())
          .as("without stacks there are no places")
          .contains("gated request")
          .doesNotContain("Shop.java");
      shop.gate.complete(null);
      assertThat(answer.join().body()).isEqualTo("through");
    }
  }

  @Test
  @DisplayName("FRM-16 the health of the application has that of the loop")
  void health() throws Exception {
    assertThat(app.get("/actuator/health").body())
        .contains("\"asyncio\":{\"status\":\"UP\"", "\"loop\":\"asyncio4j\"");
  }

  @Test
  @DisplayName("FRM-16 the loop's counts are meters, those of the inspector")
  void meters() {
    var registry = app.bean(MeterRegistry.class);
    var number = registry.get("asyncio4j.tasks").gauge().getId().getTag("loop");
    assertThat(registry.get("asyncio4j.tasks").tag("loop", number).gauge().value()).isPositive();
    assertThat(registry.get("asyncio4j.steps").functionCounter().count()).isPositive();
  }

  @Test
  @DisplayName("FRM-16 a loop that a step holds is down once the patience is over, then up again")
  void blocked() {
    try (var thread = LoopThread.start("held")) {
      var health = new LoopHealth(thread, Duration.ZERO);
      try (var held = HeldLoop.of(thread)) {
        assertThat(new LoopHealth(thread, Duration.ofHours(1)).report().up()).isTrue();
        assertThat(health.report().up()).isFalse();
      }
      RealTime.waitUntil(() -> health.report().up());
    }
  }

  @Test
  @DisplayName("FRM-16 a loop that is stopped is down; nothing is exposed that was not asked for")
  void notExposed() throws Exception {
    var thread = LoopThread.start("stopped");
    thread.close();
    assertThat(new LoopHealth(thread).report().up()).isFalse();
    try (var plain = Application.start(Shop.class)) {
      assertThat(plain.get("/actuator/asyncio").statusCode()).isEqualTo(404);
    }
  }
}
