package dev.asyncio4j.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes through one connection, in a JVM with a small heap and little direct memory. */
class BigTransferTest {
  private static final long SIZE = 1L << 30;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"plain", "tls"})
  @DisplayName("1 GiB goes through one connection unchanged, in 48 MiB of heap")
  void aGibibyte(String kind) throws IOException, InterruptedException {
    var output =
        ChildJvm.output(
            BigTransfer.class,
            // TLS is slow without the optimising compiler, and a gibibyte is much
            List.of("-XX:TieredStopAtLevel=4", "-Xmx48m", "-XX:MaxDirectMemorySize=8m"),
            kind,
            String.valueOf(SIZE));
    assertThat(output).contains(SIZE + " bytes have arrived unchanged");
  }
}
