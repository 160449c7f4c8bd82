package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * In mode {@code loop}, an await under a class initialiser would block the loop's own thread for
 * ever.
 */
class PinnedAwaitTest {
  private final Trail trail = Trail.create();

  /** What the initialisers below await; each class is initialised once. */
  private static Awaitable<?> awaited;

  static class AwaitsAFuture {
    static final Object VALUE = await(awaited);
  }

  static class AwaitsAPass {
    static final Object VALUE = await(sleep(Duration.ZERO, "passed"));
  }

  static class AwaitsASleep {
    static final Object VALUE = await(sleep(Duration.ofMillis(1), "slept"));
  }

  @BeforeEach
  void modeLoop() {
    assumeTrue(ChildJvm.MODE.equals("loop"), "only this mode has a thread to block");
  }

  private static void assertPinned(Callable<?> initialiser) {
    var error = catchThrowableOfType(ExceptionInInitializerError.class, initialiser::call);
    assertThat(error).as("the initialiser's await fails").isNotNull();
    assertThat(error.getCause())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("await while pinned");
  }

  @Test
  @DisplayName("an await inside a class initialiser fails with the reason, and the loop goes on")
  void aPinnedAwaitFails() {
    run(
        async(
            () -> {
              var other = createTask(async(trail.adding("other")::run));
              var future = getRunningLoop().<String>createFuture();
              awaited = future;
              assertPinned(() -> AwaitsAFuture.VALUE);
              trail.add("went on");
              await(other);
              getRunningLoop().callSoon(() -> future.setResult("done"));
              trail.add(await(future));
            }));
    trail.assertIs("went on", "other", "done");
  }

  @Test
  @DisplayName("after a pinned sleep(0) the body's next await waits for its own future")
  void aPinnedPassLeavesNothingQueued() {
    run(
        async(
            () -> {
              assertPinned(() -> AwaitsAPass.VALUE);
              var future = getRunningLoop().<String>createFuture();
              getRunningLoop().callLater(Duration.ofMillis(1), () -> future.setResult("done"));
              trail.add(await(future));
            }));
    trail.assertIs("done");
  }

  @Test
  @DisplayName("after a pinned sleep the body's next await is not woken by that sleep's timer")
  void aPinnedSleepWakesNobody() {
    run(
        async(
            () -> {
              assertPinned(() -> AwaitsASleep.VALUE);
              trail.add(await(sleep(Duration.ofMillis(20), "the second sleep")));
            }));
    trail.assertIs("the second sleep");
  }

  @Test
  @DisplayName("a body that ends after its pinned await leaves nothing behind")
  void theTaskMayEnd() {
    class Own {
      static final Object VALUE = await(sleep(Duration.ZERO, "passed"));
    }
    run(
        async(
            () -> {
              await(createTask(async(() -> assertPinned(() -> Own.VALUE))));
              await(sleep(Duration.ZERO));
              trail.add("the loop goes on");
            }));
    trail.assertIs("the loop goes on");
  }

  @Test
  @DisplayName("F-03 pins that an overflow has left inside the JDK keep no body on the thread")
  void pinsLeftBehind() {
    run(
        async(
            () -> {
              pinAsTheJdkDoes();
              pinAsTheJdkDoes();
              var other = createTask(async(trail.adding("other")::run));
              trail.add(await(sleep(Duration.ofMillis(1), "slept")));
              pinAsTheJdkDoes();
              trail.add(await(async(() -> await(other) == null ? "and again" : "never")));
            }));
    trail.assertIs("other", "slept", "and again");
  }

  /** What is left when the stack overflows where the JDK would end its critical section. */
  private static void pinAsTheJdkDoes() throws ReflectiveOperationException {
    var pin =
        Class.forName("java.lang.VirtualThread").getDeclaredMethod("disableSuspendAndPreempt");
    pin.setAccessible(true);
    pin.invoke(Thread.currentThread());
  }
}
