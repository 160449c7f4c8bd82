package dev.asyncio4j.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * How many suspended bodies fit: in a JVM of their own with a small heap, in the mode of this one.
 */
class CapacityTest {
  @Test
  @DisplayName(
      "100,000 suspended tasks (5,000 on platform threads) fit into 512 MiB and resume in order")
  void manyTasksAreSuspendedAtOnce() throws IOException, InterruptedException {
    int count = ChildJvm.MODE.equals("platform") ? 5_000 : 100_000;
    var output = ChildJvm.output(ManyTasks.class, List.of("-Xmx512m"), String.valueOf(count));
    assertThat(output).contains("all " + count + " were resumed in order");
  }
}
