package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests with the server that all share, which is there before the first of them. */
@ExtendWith(NothingLeftBehind.class)
public abstract class WithServer {
  @BeforeAll
  static void server() {
    Local.uri();
  }

  /** Runs a body with a client of the shared server. */
  protected static void with(VoidBody1<MongoClient> body) {
    run(
        async(
            () -> {
              try (var client = Local.client()) {
                body.accept(client);
              }
            }));
  }

  /** Waits until something is so; a minute at most. */
  protected static void until(BooleanSupplier condition) {
    for (int i = 0; i < 60_000; i++) {
      if (condition.getAsBoolean()) return;
      await(sleep(Duration.ofMillis(1)));
    }
    throw new AssertionError("it did not happen in a minute");
  }

  /** {@return what an awaitable fails with} */
  protected static <X extends Throwable> X failure(Class<X> type, Awaitable<?> what) {
    try {
      await(what);
    } catch (Throwable e) {
      if (type.isInstance(e)) return type.cast(e);
      throw new AssertionError("another failure: " + e, e);
    }
    throw new AssertionError("no failure");
  }
}
