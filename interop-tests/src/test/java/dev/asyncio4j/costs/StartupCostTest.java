package dev.asyncio4j.costs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the shortest run loads: classes are what the start of a program waits for. */
@TestInstance(Lifecycle.PER_CLASS)
class StartupCostTest {
  private static final int MOST_CLASSES = 260; // with what a failure needs: FailurePath
  private List<String> loaded = List.of();

  /** The program. */
  static final class Hello {
    private Hello() {}

    public static void main(String[] args) {
      run(async(() -> await(sleep(Duration.ZERO))));
    }
  }

  @BeforeAll
  void load() throws IOException, InterruptedException {
    loaded =
        ChildJvm.output(Hello.class, List.of("-Xlog:class+load:stdout:none"))
            .lines()
            .map(line -> line.split(" ")[0])
            .toList();
  }

  @Test
  @DisplayName("of the library and of Kotlin, a run loads what it needs and no more")
  void classes() {
    assertThat(loaded)
        .filteredOn(name -> name.startsWith("dev.asyncio4j.") || name.startsWith("kotlin"))
        .contains("dev.asyncio4j.Asyncio")
        .hasSizeLessThanOrEqualTo(MOST_CLASSES);
  }

  @Test
  @DisplayName(
      "the classes that Kotlin's functions on collections and texts are in, each of a megabyte,"
          + " stay out")
  void noFacades() {
    assertThat(loaded)
        .doesNotContain(
            "kotlin.collections.ArraysKt",
            "kotlin.collections.CollectionsKt",
            "kotlin.sequences.SequencesKt",
            "kotlin.text.StringsKt");
  }

  @Test
  @DisplayName("kotlinx comes with the first use of Kotlin's coroutines, not with the loop")
  void noKotlinx() {
    assertThat(loaded).noneMatch(name -> name.startsWith("kotlinx."));
  }

  @Test
  @DisplayName("logging, proxies and thread pools start when they are first needed")
  void nothingInAdvance() {
    assertThat(loaded)
        .contains("dev.asyncio4j.impl.tasks.TaskImpl")
        .doesNotContain(
            "java.util.logging.Logger", "java.lang.reflect.Proxy", "sun.nio.ch.SelectorImpl");
  }

  @Test
  @DisplayName("INS-35 while nobody looks, nothing that looks is there")
  void nobodyLooks() {
    assertThat(loaded)
        .filteredOn(name -> name.startsWith("dev.asyncio4j.impl.inspect."))
        .allMatch(name -> name.contains(".BlockedWatch")); // of a start that takes very long
    assertThat(loaded)
        .filteredOn(name -> name.startsWith("jdk.jfr.") && !name.startsWith("jdk.jfr.internal."))
        .isSubsetOf("jdk.jfr.FlightRecorder", "jdk.jfr.FlightRecorderListener");
    assertThat(loaded).noneMatch(name -> name.startsWith("java.lang.management."));
  }

  @Test
  @DisplayName("FRM-11 where no carriers are found, nothing that carries is loaded")
  void nothingIsCarried() {
    assertThat(loaded)
        .doesNotContain("dev.asyncio4j.ContextCarrier", "dev.asyncio4j.impl.loop.CarriedValues");
  }
}
