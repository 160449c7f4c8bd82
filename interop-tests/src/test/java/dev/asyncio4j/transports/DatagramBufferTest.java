package dev.asyncio4j.transports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Datagrams that the socket does not take yet. The loopback interface takes everything at once, so
 * a JVM is started in a network of its own, in which that interface is slow.
 */
class DatagramBufferTest {
  private static final String SLOW_LOOPBACK =
      "ip link set lo mtu 1500 up && tc qdisc add dev lo root tbf rate 4mbit burst 4kb limit 1mb";

  private static Process start(ProcessBuilder process) throws IOException {
    try {
      return process.redirectErrorStream(true).start();
    } catch (IOException e) {
      return abort("unshare is not installed: " + e.getMessage());
    }
  }

  private static ProcessBuilder inSlowNetwork(List<String> command) {
    var all = new ArrayList<>(List.of("unshare", "-rn", "sh", "-c"));
    all.add(SLOW_LOOPBACK + " && exec \"$@\"");
    all.add("sh");
    all.addAll(command);
    return new ProcessBuilder(all);
  }

  @Test
  void marksFlushAbortAndAwaitedSends() throws Exception {
    var trial = start(inSlowNetwork(List.of("true")));
    var said = new String(trial.getInputStream().readAllBytes(), ISO_8859_1);
    assumeTrue(trial.waitFor() == 0, "no slow network here (unshare, ip, tc): " + said);
    var program = start(inSlowNetwork(ChildJvm.running(SlowNetwork.class, List.of()).command()));
    var output = new String(program.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(output.lines())
        .containsExactly(
            "waiting true [pause]",
            "resumed at 2 datagrams true [pause, resume]",
            "closing true false",
            "last 0 lost null",
            "full true[pause]",
            "empty 0 lost null",
            "few true",
            "awaited sends");
    assertThat(program.waitFor()).isZero();
  }
}
