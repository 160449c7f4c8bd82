package dev.asyncio4j.examples.hazelcast;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what is expected: of 01 what Python prints. */
@ExtendWith(NothingLeftBehind.class)
class HazelcastProgramsTest {
  @ParameterizedTest
  @CsvSource({"01_pool, Pool", "01_pool, kotlin.PoolKt", "02_lost, Lost"})
  void printsWhatIsExpected(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
