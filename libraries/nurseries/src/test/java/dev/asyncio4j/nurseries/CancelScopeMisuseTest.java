package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.nurseries.Levels.nap;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cancel scopes used wrongly, and from other threads. */
@ExtendWith(NothingLeftBehind.class)
class CancelScopeMisuseTest {
  @AsyncTest
  @DisplayName("NUR-C-08 from another thread: refused, with the way that is allowed")
  void anotherThread() {
    var scope = CancelScope.create();
    for (Runnable call :
        new Runnable[] {
          scope::cancel,
          () -> scope.cancel("why"),
          () -> scope.shield(true),
          () -> scope.deadline(seconds(1)),
          () -> scope.extend(seconds(1))
        }) {
      assertThatThrownBy(() -> await(toThread(call::run)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("use cancelThreadsafe");
    }
    assertThat(scope.cancelCalled()).isFalse();
  }

  @AsyncTest(realTime = true)
  @DisplayName("NUR-C-08 cancelThreadsafe cancels from another thread")
  void cancelThreadsafe() throws InterruptedException {
    var scope = CancelScope.create();
    var thread = new Thread(() -> scope.cancelThreadsafe("from outside"));
    var outcome =
        scope.run(
            s -> {
              thread.start();
              await(getRunningLoop().createFuture());
            });
    thread.join();
    assertThat(outcome.cancelledCaught()).isTrue();
    assertThat(scope.cancelReason()).contains("from outside");
  }

  @Test
  @DisplayName(
      "NUR-C-08 a scope made before the run can be cancelled before it is entered, and after")
  void madeBeforeTheRun() {
    var scope = CancelScope.create();
    scope.cancelThreadsafe("early");
    run(async(() -> assertThat(scope.run(s -> nap(1)).cancelledCaught()).isTrue()), VIRTUAL);
    scope.cancelThreadsafe("the loop is closed: nothing happens");
    assertThat(scope.cancelReason()).contains("early");
  }

  @Test
  @DisplayName("NUR-C-08 stress: cancelThreadsafe at the moment of the entry is never lost")
  void cancelsAtTheEntry() {
    for (int round = 0; round < 200; round++) {
      var scope = CancelScope.create();
      var ready = new CountDownLatch(1);
      var thread =
          new Thread(
              () -> {
                ready.countDown();
                scope.cancelThreadsafe("now");
              });
      run(
          async(
              () -> {
                thread.start();
                ready.await();
                assertThat(scope.run(s -> await(getRunningLoop().createFuture())).cancelledCaught())
                    .isTrue();
              }));
    }
  }

  @AsyncTest
  @DisplayName("NUR-C-09 a scope that is entered twice says where, both times")
  void enteredTwice() {
    var scope = CancelScope.create();
    scope.run(
        s ->
            assertThatThrownBy(() -> s.run(again -> 1))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .matches(
                    "(?s).*entered before at CancelScopeMisuseTest\\.java:\\d+, by .*Task-.*"
                        + "again at CancelScopeMisuseTest\\.java:\\d+.*"));
    assertThatThrownBy(() -> scope.run(again -> 1)).hasMessageContaining("entered before, by");
  }

  @AsyncTest
  @DisplayName("NUR-C-09 a scope that another task has entered says where")
  void enteredByTwoTasks() {
    var scope = CancelScope.create();
    var first = createTask(async(() -> scope.run(s -> nap(9))), "first");
    passes(1);
    assertThatThrownBy(() -> scope.run(s -> 1))
        .isInstanceOf(IllegalStateException.class)
        .message()
        .matches("(?s).*before at CancelScopeMisuseTest\\.java:\\d+, by .*first.* again at .*");
    scope.cancel();
    await(first);
  }

  @AsyncTest
  @DisplayName("NUR-C-09 a scope that is left out of order is told of")
  void leftOutOfOrder() {
    var me = currentTask();
    var before = CancelScopes.of(me);
    assertThatThrownBy(
            () ->
                CancelScope.create()
                    .run(
                        s -> {
                          CancelScopes.set(me, null);
                          return 1;
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Cancel scope stack corrupted")
        .hasMessageContaining("CancelScopeMisuseTest.java:");
    CancelScopes.set(me, before);
  }

  @Test
  @DisplayName("NUR-C-09 a scope of another loop is refused")
  void anotherLoop() {
    CancelScope[] kept = {null};
    AsyncTests.run(
        () -> {
          kept[0] = CancelScope.create();
        });
    AsyncTests.run(
        () ->
            assertThatThrownBy(() -> kept[0].run(s -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belongs to"));
  }

  @AsyncTest
  @DisplayName("NUR-C-09 scopes of another library in the same task are refused")
  void anotherLibrary() {
    CancelScopes.set(currentTask(), () -> false);
    assertThatThrownBy(() -> CancelScope.create().run(s -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another library");
    CancelScopes.set(currentTask(), null);
  }

  @Test
  void allOfItNeedsATask() {
    assertThatThrownBy(() -> Nurseries.moveOnAfter(seconds(1), () -> 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Nurseries.openNursery(n -> 1))
        .isInstanceOf(IllegalStateException.class);
    AsyncTests.run(
        () -> {
          Future<Throwable> refused = getRunningLoop().createFuture();
          getRunningLoop()
              .callSoon(
                  () -> {
                    try {
                      Nurseries.openNursery(n -> 1);
                    } catch (IllegalStateException e) {
                      refused.setResult(e);
                    }
                  });
          assertThat(await(refused))
              .hasMessage("openNursery outside a task: call it in a coroutine");
        });
  }
}
