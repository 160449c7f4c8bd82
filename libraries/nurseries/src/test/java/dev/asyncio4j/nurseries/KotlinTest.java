package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.nurseries.Levels.tries;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.nurseries.Nurseries.shielded;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.kotlin.AwaitKt;
import dev.asyncio4j.kotlin.Suspending;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.NonCancellable;
import kotlinx.coroutines.TimeoutKt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kotlin code in scopes: its Jobs, {@code delay} and {@code await} hear the level, too. */
@ExtendWith(NothingLeftBehind.class)
class KotlinTest {
  private final Trail trail = Trail.create();

  private static Coroutine<?> delay(long seconds) {
    return Suspending.call(c -> DelayKt.delay(seconds * 1000, c));
  }

  private static Coroutine<?> awaiting(Awaitable<?> what) {
    return Suspending.call(c -> suspendIn(what, c));
  }

  /** Kotlin's {@code what.await()}, which is hidden from Java. */
  private static Object suspendIn(Awaitable<?> what, Continuation<?> continuation) {
    try {
      return AwaitKt.class
          .getMethod("await", Awaitable.class, Continuation.class)
          .invoke(null, what, continuation);
    } catch (InvocationTargetException e) {
      throw Sneaky.thrown(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("Kotlin has no await", e);
    }
  }

  @AsyncTest
  @DisplayName(
      "NUR-C-01 every Kotlin delay and await in a cancelled scope raises, and the level goes on")
  void level() {
    var start = now();
    var scope =
        CancelScope.create()
            .run(
                s -> {
                  s.cancel("why");
                  tries(trail, "delay", delay(9));
                  tries(trail, "await", awaiting(sleep(seconds(9))));
                  tries(trail, "delay", delay(9));
                  assertThatThrownBy(() -> await(delay(9))).hasMessage("why");
                  pause(1);
                });
    assertThat(scope.cancelledCaught()).isTrue();
    assertThat(secondsSince(start)).isZero();
    assertThat(currentTask().cancelling()).isZero();
    trail.assertIs("delay raised", "await raised", "delay raised");
  }

  @AsyncTest
  @DisplayName("NUR-D-01 a deadline ends a Kotlin delay and await at its time")
  void deadlines() {
    var start = now();
    assertThat(moveOnAfter(seconds(1), () -> await(delay(9))).cancelledCaught()).isTrue();
    assertThat(moveOnAfter(seconds(1), () -> await(awaiting(sleep(seconds(9))))).cancelledCaught())
        .isTrue();
    assertThat(secondsSince(start)).isEqualTo(2);
    await(delay(1));
  }

  @AsyncTest
  @DisplayName("NUR-C-05 a Java shield round Kotlin holds scopes back, and so does NonCancellable")
  void shields() {
    var start = now();
    moveOnAfter(
        seconds(1),
        () -> {
          try {
            pause(9);
          } finally {
            shielded(() -> await(delay(2)));
            trail.add("shielded until " + secondsSince(start));
          }
        });
    moveOnAfter(
        seconds(1),
        () ->
            await(
                Suspending.call(
                    c ->
                        BuildersKt.withContext(
                            NonCancellable.INSTANCE,
                            (scope, inner) -> DelayKt.delay(4000, inner),
                            c))));
    trail.add("NonCancellable until " + secondsSince(start));
    trail.assertIs("shielded until 3", "NonCancellable until 7");
  }

  @AsyncTest
  @DisplayName("NUR-C-05 lifting a shield ends a Kotlin delay at once")
  void aShieldIsLifted() {
    var start = now();
    var inner = CancelScope.create(ScopeOptions.defaults().shield(true));
    dev.asyncio4j.Asyncio.getRunningLoop().callLater(seconds(2), () -> inner.shield(false));
    var outer =
        CancelScope.create()
            .run(
                o -> {
                  o.cancel();
                  return inner.run(i -> await(delay(9)));
                });
    assertThat(outer.cancelledCaught()).isTrue();
    assertThat(secondsSince(start)).isEqualTo(2);
  }

  @AsyncTest
  @DisplayName(
      "NUR-C-07 an item handed to a Kotlin await whose scope is then cancelled is received")
  void nothingIsLost() {
    var queue = Queue.<String>create();
    var got = new ArrayList<Object>();
    var scope = CancelScope.create();
    var task = createTask(async(() -> scope.run(s -> got.add(await(awaiting(queue.get()))))));
    passes(1);
    queue.putNowait("kept");
    scope.cancel();
    await(task);
    assertThat(got).containsExactly("kept");
    assertThat(scope.cancelledCaught()).isFalse();
  }

  @AsyncTest
  @DisplayName(
      "NUR-C-14 scope and Task.cancel in one pass, in a Kotlin delay: the task ends cancelled")
  void edgeAndLevel() {
    var scope = CancelScope.create();
    var task = createTask(async(() -> scope.run(s -> await(delay(9)))));
    passes(2);
    scope.cancel();
    task.cancel();
    assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
    assertThat(scope.cancelledCaught()).isFalse();
  }

  @AsyncTest
  @DisplayName("NUR-C-15 Kotlin's withTimeout, asyncio's timeout and scopes each swallow their own")
  void timeouts() {
    assertThatThrownBy(
            () -> timeout(seconds(1), () -> moveOnAfter(seconds(5), () -> await(delay(9)))))
        .isInstanceOf(AsyncTimeoutException.class);
    assertThat(
            moveOnAfter(seconds(1), () -> timeout(seconds(5), () -> await(delay(9))))
                .cancelledCaught())
        .isTrue();
    assertThatThrownBy(() -> await(withTimeout(1, moveOn(5))))
        .isInstanceOf(AsyncTimeoutException.class);
    assertThat(await(withTimeout(5, moveOn(1)))).isEqualTo("moved on");
    assertThat(
            moveOnAfter(seconds(1), () -> await(withTimeout(5, sleep(seconds(9)))))
                .cancelledCaught())
        .isTrue();
    assertThat(currentTask().cancelling()).isZero();
  }

  private static Coroutine<Object> withTimeout(long seconds, Awaitable<?> what) {
    return Suspending.call(
        c -> TimeoutKt.withTimeout(seconds * 1000, (scope, inner) -> suspendIn(what, inner), c));
  }

  private static Coroutine<String> moveOn(long seconds) {
    return async(
        () ->
            moveOnAfter(seconds(seconds), () -> await(sleep(seconds(9), "never")))
                .orElse("moved on"));
  }

  @AsyncTest
  @DisplayName("a nursery's children in Kotlin are cancelled by a sibling's failure; one tree")
  void children() {
    var start = now();
    assertThatThrownBy(
            () ->
                openNursery(
                    nursery -> {
                      nursery.startSoon(async(() -> tries(trail, "delay", delay(99))));
                      nursery.startSoon(
                          async(() -> tries(trail, "await", awaiting(sleep(seconds(99))))));
                      nursery.startSoon(
                          async(
                              () -> {
                                await(delay(1));
                                throw new java.io.IOException("child");
                              }));
                    }))
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("child"));
    assertThat(secondsSince(start)).isEqualTo(1);
    trail.assertIs("delay raised", "await raised");
  }

  @AsyncTest
  @DisplayName("NUR-C-13 a task group of Kotlin code in a cancelled scope is waited for")
  void taskGroups() {
    var start = now();
    var scope =
        moveOnAfter(
            seconds(1),
            () ->
                taskGroup(
                    (TaskGroup.VoidBody)
                        group ->
                            group.createTask(
                                async(
                                    () -> {
                                      try {
                                        await(delay(99));
                                      } finally {
                                        await(delay(3));
                                        trail.add("slow clean-up");
                                      }
                                    }))));
    assertThat(scope.cancelledCaught()).isTrue();
    assertThat(secondsSince(start)).isEqualTo(4);
    trail.assertIs("slow clean-up");
  }
}
