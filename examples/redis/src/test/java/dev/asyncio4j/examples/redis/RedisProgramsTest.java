package dev.asyncio4j.examples.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class RedisProgramsTest {
  @BeforeAll
  static void server() {
    OwnServer.start();
  }

  @ParameterizedTest
  @CsvSource({
    "01_readme, Readme, 7",
    "counter, kotlin.CounterKt, 6",
    "02_pipeline, Pipelines, 6",
    "03_pubsub, PubSub, 6",
    "04_locks_scripts_scan, LocksScriptsScans, 6",
    "05_blocking_cancel, BlockingAndCancel, 7",
    "06_restart, Restart, 7",
    "07_streams, Streams, 6",
    "08_cluster, Cluster, 7"
  })
  void printsWhatPythonPrints(String original, String program, int since) throws Exception {
    assumeTrue(
        OwnServer.major() >= since, "the text of an error, or a command, is of a later server");
    Programs.assertPrints(getClass(), program, original);
  }
}
