package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.postgres.Pg.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pools whose connections cannot be made, die, or come back in the middle of something. */
@ExtendWith(NothingLeftBehind.class)
class PgPoolFaultsTest {
  final String server = Pg.DSN; // started before a test looks at what is left behind

  private final List<PgConnection> made = new ArrayList<>();
  private final Event gate = Event.create();
  private boolean isDown;

  private Coroutine<PgConnection> connect() {
    return async(
        () -> {
          if (isDown) throw new IllegalStateException("the server is down");
          await(gate.await());
          var connection = await(Postgres.connect(server));
          made.add(connection);
          return connection;
        });
  }

  private PgPool pool(int size) {
    gate.set();
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

  @Test
  @DisplayName("PG-09 a connection that comes back while it works is closed, not lent again")
  void busy() {
    Pg.real(
        () -> {
          try (var pool = pool(1)) {
            var held = await(pool.acquire());
            var task = createTask(held.execute("SELECT pg_sleep(100)"));
            await(sleep(Duration.ZERO)); // it begins
            assertThatThrownBy(held::close)
                .isInstanceOf(InterfaceException.class)
                .hasMessageContaining("another operation is in progress: await it before")
                .hasMessageContaining("pg_sleep(100)");
            assertThat(value(pool, "SELECT 'another'")).isEqualTo("another");
            assertThatThrownBy(() -> await(task)).isInstanceOf(RuntimeException.class);
            assertThat(pool.size()).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName("PG-43 a connection that is made when its pool has ended is closed")
  void late() {
    List<Consumer<PgPool>> ends = List.of(PgPool::terminate, PgPool::close);
    for (var end : ends)
      Pg.real(
          () -> {
            var pool = pool(1);
            gate.clear();
            var task = createTask(pool.acquire());
            await(sleep(Duration.ZERO)); // it begins
            end.accept(pool);
            gate.set();
            assertThatThrownBy(() -> await(task)).hasMessage("pool is closed");
            assertThat(made).isNotEmpty().allMatch(PgConnection::isClosed);
          });
  }
}
