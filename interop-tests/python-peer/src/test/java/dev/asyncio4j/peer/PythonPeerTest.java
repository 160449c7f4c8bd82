package dev.asyncio4j.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.peer.SuiteRun.Ending;
import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * CPython's own tests of asyncio on this loop: what fails is known and has a reason that is not
 * ours, or it fails here.
 */
class PythonPeerTest {
  private static final List<String> MODULES =
      List.of(
          "test_locks",
          "test_queues",
          "test_waitfor",
          "test_timeouts",
          "test_taskgroups",
          "test_futures",
          "test_tasks",
          "test_threads",
          "test_eager_task_factory",
          "test_context",
          "test_streams",
          "test_runners",
          "test_server",
          "test_sock_lowlevel",
          "test_subprocess",
          "test_base_events",
          "test_events",
          "test_ssl");

  private static final Path FOLDER =
      Path.of("target", "python-peer", ChildJvm.MODE).toAbsolutePath();
  private static final List<Tally> TALLIES = new ArrayList<>();

  private static Map<String, Ending> endings;

  @BeforeAll
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  static void runs() throws IOException, InterruptedException {
    endings = new SuiteRun(InstalledPython.find(), wanted(), FOLDER).run();
  }

  @TestFactory
  Stream<DynamicTest> whatFailsIsKnown() {
    return wanted().stream().map(module -> DynamicTest.dynamicTest(module, () -> check(module)));
  }

  private static List<String> wanted() {
    var wanted = System.getProperty("python.modules");
    return wanted == null ? MODULES : List.of(wanted.split(","));
  }

  private static void check(String module) {
    var tally = Tally.of(module, endings);
    TALLIES.add(tally);
    System.out.println(tally.line());
    tally.mended().forEach(test -> System.out.println("  known to fail, and passed: " + test));
    assertThat(tally.unknown()).as("failures of %s that are not known", module).isEmpty();
  }

  @AfterAll
  static void table() throws IOException {
    var lines = new ArrayList<>(List.of(Tally.HEAD));
    TALLIES.forEach(tally -> lines.add(tally.line()));
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve("table.md"), lines);
  }
}
