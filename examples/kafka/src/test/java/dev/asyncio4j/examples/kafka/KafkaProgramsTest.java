package dev.asyncio4j.examples.kafka;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class KafkaProgramsTest {
  @BeforeAll
  @Timeout(300)
  static void broker() {
    OwnBroker.start();
  }

  @ParameterizedTest
  @CsvSource({
    "01_produce_consume, ProduceConsume",
    "02_commit, Commit",
    "03_transaction, Transaction",
    "04_cancel, Cancel",
    "05_rebalance, Rebalance",
    "06_errors, Errors",
    "greetings, kotlin.GreetingsKt"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
