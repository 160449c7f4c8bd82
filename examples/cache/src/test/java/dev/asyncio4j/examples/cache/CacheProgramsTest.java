package dev.asyncio4j.examples.cache;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class CacheProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_readme, Fetcher",
    "01_readme, kotlin.FetcherKt",
    "02_lru, LeastRecentlyUsed",
    "03_share, Sharing",
    "04_modern, Modern"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
