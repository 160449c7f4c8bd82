package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pools whose connections cannot be made, die, or come back in the middle of something. */
@ExtendWith(NothingLeftBehind.class)
class PgPoolFaultsTest {
  final String server = Pg.DSN; // started before a test looks at what is left behind

  private final List<PgConnection> made = new ArrayList<>();
  private boolean isDown;

  private Coroutine<PgConnection> connect() {
    return async(
        () -> {
          if (isDown) throw new IllegalStateException("the server is down");
          var connection = await(Postgres.connect(server));
          made.add(connection);
          return connection;
        });
  }

  private PgPool pool(int size) {
    var options = PgPoolOptions.defaults().minSize(0).maxSize(size).connector(this::connect);
    return await(Postgres.createPool(server, options));
  }

  @Test
  @DisplayName("PG-41 an acquire that fails leaves the places of other borrowers alone")
  void places() {
    Pg.real(
        () -> {
          try (var pool = pool(2)) {
            var held = await(pool.acquire());
            held.terminate();
            isDown = true;
            assertThatThrownBy(() -> await(pool.acquire())).hasMessage("the server is down");
            held.close();
            isDown = false;
            try (var first = await(pool.acquire());
                var second = await(pool.acquire())) {
              assertThat(first.isClosed() || second.isClosed()).isFalse();
            }
          }
        });
  }
}
