package dev.asyncio4j.examples.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class MongoProgramsTest {
  private static MongoServer server;

  @BeforeAll
  static void server() {
    server = new MongoServer(new MemoryBackend());
    var address = server.bind();
    System.setProperty("mongo", "127.0.0.1:" + address.getPort());
  }

  @AfterAll
  static void stop() {
    server.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({
    "01_readme, Readme",
    "02_changes, Changes",
    "03_inheritance, Inheritance",
    "04_cursor, Cursors",
    "05_references, References",
    "cars, kotlin.CarsKt"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
