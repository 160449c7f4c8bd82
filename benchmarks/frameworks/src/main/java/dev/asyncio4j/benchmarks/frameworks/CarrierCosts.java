package dev.asyncio4j.benchmarks.frameworks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.context.Carriers;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import org.slf4j.MDC;

/** A switch between two tasks, with what is carried, set or not. */
final class CarrierCosts {
  private static final ContextKey<String> SPAN = ContextKey.named("span");
  private static final int SWITCHES = 10_000;

  private CarrierCosts() {}

  static void measure(Rows rows) throws Exception {
    var none = RunOptions.defaults().withoutFoundCarriers();
    var trace = none.carriers(Carriers.openTelemetry());
    var mdc = none.carriers(Carriers.mdc());
    var all = none.carriers(Carriers.openTelemetry(), Carriers.mdc(), Carriers.micrometer());
    rows.row("a switch, nothing carried", SWITCHES, n -> switches(n, none, false))
        .row("OpenTelemetry's context, unset", SWITCHES, n -> switches(n, trace, false))
        .row("the same, set", SWITCHES, n -> switches(n, trace, true))
        .row("a logger's MDC, unset", SWITCHES, n -> switches(n, mdc, false))
        .row("the same, two keys", SWITCHES, n -> switches(n, mdc, true))
        .row("both and Micrometer's, unset", SWITCHES, n -> switches(n, all, false))
        .row("the same, set", SWITCHES, n -> switches(n, all, true))
        .print();
  }

  private static void switches(int count, RunOptions options, boolean set) {
    run(async(() -> await(gather(task(count / 2, set), task(count / 2, set)))), options);
  }

  private static Coroutine<Void> task(int switches, boolean set) {
    return async(
        () -> {
          if (!set) {
            pass(switches);
            return;
          }
          MDC.put("user", "ada");
          MDC.put("request", "1");
          try (var scope = Context.current().with(SPAN, "request").makeCurrent()) {
            pass(switches);
          }
        });
  }

  private static void pass(int switches) {
    for (int i = 0; i < switches; i++) await(sleep(Duration.ZERO));
  }
}
