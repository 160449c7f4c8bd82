package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.sync.Semaphore;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that close, stop, cancel, complete or release what is not theirs. */
class NotItsOwnTest {
  @Test
  @DisplayName("a body cannot close the loop it runs on")
  void closesTheLoop() {
    Hostile.beside(
        () ->
            assertThatThrownBy(() -> getRunningLoop().close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot close a running event loop"));
  }

  @Test
  @DisplayName("a body that stops the loop ends the run, which says so, and unwinds the others")
  void stopsTheLoop() {
    var trail = Trail.create();
    var stopped =
        catchThrowable(
            () ->
                run(
                    async(
                        () -> {
                          createTask(async(() -> Hostile.sleep(trail)));
                          createTask(async(() -> getRunningLoop().stop()));
                          await(sleep(Duration.ofHours(1)));
                        }),
                    Hostile.VIRTUAL));
    assertThat(stopped)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Event loop stopped before Future completed");
    trail.assertIs("unwound");
    Hostile.assertNextRun();
  }

  @Test
  @DisplayName("TASK-19 a body that cancels all tasks but its own ends them, and the loop goes on")
  void cancelsAll() {
    run(
        async(
            () -> {
              var trail = Trail.create();
              var victim = createTask(async(() -> Hostile.sleep(trail)));
              var immune = createTask(async(NotItsOwnTest::ignoreOneCancel));
              await(sleep(Duration.ofMillis(1)));
              for (var task : allTasks()) if (task != currentTask()) task.cancel();
              assertThat(await(immune)).isEqualTo("went on");
              assertThat(victim.cancelled()).isTrue();
              trail.assertIs("unwound");
            }),
        Hostile.VIRTUAL);
    Hostile.assertNextRun();
  }

  private static String ignoreOneCancel() {
    try {
      await(sleep(Duration.ofHours(1)));
    } catch (CancelledError ignored) {
      await(sleep(Duration.ofMillis(1)));
    }
    return "went on";
  }

  @Test
  @DisplayName("a future that a stranger has completed stays so: its owner is refused")
  void completesAFuture() {
    Hostile.beside(
        () -> {
          Future<String> future = getRunningLoop().createFuture();
          var waiter = createTask(async(() -> await(future)));
          await(sleep(Duration.ZERO));
          future.setResult("of a stranger");
          assertThatThrownBy(() -> future.setResult("of its owner"))
              .isInstanceOf(InvalidStateException.class);
          assertThat(await(waiter)).isEqualTo("of a stranger");
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("TASK-19 a connection that a stranger closes or aborts ends for its reader, alone")
  void closesAConnection(boolean aborts) {
    Hostile.beside(
        () -> {
          var server = await(startServer(Ends::echo, Ends.LOOPBACK, 0));
          var victim = await(openConnection(Ends.LOOPBACK, Ends.port(server)));
          var other = await(openConnection(Ends.LOOPBACK, Ends.port(server)));
          var reader = createTask(victim.reader().readLine());
          await(sleep(Duration.ZERO));
          if (aborts) victim.writer().transport().abort();
          else victim.writer().close();
          assertThat(await(reader)).isEmpty();
          await(victim.writer().waitClosed());
          other.writer().write(Ends.bytes("unharmed\n"));
          assertThat(await(other.reader().readLine())).asString().isEqualTo("unharmed\n");
          other.close();
          await(server.close(Duration.ofSeconds(10)));
        });
  }

  @Test
  @DisplayName("the release of a lock that nobody holds is refused, and the lock works on")
  void releasesALock() {
    Hostile.beside(
        () -> {
          var lock = Lock.create();
          assertThatThrownBy(lock::release).isInstanceOf(RuntimeException.class);
          lock.with(() -> assertThat(lock.locked()).isTrue());
          assertThat(lock.locked()).isFalse();
        });
  }

  @Test
  @DisplayName("asyncio's locks have no owner: a stranger's release lets the next one in, once")
  void releasesAStrangersLock() {
    Hostile.beside(
        () -> {
          var lock = Semaphore.create(1);
          var trail = Trail.create();
          await(lock.acquire());
          var next = createTask(async(() -> lock.with(() -> trail.add("next"))));
          await(sleep(Duration.ZERO));
          lock.release();
          await(next);
          trail.assertIs("next");
          assertThat(lock.locked()).isFalse();
        });
  }

  @Test
  @DisplayName("a generator that runs cannot be closed by another task")
  void closesAGenerator() {
    Hostile.beside(
        () -> {
          AsyncGenerator<Integer> numbers =
              asyncGenerator(
                  y -> {
                    await(sleep(Duration.ofMillis(2)));
                    y.emit(1);
                  });
          var reader = createTask(async(() -> await(numbers.next())));
          await(sleep(Duration.ofMillis(1)));
          assertThatThrownBy(() -> await(numbers.close()))
              .isInstanceOf(IllegalStateException.class);
          assertThat(await(reader)).isEqualTo(1);
          await(numbers.close());
        });
  }

  @Test
  @DisplayName("a body that shuts the default executor down: jobs are refused, the loop goes on")
  void shutsTheExecutorDown() {
    Hostile.beside(
        () -> {
          await(getRunningLoop().shutdownDefaultExecutor(null));
          assertThatThrownBy(() -> await(toThread(() -> 1)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("shutdown");
          await(sleep(Duration.ofMillis(1)));
        });
  }
}
