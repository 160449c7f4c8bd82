package dev.asyncio4j.examples.zeromq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.NothingLeftBehind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class ZmqProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_dealer_router, DealerRouter",
    "02_rpc, RemoteCalls",
    "04_pipeline_pubsub, PipelineAndTopics",
    "05_transport, TransportItself"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    assertThat(output(program)).isEqualTo(expected(original));
  }

  private static String output(String program) throws Exception {
    var main =
        Class.forName(ZmqProgramsTest.class.getPackageName() + "." + program)
            .getMethod("main", String[].class);
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String expected(String name) throws IOException {
    var resource = "/expected/" + name + ".expected";
    try (var in = ZmqProgramsTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    }
  }
}
