package dev.asyncio4j.examples.postgres;

import dev.asyncio4j.support.PostgresServer;
import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what its Python original prints, in every mode. */
class PostgresProgramsTest {
  @BeforeAll
  static void server() {
    System.setProperty("postgres.dsn", PostgresServer.dsn());
  }

  @ParameterizedTest
  @CsvSource({
    "01_readme, Readme01",
    "02_transactions, Transactions02",
    "03_types, Types03",
    "04_errors, Errors04",
    "05_cursor_copy, CursorCopy05",
    "06_pool, Pool06",
    "07_listen, Listen07",
    "08_aiopg, Aiopg08"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
