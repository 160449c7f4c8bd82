package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonArray;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.examples.guests.Python;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs whose coroutines are by turns in Java and in Python: line for line as under CPython's
 * asyncio.
 */
class GuestConformanceTest {
  private static Python python;
  private static Value body;

  @BeforeAll
  static void open() throws Exception {
    python = Python.open();
    body = python.function(text("/peer/conformance.py"), "body");
    fail();
  }

  /**
   * Fails once where there is stack: classes that tell of a failure may be needed first by a deep
   * cancel, and what cannot be initialised once never is.
   */
  private static void fail() {
    var fails = python.function("def fails():\n  raise ValueError('once')\n", "fails");
    assertThat(catchThrowable(fails::execute).getStackTrace()).isNotEmpty();
  }

  @AfterAll
  static void close() {
    python.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks", "locks", "queues", "timeouts", "groups", "mixed"})
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void programsConform(String area) {
    var differ = new LinkedHashMap<String, List<String>>();
    for (var each : CaseFile.read(area)) {
      var trace = Harness.run(each, everySecond(each));
      if (!trace.equals(each.trace())) differ.put(each.name(), trace);
    }
    assertThat(differ).isEmpty();
  }

  static Coroutine<Object> coroutine(Value make) {
    return python.coroutine(make, Object.class);
  }

  /** The language of a program's coroutines: the first in Java, the second in Python, and so on. */
  private static Language everySecond(ConformanceCase each) {
    var inPython = new IdentityHashMap<JsonArray, Boolean>();
    for (var entry : each.program().getAsJsonObject("coroutines").entrySet())
      inPython.put(entry.getValue().getAsJsonArray(), inPython.size() % 2 == 1);
    return (machine, ops) -> inPython.get(ops) ? guest(machine, ops) : machine.javaBody(ops);
  }

  private static Coroutine<Object> guest(Machine machine, JsonArray ops) {
    Body<Object> run =
        () -> {
          var value =
              await(python.coroutine(body, Value.class, new GuestOps(machine), ops.toString()));
          return value.isNull() ? null : (Object) value.asInt();
        };
    return async(run);
  }

  private static String text(String file) throws Exception {
    try (var in =
        Objects.requireNonNull(GuestConformanceTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
